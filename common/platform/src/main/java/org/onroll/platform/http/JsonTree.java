package org.onroll.platform.http;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.util.Map;
import java.util.TreeMap;

/**
 * Trees of JSON, token by token, as Jackson's {@code ObjectMapper} reads and writes them. To make
 * one takes a tenth of a cold start, date formats of all locales included, and trees need nothing
 * of it.
 */
final class JsonTree {
  private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

  private JsonTree() {}

  /** The first value; a missing node where there is none. What follows it is left alone. */
  static JsonNode read(JsonParser from) throws IOException {
    return from.nextToken() == null ? NODES.missingNode() : value(from);
  }

  /** The one that the parser stands at; the factory's constraints bound how deep it goes. */
  private static JsonNode value(JsonParser from) throws IOException {
    return switch (from.currentToken()) {
      case START_OBJECT -> object(from);
      case START_ARRAY -> array(from);
      case VALUE_STRING -> NODES.textNode(from.getText());
      case VALUE_TRUE -> NODES.booleanNode(true);
      case VALUE_FALSE -> NODES.booleanNode(false);
      case VALUE_NULL -> NODES.nullNode();
      case VALUE_NUMBER_FLOAT -> NODES.numberNode(from.getDoubleValue());
      case VALUE_NUMBER_INT -> integer(from);
      default -> throw new IllegalStateException("no value begins with " + from.currentToken());
    };
  }

  /** Of two members of one name the last counts. */
  private static ObjectNode object(JsonParser from) throws IOException {
    ObjectNode object = NODES.objectNode();
    for (String name = from.nextFieldName(); name != null; name = from.nextFieldName()) {
      from.nextToken();
      object.set(name, value(from));
    }
    return object;
  }

  private static ArrayNode array(JsonParser from) throws IOException {
    ArrayNode array = NODES.arrayNode();
    while (!from.nextToken().isStructEnd()) array.add(value(from));
    return array;
  }

  private static JsonNode integer(JsonParser from) throws IOException {
    return switch (from.getNumberType()) {
      case INT -> NODES.numberNode(from.getIntValue());
      case LONG -> NODES.numberNode(from.getLongValue());
      default -> NODES.numberNode(from.getBigIntegerValue());
    };
  }

  /**
   * Writes {@code node}.
   *
   * @param sorted members by name, instead of in their order
   */
  static void write(JsonNode node, boolean sorted, JsonGenerator to) throws IOException {
    switch (node.getNodeType()) {
      case OBJECT -> {
        to.writeStartObject();
        for (Map.Entry<String, JsonNode> member : members(node, sorted)) {
          to.writeFieldName(member.getKey());
          write(member.getValue(), sorted, to);
        }
        to.writeEndObject();
      }
      case ARRAY -> {
        to.writeStartArray();
        for (JsonNode element : node) write(element, sorted, to);
        to.writeEndArray();
      }
      case STRING -> to.writeString(node.textValue());
      case BOOLEAN -> to.writeBoolean(node.booleanValue());
      case NUMBER -> number(node, to);
      case NULL, MISSING -> to.writeNull();
      case BINARY, POJO -> throw new IllegalStateException("nothing that JSON has a text for");
    }
  }

  private static Iterable<Map.Entry<String, JsonNode>> members(JsonNode object, boolean sorted) {
    if (!sorted) return object.properties();
    Map<String, JsonNode> byName = new TreeMap<>();
    for (Map.Entry<String, JsonNode> e : object.properties()) byName.put(e.getKey(), e.getValue());
    return byName.entrySet();
  }

  private static void number(JsonNode node, JsonGenerator to) throws IOException {
    switch (node.numberType()) {
      case INT -> to.writeNumber(node.intValue());
      case LONG -> to.writeNumber(node.longValue());
      case BIG_INTEGER -> to.writeNumber(node.bigIntegerValue());
      case FLOAT -> to.writeNumber(node.floatValue());
      case DOUBLE -> to.writeNumber(node.doubleValue());
      case BIG_DECIMAL -> to.writeNumber(node.decimalValue());
    }
  }
}
