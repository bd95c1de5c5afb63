package org.onroll.domain.records;

import org.jspecify.annotations.Nullable;

/**
 * The typed name of one record: a partition, and a place in its order. Holds no personal data,
 * since keys are copied into indexes.
 */
public record Key<R extends Stored>(Class<R> type, String partition, String sort) {
  public Key {
    if (partition.isBlank() || sort.isBlank()) throw new IllegalArgumentException("blank key");
  }

  /** Spreads keys over shards; the same for ever, unlike the hash of a class. */
  public int hashCodeOfParts() {
    return 31 * partition.hashCode() + sort.hashCode();
  }

  /** By hand: a record's own is put together at first use, in the midst of a first answer. */
  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof Key<?> k
        && type == k.type
        && partition.equals(k.partition)
        && sort.equals(k.sort);
  }

  @Override
  public int hashCode() {
    return 31 * type.hashCode() + hashCodeOfParts();
  }

  @Override
  public String toString() {
    return partition + "/" + sort;
  }
}
