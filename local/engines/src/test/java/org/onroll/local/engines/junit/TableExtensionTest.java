package org.onroll.local.engines.junit;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.BillingMode;
import software.amazon.awssdk.services.dynamodb.model.GlobalSecondaryIndexDescription;
import software.amazon.awssdk.services.dynamodb.model.QueryResponse;
import software.amazon.awssdk.services.dynamodb.model.TableDescription;
import software.amazon.awssdk.services.dynamodb.model.TimeToLiveStatus;

class TableExtensionTest {
  @RegisterExtension static final TableExtension TABLE = new TableExtension();

  @Test
  void the_table_has_the_indexes_that_the_template_gives_it() {
    TableDescription table =
        TABLE.client().describeTable(d -> d.tableName(TABLE.tableName())).table();
    assertThat(table.billingModeSummary().billingMode()).isEqualTo(BillingMode.PAY_PER_REQUEST);
    assertThat(table.globalSecondaryIndexes())
        .extracting(GlobalSecondaryIndexDescription::indexName)
        .containsExactlyInAnyOrder("due", "worklist");
    assertThat(table.globalSecondaryIndexes())
        .flatExtracting(index -> index.projection().nonKeyAttributes())
        .containsExactlyInAnyOrder("version", "kind");
    assertThat(
            TABLE
                .client()
                .describeTimeToLive(d -> d.tableName(TABLE.tableName()))
                .timeToLiveDescription()
                .timeToLiveStatus())
        .isEqualTo(TimeToLiveStatus.ENABLED);
  }

  @Test
  void an_item_is_in_the_index_of_due_things_only_while_it_is_due() {
    Map<String, AttributeValue> key =
        Map.of("PK", AttributeValue.fromS("MAIL#1"), "SK", AttributeValue.fromS("MAIL"));
    Map<String, AttributeValue> item = new TreeMap<>(key);
    item.put("dueShard", AttributeValue.fromS("mail#0"));
    item.put("dueAt", AttributeValue.fromS("2026-09-14T06:00:00Z"));
    item.put("version", AttributeValue.fromN("1"));
    TABLE.client().putItem(put -> put.tableName(TABLE.tableName()).item(item));
    assertThat(due().items()).containsExactly(item);

    TABLE
        .client()
        .updateItem(
            update ->
                update
                    .tableName(TABLE.tableName())
                    .key(key)
                    .updateExpression("REMOVE dueShard, dueAt"));
    assertThat(due().items()).isEmpty();
  }

  private static QueryResponse due() {
    return TABLE
        .client()
        .query(
            query ->
                query
                    .tableName(TABLE.tableName())
                    .indexName("due")
                    .keyConditionExpression("dueShard = :shard")
                    .expressionAttributeValues(Map.of(":shard", AttributeValue.fromS("mail#0"))));
  }
}
