package org.onroll.world;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.onroll.world.county.Closure;
import org.onroll.world.county.School;
import org.onroll.world.county.Slot;
import org.onroll.world.onroll.Answer;
import org.onroll.world.onroll.Caller;
import org.onroll.world.onroll.OnRoll;
import org.onroll.world.onroll.SchoolDeadline;
import org.onroll.world.score.Books;
import org.onroll.world.score.CalendarMoves;

/** An administrator puts a closure into a school's calendar, and looks what it moves. */
final class CalendarRound {
  private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

  private final County county;
  private final OnRoll onRoll;
  private final Books books;
  private List<SchoolDeadline> before = List.of();
  private Optional<CalendarMoves> moves = Optional.empty();

  CalendarRound(County county, OnRoll onRoll, Books books) {
    this.county = county;
    this.onRoll = onRoll;
    this.books = books;
  }

  /** At the break of the day on which it is known; what it has moved by noon is looked at. */
  void work(LocalDate day, Slot slot) {
    Optional<Closure> closure = county.closure().filter(c -> c.announced().equals(day));
    if (closure.isEmpty()) return;
    if (slot == Slot.BREAK) {
      before = SchoolDeadline.ofAll(onRoll, county.truth().schools().all().map(School::urn));
      put(closure.get());
    }
    if (slot == Slot.NOON) {
      CalendarMoves found = new CalendarMoves(county.truth().schools(), closure.get(), books);
      found.compare(
          before, SchoolDeadline.ofAll(onRoll, county.truth().schools().all().map(School::urn)));
      moves = Optional.of(found);
    }
  }

  private void put(Closure closure) {
    Map<LocalDate, String> all = new TreeMap<>();
    county.truth().schools().at(closure.urn()).closures().forEach(d -> all.put(d, "INSET day"));
    closure.days().forEach(d -> all.put(d, closure.reason()));
    ObjectNode calendar = JSON.objectNode().put("source", "the school's own");
    calendar.putArray("terms");
    ArrayNode closures = calendar.putArray("closures");
    all.forEach((d, why) -> closures.addObject().put("date", d.toString()).put("reason", why));
    Answer answer = onRoll.put(Caller.ADMINISTRATOR, "/calendars/" + closure.urn(), calendar);
    books.require(answer.isSuccess(), "A closure was refused: " + answer.problem());
  }

  /** What the closure has moved, once it has. */
  Optional<CalendarMoves> moves() {
    return moves;
  }
}
