package org.onroll.local.engines;

import java.util.ArrayList;
import java.util.List;
import org.onroll.local.engines.template.TableDefinition;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeDefinition;
import software.amazon.awssdk.services.dynamodb.model.BillingMode;
import software.amazon.awssdk.services.dynamodb.model.CreateTableRequest;
import software.amazon.awssdk.services.dynamodb.model.GlobalSecondaryIndex;
import software.amazon.awssdk.services.dynamodb.model.KeySchemaElement;
import software.amazon.awssdk.services.dynamodb.model.KeyType;
import software.amazon.awssdk.services.dynamodb.model.Projection;
import software.amazon.awssdk.services.dynamodb.model.ResourceInUseException;
import software.amazon.awssdk.services.dynamodb.model.TimeToLiveSpecification;

/**
 * Makes a table as the template describes it: keys, indexes, billing on demand, expiry. Encryption,
 * backups and protection from deletion have no meaning on this machine.
 */
public final class Tables {
  private Tables() {}

  /**
   * Makes the table under this name unless it is there.
   *
   * @return whether it was made now
   */
  public static boolean create(DynamoDbClient client, TableDefinition table, String name) {
    boolean made = true;
    try {
      client.createTable(request(table, name));
    } catch (ResourceInUseException e) {
      made = false;
    }
    try (var waiter = client.waiter()) {
      waiter.waitUntilTableExists(describe -> describe.tableName(name));
    }
    if (made) table.expiry().ifPresent(attribute -> expire(client, name, attribute));
    return made;
  }

  private static void expire(DynamoDbClient client, String name, String attribute) {
    TimeToLiveSpecification expiry =
        TimeToLiveSpecification.builder().attributeName(attribute).enabled(true).build();
    client.updateTimeToLive(update -> update.tableName(name).timeToLiveSpecification(expiry));
  }

  private static CreateTableRequest request(TableDefinition table, String name) {
    List<AttributeDefinition> attributes = new ArrayList<>();
    table
        .attributes()
        .forEach(
            (attribute, type) ->
                attributes.add(
                    AttributeDefinition.builder()
                        .attributeName(attribute)
                        .attributeType(type)
                        .build()));
    return CreateTableRequest.builder()
        .tableName(name)
        .billingMode(BillingMode.PAY_PER_REQUEST)
        .attributeDefinitions(attributes)
        .keySchema(schema(table.key()))
        .globalSecondaryIndexes(table.indexes().stream().map(Tables::index).toList())
        .build();
  }

  private static GlobalSecondaryIndex index(TableDefinition.Index index) {
    Projection.Builder projection = Projection.builder().projectionType(index.projection());
    if (!index.included().isEmpty()) projection.nonKeyAttributes(index.included());
    return GlobalSecondaryIndex.builder()
        .indexName(index.name())
        .keySchema(schema(index.key()))
        .projection(projection.build())
        .build();
  }

  private static List<KeySchemaElement> schema(TableDefinition.Key key) {
    List<KeySchemaElement> schema = new ArrayList<>();
    schema.add(KeySchemaElement.builder().attributeName(key.hash()).keyType(KeyType.HASH).build());
    key.range()
        .map(
            range -> KeySchemaElement.builder().attributeName(range).keyType(KeyType.RANGE).build())
        .ifPresent(schema::add);
    return schema;
  }
}
