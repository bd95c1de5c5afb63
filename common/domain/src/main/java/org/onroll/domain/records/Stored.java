package org.onroll.domain.records;

import java.time.Instant;
import java.util.Optional;

/** Something that is kept. */
public interface Stored {
  Key<? extends Stored> key();

  /** When something must be done about it, where that is so; done, it leaves the index. */
  default Optional<Due> toDo() {
    return Optional.empty();
  }

  /** The list that people work through it by, and its place there. */
  default Optional<Listed> listed() {
    return Optional.empty();
  }

  /** From when it may be forgotten. */
  default Optional<Instant> expires() {
    return Optional.empty();
  }

  /** Kept in the index {@code due}. */
  record Due(DueKind kind, Instant at) {}

  /** Kept in the index {@code worklist}. */
  record Listed(String list, String order) {}
}
