package org.onroll.platform.http;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.InputStream;
import java.io.StringWriter;

/** JSON at the edges, with bounds on what is read. */
public final class Json {
  private static final int DEEPEST = 32;
  private static final int LAST_OF_ASCII = 127;

  /** For events: their body may be as long as the platform lets it be. */
  private static final JsonFactory FACTORY =
      JsonFactory.builder()
          .streamReadConstraints(
              StreamReadConstraints.builder()
                  .maxNestingDepth(DEEPEST)
                  .maxNumberLength(40)
                  .maxStringLength(12_000_000)
                  .build())
          .build();

  private Json() {}

  public static ObjectNode object() {
    return JsonNodeFactory.instance.objectNode();
  }

  /** The event that Lambda hands over. */
  public static JsonNode event(InputStream in) throws IOException {
    try (JsonParser parser = FACTORY.createParser(in)) {
      return JsonTree.read(parser);
    }
  }

  /**
   * A body that a client sent.
   *
   * @throws ProblemException 400 where it is no JSON object, or too deep
   */
  public static ObjectNode body(byte[] bytes) {
    try (JsonParser parser = FACTORY.createParser(bytes)) {
      if (JsonTree.read(parser) instanceof ObjectNode object) return object;
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
    try (JsonParser parser = FACTORY.createParser(text)) {
      return JsonTree.read(parser);
    } catch (IOException e) {
      throw new IllegalStateException("JSON of our own cannot be read", e);
    }
  }

  public static String write(JsonNode value) {
    return write(value, false, 0);
  }

  /**
   * In ASCII alone: JSON lets U+2028 and its like stand in a text, and what reads lines may end one
   * there.
   */
  public static String line(JsonNode value) {
    return write(value, false, LAST_OF_ASCII);
  }

  /** The same text for the same content, whatever the order of its members. */
  public static String canonical(JsonNode node) {
    return write(node, true, 0);
  }

  /**
   * Writes {@code value}.
   *
   * @param sorted members by name
   * @param lastPlain the last character that is not escaped; 0 for all that JSON allows
   */
  private static String write(JsonNode value, boolean sorted, int lastPlain) {
    StringWriter text = new StringWriter();
    try (JsonGenerator to = FACTORY.createGenerator(text)) {
      to.setHighestNonEscapedChar(lastPlain);
      JsonTree.write(value, sorted, to);
    } catch (IOException e) {
      throw new IllegalStateException("cannot be written as JSON", e);
    }
    return text.toString();
  }
}
