package org.onroll.platform.table;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.KeysAndAttributes;

/** Items by their keys, strongly, many in one go; what was left unread is asked for again. */
final class BatchReads {
  private final DynamoDbClient dynamo;
  private final String table;

  BatchReads(DynamoDbClient dynamo, String table) {
    this.dynamo = dynamo;
    this.table = table;
  }

  /**
   * The items of {@code keys} in their order; those that are gone are left out.
   *
   * @param keys each another one, at most 100
   */
  List<Map<String, AttributeValue>> items(List<Map<String, AttributeValue>> keys) {
    if (keys.isEmpty()) return List.of();
    Map<String, Map<String, AttributeValue>> found = new HashMap<>();
    Map<String, KeysAndAttributes> wanted =
        Map.of(table, KeysAndAttributes.builder().keys(keys).consistentRead(true).build());
    Backoff backoff = new Backoff();
    while (!wanted.isEmpty()) {
      Map<String, KeysAndAttributes> now = wanted;
      var answer = Refusals.ask(() -> dynamo.batchGetItem(r -> r.requestItems(now)));
      for (Map<String, AttributeValue> item : answer.responses().getOrDefault(table, List.of())) {
        found.put(place(item), item);
      }
      wanted = answer.unprocessedKeys();
      if (!wanted.isEmpty()) backoff.pause();
    }
    List<Map<String, AttributeValue>> items = new ArrayList<>();
    for (Map<String, AttributeValue> key : keys) {
      Map<String, AttributeValue> item = found.get(place(key));
      if (item != null) items.add(item);
    }
    return items;
  }

  private static String place(Map<String, AttributeValue> item) {
    Attributes a = new Attributes(item);
    return a.text("PK") + "\n" + a.text("SK");
  }
}
