package org.onroll.platform.http;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.LocalDate;
import org.onroll.domain.law.DueDate;
import org.onroll.domain.law.Reading;
import org.onroll.domain.law.Rule;

/** Rules, and the dates they give, as JSON: of the interface and of the command line. */
public final class RuleViews {
  private RuleViews() {}

  /** A rule with what it rests on. */
  public static ObjectNode rule(Rule r) {
    ObjectNode json =
        Json.object()
            .put("id", r.id())
            .put("title", r.title())
            .put("citation", r.citation())
            .put("set", r.basis().set())
            .put("standing", Views.id(r.basis().standing()))
            .put("verified", r.basis().verified())
            .put("validFrom", r.from().toString());
    r.end().ifPresent(day -> json.put("validTo", day.toString()));
    json.put("unit", r.unit().title());
    if (r.hasDate()) json.put("count", r.count());
    json.put("firstDayCounts", r.firstDayCounts())
        .put("kind", Views.id(r.kind()))
        .put("starts", r.basis().starts())
        .put("ends", r.basis().ends());
    ArrayNode ladder = json.putArray("ladder");
    r.ladder().forEach(stage -> ladder.add(Views.id(stage)));
    Views.put(json, "note", r.basis().note());
    return json;
  }

  public static ObjectNode reading(Reading r) {
    ObjectNode json = Json.object().put("id", r.id()).put("question", r.question());
    json.put("answer", r.answer()).put("rule", r.rule()).put("source", r.source());
    Views.texts(json, "answers", r.answers());
    return json;
  }

  /** A date that explains itself. */
  public static ObjectNode due(DueDate d) {
    ObjectNode json =
        asked(d.rule(), d.start())
            .put("due", d.due().toString())
            .put("provisional", d.provisional());
    Views.put(json, "notBefore", d.notBefore());
    skipped(json, d);
    return json;
  }

  /** The rule's citation where it gives no date. */
  public static ObjectNode noFixedDate(Rule rule, LocalDate start) {
    ObjectNode json = asked(rule, start).put("noFixedDate", true).put("provisional", false);
    json.putArray("skipped");
    return json;
  }

  private static ObjectNode asked(Rule rule, LocalDate start) {
    ObjectNode json =
        Json.object()
            .put("rule", rule.id())
            .put("title", rule.title())
            .put("kind", Views.id(rule.kind()))
            .put("start", start.toString())
            .put("citation", rule.citation())
            .put("standing", Views.id(rule.basis().standing()))
            .put("verified", rule.basis().verified())
            .put("unit", rule.unit().title());
    if (rule.hasDate()) json.put("count", rule.count());
    json.put("firstDayCounts", rule.firstDayCounts());
    Views.put(json, "note", rule.basis().note());
    return json;
  }

  static void skipped(ObjectNode json, DueDate due) {
    ArrayNode skipped = json.putArray("skipped");
    due.skipped()
        .forEach(
            s -> skipped.addObject().put("date", s.date().toString()).put("reason", s.reason()));
  }
}
