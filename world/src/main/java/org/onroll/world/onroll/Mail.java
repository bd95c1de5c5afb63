package org.onroll.world.onroll;

import com.fasterxml.jackson.databind.JsonNode;

/** A mail in the local inbox. */
public record Mail(String id, String to, String subject, String text, String html) {
  static Mail of(JsonNode node) {
    JsonNode to = node.path("to");
    return new Mail(
        Json.text(node, "id"),
        to.isArray() ? to.path(0).asText("") : to.asText(""),
        Json.text(node, "subject"),
        Json.text(node, "text"),
        Json.text(node, "html"));
  }
}
