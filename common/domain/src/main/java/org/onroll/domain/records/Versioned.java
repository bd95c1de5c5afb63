package org.onroll.domain.records;

/** A record that changes: 1 when created, one more with each change. */
public interface Versioned extends Stored {
  long version();
}
