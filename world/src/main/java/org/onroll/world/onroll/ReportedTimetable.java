package org.onroll.world.onroll;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.LocalDate;

/**
 * A reduced timetable that a school has reported and not ended.
 *
 * @param days so far
 */
public record ReportedTimetable(
    String urn, KnownChild child, LocalDate start, long days, int reviews) {
  /** The form of the contract. */
  public static ReportedTimetable of(JsonNode node) {
    return new ReportedTimetable(
        Json.text(node, "urn"),
        KnownChild.of(node.path("pupil")),
        Json.date(node, "start").orElse(LocalDate.MIN),
        node.path("days").asLong(),
        node.path("reviews").asInt());
  }
}
