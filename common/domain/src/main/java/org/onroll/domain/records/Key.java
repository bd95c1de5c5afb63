package org.onroll.domain.records;

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

  @Override
  public String toString() {
    return partition + "/" + sort;
  }
}
