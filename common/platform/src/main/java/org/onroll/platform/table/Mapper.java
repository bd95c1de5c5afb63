package org.onroll.platform.table;

import org.onroll.domain.records.Stored;

/** Between one kind of record and its item, keys and index attributes apart. */
interface Mapper<R extends Stored> {
  Class<R> type();

  /** The name of the kind in the table. */
  String kind();

  Attributes write(R record);

  R read(Attributes item);

  /** From two functions. */
  static <R extends Stored> Mapper<R> of(
      Class<R> type,
      String kind,
      java.util.function.Function<R, Attributes> write,
      java.util.function.Function<Attributes, R> read) {
    return new Mapper<>() {
      @Override
      public Class<R> type() {
        return type;
      }

      @Override
      public String kind() {
        return kind;
      }

      @Override
      public Attributes write(R record) {
        return write.apply(record);
      }

      @Override
      public R read(Attributes item) {
        return read.apply(item);
      }
    };
  }
}
