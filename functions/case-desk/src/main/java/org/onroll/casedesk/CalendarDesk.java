package org.onroll.casedesk;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.onroll.domain.access.Role;
import org.onroll.domain.calendar.CalendarSheet;
import org.onroll.domain.calendar.Calendars;
import org.onroll.domain.calendar.Term;
import org.onroll.domain.deadline.CalendarChange;
import org.onroll.domain.records.Attempts;
import org.onroll.domain.records.Change;
import org.onroll.domain.school.Urn;
import org.onroll.platform.config.CalendarFile;
import org.onroll.platform.function.Spine;
import org.onroll.platform.http.Callers;
import org.onroll.platform.http.Fields;
import org.onroll.platform.http.Json;
import org.onroll.platform.http.ProblemException;
import org.onroll.platform.http.Request;
import org.onroll.platform.http.Response;

/**
 * Terms, closures and bank holidays. A sheet is written together with the change that makes
 * deadline-scan count the open deadlines again (requirement D3).
 */
final class CalendarDesk {
  private final Spine spine;
  private final Callers callers;

  CalendarDesk(Spine spine, Callers callers) {
    this.spine = spine;
    this.callers = callers;
  }

  Response put(Request request) {
    callers.authority(request, Role.ADMINISTRATOR);
    String id = request.path("id");
    boolean holidays = id.equals(CalendarSheet.BANK_HOLIDAYS);
    if (!holidays && !id.equals(spine.authority().code()) && !Urn.isUrn(id)) {
      throw ProblemException.field(
          "id", "the authority's code, a school's URN, or the word bank-holidays");
    }
    CalendarSheet given = holidays ? bankHolidays(request) : sheet(id, request);
    return Response.json(200, view(Attempts.of(() -> save(given))));
  }

  /** Saying the same again is no new version, and moves nothing. */
  private CalendarSheet save(CalendarSheet given) {
    Optional<CalendarSheet> kept = spine.records().find(given.key());
    if (kept.isPresent() && at(given, kept.get().version()).equals(kept.get())) return kept.get();
    CalendarSheet next = at(given, kept.map(CalendarSheet::version).orElse(0L) + 1);
    CalendarChange change =
        CalendarChange.of(next, !Urn.isUrn(next.id()), spine.today(), spine.now());
    spine.records().commit(List.of(Change.save(next), Change.create(change)));
    return next;
  }

  private static CalendarSheet at(CalendarSheet c, long version) {
    return new CalendarSheet(c.id(), c.source(), c.terms(), c.closures(), version);
  }

  /** gov.uk's file as it is. It covers some years only: what is known of earlier ones stays. */
  private CalendarSheet bankHolidays(Request request) {
    try {
      Map<LocalDate, String> given = CalendarFile.bankHolidays(request.json());
      if (Collections.max(given.keySet()).isBefore(spine.today())) {
        throw ProblemException.field("events", "all of them are over: fetch the list anew");
      }
      LocalDate first = Collections.min(given.keySet());
      Map<LocalDate, String> all = new HashMap<>(given);
      new Calendars(spine.records(), spine.authority())
          .holidays()
          .titles()
          .forEach(
              (day, title) -> {
                if (day.isBefore(first)) all.put(day, title);
              });
      return new CalendarSheet(CalendarSheet.BANK_HOLIDAYS, "gov.uk", List.of(), all, 1);
    } catch (CalendarFile.UnreadableException e) {
      throw ProblemException.field("england-and-wales", e.reason());
    }
  }

  private CalendarSheet sheet(String id, Request request) {
    if (!request.contentType().equals("text/csv")) return ofJson(id, request);
    try {
      String text = new String(request.body(), StandardCharsets.UTF_8);
      CalendarSheet sheet = CalendarFile.csv(id, "CSV of an administrator", text);
      if (sheet.terms().isEmpty() && !Urn.isUrn(id)) {
        throw ProblemException.field("terms", "the county's calendar has terms");
      }
      return sheet;
    } catch (CalendarFile.UnreadableException e) {
      throw ProblemException.field("file", e.reason());
    }
  }

  private static CalendarSheet ofJson(String id, Request request) {
    Fields f = new Fields(request.json());
    List<Term> terms = new ArrayList<>();
    for (Fields t : f.list("terms")) {
      LocalDate from = t.date("from");
      LocalDate to = t.date("to");
      if (from == null || to == null) t.error("from", "a term has from and to");
      else if (to.isBefore(from)) t.error("to", "a term ends after it begins");
      else terms.add(new Term(t.text("name"), from, to));
    }
    Map<LocalDate, String> closures = new HashMap<>();
    for (Fields c : f.list("closures")) {
      LocalDate day = c.date("date");
      String reason = c.text("reason");
      if (day == null || reason.isEmpty()) c.error("date", "a closure has date and reason");
      else closures.put(day, reason);
    }
    if (terms.isEmpty() && !Urn.isUrn(id)) f.error("terms", "the county's calendar has terms");
    String source = f.text("source");
    f.check();
    return new CalendarSheet(id, source, terms, closures, 1);
  }

  private static ObjectNode view(CalendarSheet c) {
    ObjectNode json = Json.object().put("id", c.id()).put("source", c.source());
    ArrayNode terms = json.putArray("terms");
    c.terms()
        .forEach(
            t ->
                terms
                    .addObject()
                    .put("name", t.name())
                    .put("from", t.from().toString())
                    .put("to", t.to().toString()));
    ArrayNode closures = json.putArray("closures");
    c.closures().keySet().stream()
        .sorted()
        .forEach(
            d ->
                closures
                    .addObject()
                    .put("date", d.toString())
                    .put("reason", c.closures().getOrDefault(d, "")));
    return json;
  }
}
