package org.onroll.world.onroll;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.LocalDate;

/**
 * An absence or a spell of sickness that a school has reported.
 *
 * @param schoolDays of it, as far as the returns say
 * @param returns how many were taken for it
 */
public record ReportedAbsence(
    String urn, KnownChild child, LocalDate from, int schoolDays, int returns) {
  /** The form of the contract. */
  public static ReportedAbsence of(JsonNode node) {
    return new ReportedAbsence(
        Json.text(node, "urn"),
        KnownChild.of(node.path("pupil")),
        Json.date(node, "from").orElse(LocalDate.MIN),
        node.path("schoolDays").asInt(),
        node.path("returns").asInt());
  }
}
