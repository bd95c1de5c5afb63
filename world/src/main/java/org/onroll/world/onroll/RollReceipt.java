package org.onroll.world.onroll;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.LocalDate;

/** The answer to a roll. */
public record RollReceipt(
    String outcome,
    String receipt,
    String urn,
    LocalDate date,
    boolean baseline,
    int rows,
    int joiners,
    int leavers,
    int carried) {
  /** The form of the contract. */
  public static RollReceipt of(JsonNode node) {
    return new RollReceipt(
        Json.text(node, "outcome"),
        Json.text(node, "receipt"),
        Json.text(node, "urn"),
        Json.date(node, "date").orElse(LocalDate.MIN),
        node.path("baseline").asBoolean(),
        node.path("rows").asInt(),
        node.path("joiners").asInt(),
        node.path("leavers").asInt(),
        node.path("carried").asInt());
  }

  /** Moved the school forward, or confirmed where it stood. */
  public boolean isAccepted() {
    return outcome.equals("accepted") || outcome.equals("unchanged");
  }
}
