package org.onroll.bench.plain;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.Map;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.ConditionalCheckFailedException;

/**
 * What the SDK's examples show, and no more: {@code PUT /contacts/{id}} as one conditional write,
 * with the SDK's own defaults. Nothing of OnRoll is in it.
 */
public final class PlainHandler implements RequestStreamHandler {
  private final ObjectMapper json = new ObjectMapper();
  private final DynamoDbClient dynamo = DynamoDbClient.create();
  private final String table = System.getenv("TABLE_NAME");

  @Override
  public void handleRequest(InputStream in, OutputStream out, Context context) throws IOException {
    JsonNode event = json.readTree(in);
    JsonNode body = json.readTree(event.path("body").asText());
    String id = event.path("pathParameters").path("id").asText();
    ObjectNode answer = json.createObjectNode();
    try {
      dynamo.putItem(
          put ->
              put.tableName(table)
                  .item(
                      Map.of(
                          "PK", AttributeValue.fromS("PLAIN#" + id),
                          "SK", AttributeValue.fromS("PLAIN"),
                          "email", AttributeValue.fromS(body.path("email").asText())))
                  .conditionExpression("attribute_not_exists(PK)"));
      answer.put("statusCode", 200).put("body", json.writeValueAsString(body));
    } catch (ConditionalCheckFailedException e) {
      answer.put("statusCode", 409).put("body", "{}");
    }
    answer.putObject("headers").put("Content-Type", "application/json");
    json.writeValue(out, answer);
  }
}
