package org.onroll.platform.table;

import static software.amazon.awssdk.services.dynamodb.model.AttributeValue.fromN;

import java.util.List;
import java.util.Map;
import org.onroll.domain.records.Change;
import org.onroll.domain.records.ConflictException;
import org.onroll.domain.records.Key;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.Put;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;
import software.amazon.awssdk.services.dynamodb.model.TransactionCanceledException;
import software.amazon.awssdk.services.dynamodb.model.WriteRequest;

/** Changes as DynamoDB's writes with their conditions. */
final class Writes {
  static final String ABSENT = "attribute_not_exists(PK)";
  static final String VERSION = "version = :was";

  /** What is put unread must not take the place of what a newer version wrote. */
  private static final String NOT_NEWER = "attribute_not_exists(#schema) or #schema <= :schema";

  private Writes() {}

  static TransactWriteItem transact(Change change, String table) {
    TransactWriteItem.Builder item = TransactWriteItem.builder();
    switch (change) {
      case Change.Create c ->
          item.put(
              p -> p.tableName(table).item(Items.write(c.record())).conditionExpression(ABSENT));
      case Change.Replace c ->
          item.put(
              p ->
                  p.tableName(table)
                      .item(Items.write(c.record()))
                      .conditionExpression(VERSION)
                      .expressionAttributeValues(
                          Map.of(":was", fromN(Long.toString(c.record().version() - 1)))));
      case Change.Put c -> item.put(put(c, table));
      case Change.Remove c -> item.delete(d -> d.tableName(table).key(Items.key(c.key())));
    }
    return item.build();
  }

  static Put put(Change.Put change, String table) {
    Map<String, AttributeValue> item = Items.write(change.record());
    return Put.builder()
        .tableName(table)
        .item(item)
        .conditionExpression(NOT_NEWER)
        .expressionAttributeNames(Map.of("#schema", Mapper.SCHEMA))
        .expressionAttributeValues(Map.of(":schema", item.get(Mapper.SCHEMA)))
        .build();
  }

  /**
   * A batch has no conditions: what it puts is of kinds that can be made again from others.
   *
   * @throws IllegalArgumentException for a change with a condition
   */
  static WriteRequest batch(Change change) {
    return switch (change) {
      case Change.Put c ->
          WriteRequest.builder().putRequest(p -> p.item(Items.write(c.record()))).build();
      case Change.Remove c ->
          WriteRequest.builder().deleteRequest(d -> d.key(Items.key(c.key()))).build();
      case Change.Create c ->
          throw new IllegalArgumentException("a batch has no conditions: " + c.record().key());
      case Change.Replace c ->
          throw new IllegalArgumentException("a batch has no conditions: " + c.record().key());
    };
  }

  static Key<?> key(Change change) {
    return switch (change) {
      case Change.Create c -> c.record().key();
      case Change.Replace c -> c.record().key();
      case Change.Put c -> c.record().key();
      case Change.Remove c -> c.key();
    };
  }

  /**
   * What it means that a condition did not hold, or that others are writing; keys hold no personal
   * data.
   */
  static RuntimeException lost(List<Change> changes, TransactionCanceledException e) {
    for (int i = 0; i < Math.min(changes.size(), e.cancellationReasons().size()); i++) {
      String code = e.cancellationReasons().get(i).code();
      if (!"None".equals(code)) return lost(changes.get(i), "ConditionalCheckFailed".equals(code));
    }
    return new ConflictException("written by another first: unknown");
  }

  /**
   * @param condition it was the change's own that did not hold: of a put, only one ever does not
   */
  static RuntimeException lost(Change change, boolean condition) {
    return condition && change instanceof Change.Put
        ? new NewerSchemaException(key(change).toString())
        : new ConflictException("written by another first: " + key(change));
  }
}
