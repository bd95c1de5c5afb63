package org.onroll.casedesk;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Optional;
import org.onroll.domain.access.Role;
import org.onroll.domain.calendar.Calendars;
import org.onroll.domain.law.DueDate;
import org.onroll.domain.law.Rule;
import org.onroll.domain.law.Rules;
import org.onroll.domain.school.Urn;
import org.onroll.platform.function.Spine;
import org.onroll.platform.http.Callers;
import org.onroll.platform.http.Json;
import org.onroll.platform.http.ProblemException;
import org.onroll.platform.http.ProblemException.Kind;
import org.onroll.platform.http.Request;
import org.onroll.platform.http.Response;
import org.onroll.platform.http.RuleViews;

/** What the law says and when something is due, for officers, and for schools by their own days. */
final class RuleDesk {
  private final Spine spine;
  private final Callers callers;

  RuleDesk(Spine spine, Callers callers) {
    this.spine = spine;
    this.callers = callers;
  }

  Response list(Request request) {
    asker(request);
    LocalDate on = day(request, "on").orElse(spine.today());
    Rules rules = spine.authority().rules();
    ObjectNode json = Json.object().put("on", on.toString());
    ArrayNode inForce = json.putArray("rules");
    rules.on(on).forEach(rule -> inForce.add(RuleViews.rule(rule)));
    ArrayNode prospective = json.putArray("notCommenced");
    Rules.prospective().forEach(rule -> prospective.add(RuleViews.rule(rule)));
    ArrayNode readings = json.putArray("readings");
    rules.readings().forEach(reading -> readings.add(RuleViews.reading(reading)));
    return Response.json(200, json);
  }

  Response due(Request request) {
    Optional<Urn> urn = asker(request);
    LocalDate from =
        day(request, "from")
            .orElseThrow(() -> ProblemException.badRequest("from is the day of the fact."));
    Rule rule = rule(request.path("id"), from);
    if (!rule.hasDate()) return Response.json(200, RuleViews.noFixedDate(rule, from));
    Calendars calendars = new Calendars(spine.records(), spine.authority());
    DueDate due = DueDate.of(rule, from, urn.map(calendars::of).orElseGet(calendars::county));
    return Response.json(200, RuleViews.due(due));
  }

  private Rule rule(String id, LocalDate from) {
    try {
      return spine
          .authority()
          .rules()
          .asked(id, from)
          .orElseThrow(
              () -> ProblemException.of(Kind.NOT_FOUND, "There was no such rule on that day."));
    } catch (IllegalArgumentException e) {
      throw ProblemException.of(Kind.NOT_FOUND, "There is no such rule in force.");
    }
  }

  private Optional<Urn> asker(Request request) {
    return callers.asking(request, Role.OFFICER, Role.MANAGER, Role.ADMINISTRATOR);
  }

  private static Optional<LocalDate> day(Request request, String name) {
    Optional<LocalDate> day;
    try {
      day = request.query(name).map(LocalDate::parse);
    } catch (DateTimeException e) {
      throw ProblemException.badRequest(name + " is a date such as 2026-09-14.");
    }
    if (day.filter(d -> d.getYear() <= 1900 || d.getYear() >= 2100).isPresent()) {
      throw ProblemException.badRequest(name + " is a day between 1901 and 2099.");
    }
    return day;
  }
}
