package org.onroll.domain.records;

/** One part of a commit; all parts happen, or none. */
public sealed interface Change {
  /** New; the commit fails with {@link ConflictException} where the key is taken. */
  record Create(Stored record) implements Change {}

  /** A new version; fails where the kept version is not the one before. */
  record Replace(Versioned record) implements Change {}

  /** Written whatever stands there; for records that say the same however often written. */
  record Put(Stored record) implements Change {}

  record Remove(Key<?> key) implements Change {}

  static Change create(Stored record) {
    return new Create(record);
  }

  /** Create for version 1, otherwise replace. */
  static Change save(Versioned record) {
    return record.version() == 1 ? new Create(record) : new Replace(record);
  }

  static Change put(Stored record) {
    return new Put(record);
  }

  static Change remove(Key<?> key) {
    return new Remove(key);
  }
}
