package org.onroll.world;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import org.onroll.world.county.School;
import org.onroll.world.county.SchoolCalendar;
import org.onroll.world.county.Slot;
import org.onroll.world.onroll.Answer;
import org.onroll.world.onroll.Caller;
import org.onroll.world.onroll.OnRoll;
import org.onroll.world.onroll.Refused;

/**
 * What an administrator does before the first roll: the calendar, contacts, schools, and who may
 * send for whom.
 */
final class Opening {
  private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
  private static final Duration BEFORE_THE_FIRST_ROLL = Duration.ofMinutes(30);

  private final OnRoll onRoll;
  private final Vendors vendors;

  Opening(OnRoll onRoll, Vendors vendors) {
    this.onRoll = onRoll;
    this.vendors = vendors;
  }

  void prepare(County county) {
    onRoll.clockTo(Slot.DAWN.on(county.truth().period().start()).minus(BEFORE_THE_FIRST_ROLL));
    put("/calendars/931", calendar());
    put("/contacts/duty-officer", JSON.objectNode().put("email", "duty.officer@example.org"));
    county.truth().schools().all().forEach(this::prepare);
  }

  private void prepare(School school) {
    String office = "office-" + school.urn();
    put(
        "/contacts/" + office,
        JSON.objectNode().put("email", "office." + school.urn() + "@example.org"));
    put(
        "/schools/" + school.urn(),
        JSON.objectNode()
            .put("name", school.name())
            .put("dfeNumber", school.dfeNumber())
            .put("phase", school.kind().phase())
            .put("type", school.kind().type())
            .put("lowAge", school.lowAge())
            .put("highAge", school.highAge())
            .put("feed", school.hasFeed() ? "csv" : "none")
            .put("contact", office)
            .put("status", "open"));
    if (!school.closures().isEmpty()) put("/calendars/" + school.urn(), closures(school));
    if (school.hasFeed()) {
      String vendor = vendors.of(school).name();
      put("/grants/" + vendor + "/" + school.urn(), JSON.objectNode().put("role", "school"));
    }
  }

  private static ObjectNode calendar() {
    ObjectNode calendar = JSON.objectNode();
    calendar.put("source", "Oxfordshire County Council, 2025/26 as published, 2026/27 provisional");
    ArrayNode terms = calendar.putArray("terms");
    SchoolCalendar.TERMS.forEach(
        t ->
            terms.add(
                JSON.objectNode()
                    .put("name", t.name())
                    .put("from", t.from().toString())
                    .put("to", t.to().toString())));
    return calendar;
  }

  private static ObjectNode closures(School school) {
    ObjectNode calendar = JSON.objectNode().put("source", "the school's own");
    calendar.putArray("terms");
    ArrayNode closures = calendar.putArray("closures");
    school
        .closures()
        .forEach(
            day ->
                closures.add(
                    JSON.objectNode().put("date", day.toString()).put("reason", "INSET day")));
    return calendar;
  }

  private void put(String path, ObjectNode body) {
    Answer answer = onRoll.put(Caller.ADMINISTRATOR, path, body);
    if (!answer.isSuccess()) throw new Refused("OnRoll refused " + path + ": " + answer.problem());
  }
}
