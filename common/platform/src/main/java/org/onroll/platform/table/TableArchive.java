package org.onroll.platform.table;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.onroll.domain.books.Archive;
import org.onroll.domain.records.Stored;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * The whole table, read once by a Scan, for the audit. No function uses it: what it costs grows
 * with what is stored.
 */
public final class TableArchive implements Archive {
  private final Map<String, List<Map<String, AttributeValue>>> byKind = new HashMap<>();
  private final List<String> unreadable = new ArrayList<>();

  public TableArchive(DynamoDbClient dynamo, String table) {
    this(dynamo.scanPaginator(s -> s.tableName(table).consistentRead(true)).items());
  }

  /**
   * @param items as they are in the table
   */
  public TableArchive(Iterable<Map<String, AttributeValue>> items) {
    for (Map<String, AttributeValue> item : items) {
      byKind.computeIfAbsent(new Attributes(item).text("kind"), k -> new ArrayList<>()).add(item);
    }
  }

  @Override
  public <R extends Stored> List<R> all(Class<R> type) {
    List<R> all = new ArrayList<>();
    for (Map<String, AttributeValue> item : byKind.getOrDefault(Items.kind(type), List.of())) {
      try {
        Items.read(type, item).ifPresent(all::add);
      } catch (RuntimeException e) {
        Attributes key = new Attributes(item);
        unreadable.add(key.text("PK") + "/" + key.text("SK"));
      }
    }
    return all;
  }

  /** Keys of the records that were asked for and could not be read. */
  public List<String> unreadable() {
    return unreadable.stream().distinct().toList();
  }
}
