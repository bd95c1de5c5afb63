package org.onroll.world.onroll;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.LocalDate;

/**
 * A roll that the feed guard held.
 *
 * @param waiting not yet released
 */
public record HeldRoll(String id, String urn, LocalDate date, boolean releasable, boolean waiting) {
  /** The form of the contract. */
  public static HeldRoll of(JsonNode node) {
    return new HeldRoll(
        Json.text(node, "id"),
        node.path("school").path("urn").asText(""),
        Json.date(node, "date").orElse(LocalDate.MIN),
        node.path("releasable").asBoolean(),
        !Json.text(node, "outcome").equals("accepted"));
  }
}
