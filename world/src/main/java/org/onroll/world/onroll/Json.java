package org.onroll.world.onroll;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;

/** Fields of answers that may be absent. */
final class Json {
  private Json() {}

  static String text(JsonNode node, String field) {
    return node.path(field).asText("");
  }

  static Optional<LocalDate> date(JsonNode node, String field) {
    String text = text(node, field);
    try {
      return text.isEmpty() ? Optional.empty() : Optional.of(LocalDate.parse(text));
    } catch (DateTimeException e) {
      return Optional.empty();
    }
  }

  static Optional<Instant> instant(JsonNode node, String field) {
    String text = text(node, field);
    try {
      return text.isEmpty() ? Optional.empty() : Optional.of(Instant.parse(text));
    } catch (DateTimeException e) {
      return Optional.empty();
    }
  }
}
