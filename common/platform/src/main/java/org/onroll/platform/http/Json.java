package org.onroll.platform.http;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.json.JsonWriteFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectWriter;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.InputStream;
import java.util.Map;
import java.util.TreeMap;

/** JSON at the edges, with bounds on what is read. */
public final class Json {
  private static final int DEEPEST = 32;

  /** For events: their body may be as long as the platform lets it be. */
  private static final ObjectMapper MAPPER =
      JsonMapper.builder(
              JsonFactory.builder()
                  .streamReadConstraints(
                      StreamReadConstraints.builder()
                          .maxNestingDepth(DEEPEST)
                          .maxNumberLength(40)
                          .maxStringLength(12_000_000)
                          .build())
                  .build())
          .enable(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS)
          .disable(MapperFeature.AUTO_DETECT_FIELDS)
          .build();

  private static final ObjectWriter ASCII = MAPPER.writer().with(JsonWriteFeature.ESCAPE_NON_ASCII);

  private Json() {}

  public static ObjectNode object() {
    return MAPPER.createObjectNode();
  }

  /** The event that Lambda hands over. */
  public static JsonNode event(InputStream in) throws IOException {
    return MAPPER.readTree(in);
  }

  /**
   * A body that a client sent.
   *
   * @throws ProblemException 400 where it is no JSON object, or too deep
   */
  public static ObjectNode body(byte[] bytes) {
    try {
      JsonNode node = MAPPER.readTree(bytes);
      if (node instanceof ObjectNode object) return object;
      throw ProblemException.badRequest("The body must be a JSON object.");
    } catch (IOException e) {
      String where =
          e instanceof JsonProcessingException j && j.getLocation() != null
              ? " (line " + j.getLocation().getLineNr() + ")"
              : "";
      throw ProblemException.badRequest("The body cannot be read as JSON" + where + ".");
    }
  }

  public static JsonNode parse(String text) {
    try {
      return MAPPER.readTree(text);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("JSON of our own cannot be read", e);
    }
  }

  public static String write(Object value) {
    return write(value, MAPPER.writer());
  }

  /**
   * In ASCII alone: JSON lets U+2028 and its like stand in a text, and what reads lines may end one
   * there.
   */
  public static String line(JsonNode value) {
    return write(value, ASCII);
  }

  private static String write(Object value, ObjectWriter writer) {
    try {
      return writer.writeValueAsString(value);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("cannot be written as JSON", e);
    }
  }

  /** The same text for the same content, whatever the order of its members. */
  public static String canonical(JsonNode node) {
    return write(sorted(node));
  }

  private static Object sorted(JsonNode node) {
    if (node.isObject()) {
      Map<String, Object> members = new TreeMap<>();
      node.properties().forEach(e -> members.put(e.getKey(), sorted(e.getValue())));
      return members;
    }
    if (node.isArray()) return node.valueStream().map(Json::sorted).toList();
    return node;
  }
}
