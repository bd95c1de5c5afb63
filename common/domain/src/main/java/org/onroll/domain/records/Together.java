package org.onroll.domain.records;

import java.util.List;
import java.util.Optional;

/**
 * Records of several kinds that were read in one go.
 *
 * @param found those that were there
 */
public record Together(List<Stored> found) {
  public Together {
    found = List.copyOf(found);
  }

  /** The one under {@code key}; empty where it was not there, or was not asked for. */
  public <R extends Stored> Optional<R> find(Key<R> key) {
    for (Stored record : found) {
      if (record.key().equals(key)) return Optional.of(key.type().cast(record));
    }
    return Optional.empty();
  }
}
