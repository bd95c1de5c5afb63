package org.onroll.platform.table;

import static software.amazon.awssdk.services.dynamodb.model.AttributeValue.fromN;

import java.util.List;
import java.util.Map;
import org.onroll.domain.records.Change;
import org.onroll.domain.records.Key;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;
import software.amazon.awssdk.services.dynamodb.model.TransactionCanceledException;
import software.amazon.awssdk.services.dynamodb.model.WriteRequest;

/** Changes as DynamoDB's writes with their conditions. */
final class Writes {
  static final String ABSENT = "attribute_not_exists(PK)";
  static final String VERSION = "version = :was";

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
      case Change.Put c -> item.put(p -> p.tableName(table).item(Items.write(c.record())));
      case Change.Remove c -> item.delete(d -> d.tableName(table).key(Items.key(c.key())));
    }
    return item.build();
  }

  /**
   * @throws IllegalArgumentException for a change with a condition: a batch has none
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

  /** The key of the part whose condition failed; keys hold no personal data. */
  static String lost(List<Change> changes, TransactionCanceledException e) {
    for (int i = 0; i < Math.min(changes.size(), e.cancellationReasons().size()); i++) {
      if (!"None".equals(e.cancellationReasons().get(i).code())) {
        return key(changes.get(i)).toString();
      }
    }
    return "unknown";
  }
}
