package org.onroll.world.onroll;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;

/**
 * A case.
 *
 * @param openedAt the instant of its first event, where the answer carries events
 */
public record CaseFile(
    String id,
    String reference,
    boolean open,
    LocalDate openedOn,
    Optional<Instant> openedAt,
    String reason,
    KnownChild child,
    String lastSchool,
    String ledgerEntry,
    boolean closureIsProposed,
    Optional<Closure> closure) {

  /** How it was closed. */
  public record Closure(
      String ground, boolean hasEvidence, String school, Optional<LocalDate> on) {}

  /** The form of the contract. */
  public static CaseFile of(JsonNode node) {
    JsonNode closure = node.path("closure");
    return new CaseFile(
        Json.text(node, "id"),
        Json.text(node, "reference"),
        node.path("state").asText("").equals("open"),
        Json.date(node, "openedOn").orElse(LocalDate.MAX),
        Json.instant(node.path("events").path(0), "at"),
        Json.text(node, "reason"),
        KnownChild.of(node.path("child")),
        node.path("lastSchool").path("urn").asText(""),
        Json.text(node, "ledgerEntry"),
        node.path("proposedClosure").isObject(),
        closure.isObject()
            ? Optional.of(
                new Closure(
                    Json.text(closure, "ground"),
                    !closure.path("evidence").isEmpty(),
                    closure.path("evidence").path("school").asText(""),
                    Json.date(closure, "on")))
            : Optional.empty());
  }
}
