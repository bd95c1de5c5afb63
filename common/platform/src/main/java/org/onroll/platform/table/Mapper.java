package org.onroll.platform.table;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import org.onroll.domain.records.Stored;

/**
 * Between one kind of record and its item, keys and index attributes apart.
 *
 * @param kind its name in the table
 * @param upgrades each makes the attributes of one schema those of the next, from schema 1 on
 * @param reader of the newest schema only
 */
record Mapper<R extends Stored>(
    Class<R> type,
    String kind,
    Function<R, Attributes> writer,
    Function<Attributes, R> reader,
    List<UnaryOperator<Attributes>> upgrades) {
  static final String SCHEMA = "schema";

  Mapper {
    upgrades = List.copyOf(upgrades);
  }

  /** A kind whose shape has never changed: schema 1. */
  static <R extends Stored> Mapper<R> of(
      Class<R> type, String kind, Function<R, Attributes> write, Function<Attributes, R> read) {
    return new Mapper<>(type, kind, write, read, List.of());
  }

  /** The shape has changed once more: {@code write} and {@code read} speak of what this makes. */
  Mapper<R> upgradedBy(UnaryOperator<Attributes> upgrade) {
    List<UnaryOperator<Attributes>> all = new ArrayList<>(upgrades);
    all.add(upgrade);
    return new Mapper<>(type, kind, writer, reader, all);
  }

  /** The schema that is written, and the newest that is read. */
  int schema() {
    return 1 + upgrades.size();
  }

  Attributes write(R record) {
    return writer.apply(record).number(SCHEMA, schema());
  }

  /**
   * @throws NewerSchemaException for what a newer version wrote
   */
  R read(Attributes item) {
    int schema = Math.max(1, item.integer(SCHEMA)); // before schemas were numbered: 1
    if (schema > schema()) throw new NewerSchemaException(kind, schema, schema());
    Attributes now = item;
    for (UnaryOperator<Attributes> upgrade : upgrades.subList(schema - 1, upgrades.size())) {
      now = upgrade.apply(now);
    }
    return reader.apply(now);
  }
}
