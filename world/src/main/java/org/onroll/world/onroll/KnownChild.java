package org.onroll.world.onroll;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.LocalDate;
import java.util.Optional;

/** A child as OnRoll shows it. */
public record KnownChild(String upn, String surname, String forename, Optional<LocalDate> born) {
  static KnownChild of(JsonNode node) {
    return new KnownChild(
        Json.text(node, "upn"),
        Json.text(node, "surname"),
        Json.text(node, "forename"),
        Json.date(node, "dateOfBirth"));
  }
}
