package org.onroll.world.onroll;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.LocalDate;
import java.util.Optional;

/**
 * An entry of the ledger of leavers.
 *
 * @param status open, claimed, closed or out-of-scope
 * @param waitingUntil the due date of what the entry waits for
 */
public record LedgerEntry(
    String id,
    KnownChild child,
    String lastSchool,
    String status,
    Optional<LocalDate> since,
    Optional<LocalDate> observedOn,
    Optional<LocalDate> declaredOn,
    Optional<LocalDate> waitingUntil,
    String waitingRule,
    String heldBackBy,
    Optional<Claim> claim) {

  /** What an entry was claimed by: roll, home-education-notice or closure. */
  public record Claim(String by, String school, Optional<LocalDate> on, String evidence) {}

  /** The form of the contract. */
  public static LedgerEntry of(JsonNode node) {
    JsonNode claim = node.path("claim");
    return new LedgerEntry(
        Json.text(node, "id"),
        KnownChild.of(node.path("child")),
        node.path("lastSchool").path("urn").asText(""),
        Json.text(node, "status"),
        Json.date(node, "since"),
        Json.date(node, "observedOn"),
        Json.date(node, "declaredOn"),
        Json.date(node.path("waiting"), "due"),
        Json.text(node.path("waiting"), "rule"),
        Json.text(node.path("heldBackBy"), "evidence"),
        claim.isObject()
            ? Optional.of(
                new Claim(
                    Json.text(claim, "by"),
                    claim.path("school").path("urn").asText(""),
                    Json.date(claim, "on"),
                    Json.text(claim, "evidence")))
            : Optional.empty());
  }
}
