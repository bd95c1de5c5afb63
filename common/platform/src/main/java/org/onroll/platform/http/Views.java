package org.onroll.platform.http;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.LocalDate;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.onroll.domain.calendar.Calendars;
import org.onroll.domain.deadline.Deadline;
import org.onroll.domain.identity.ChildId;
import org.onroll.domain.identity.Identity;
import org.onroll.domain.law.DueDate;
import org.onroll.domain.law.Rule;
import org.onroll.domain.law.Rules;
import org.onroll.domain.records.Page;
import org.onroll.domain.school.Urn;

/** Records as the JSON of openapi.yaml, where more than one function shows them. */
public final class Views {
  private Views() {}

  public static <R> ObjectNode page(Page<R> page, Function<R, ObjectNode> view) {
    ObjectNode json = Json.object();
    ArrayNode items = json.putArray("items");
    page.items().forEach(i -> items.add(view.apply(i)));
    if (page.next() != null) json.put("next", page.next());
    return json;
  }

  public static ObjectNode child(ChildId id, Identity identity, String year) {
    ObjectNode json = Json.object().put("id", id.value());
    put(json, "upn", identity.upn());
    json.put("surname", identity.surname());
    json.put("forename", identity.forename());
    json.put("dateOfBirth", identity.birthKnown() ? identity.dateOfBirth().toString() : "");
    put(json, "sex", identity.sex());
    put(json, "yearGroup", year);
    return json;
  }

  /** A deadline with its explanation, counted again by the calendar that holds now. */
  public static ObjectNode deadline(Deadline d, Rules rules, Calendars calendars) {
    Rule rule = rules.rule(d.rule(), d.start());
    DueDate due =
        DueDate.of(
            rule,
            d.start(),
            Urn.isUrn(d.follows()) ? calendars.of(new Urn(d.follows())) : calendars.county());
    ObjectNode json =
        Json.object()
            .put("id", d.reference())
            .put("rule", d.rule())
            .put("kind", id(rule.kind()))
            .put("start", d.start().toString())
            .put("due", d.due().toString());
    due.earliest().ifPresent(day -> json.put("notBefore", day.toString()));
    json.put("citation", rule.citation())
        .put("unit", rule.unit().title())
        .put("provisional", d.provisional())
        .put("status", id(d.status()));
    RuleViews.skipped(json, due);
    if (!d.moved().isEmpty()) {
      ArrayNode moved = json.putArray("moved");
      for (Deadline.Moved m : d.moved()) {
        moved
            .addObject()
            .put("on", m.on().toString())
            .put("from", m.from().toString())
            .put("to", m.to().toString())
            .put("why", m.why());
      }
    }
    Rule.Stage stage = d.stage();
    if (stage != null && stage != Rule.Stage.RUN_OUT) json.put("stage", id(stage));
    put(json, "metOn", d.metOn());
    return json;
  }

  /** A constant as the interface writes it: lower case, with hyphens. */
  public static String id(Enum<?> constant) {
    return constant.name().toLowerCase(java.util.Locale.ROOT).replace('_', '-');
  }

  public static void put(ObjectNode json, String name, String value) {
    if (!value.isEmpty()) json.put(name, value);
  }

  public static void put(ObjectNode json, String name, @Nullable LocalDate value) {
    if (value != null) json.put(name, value.toString());
  }

  public static ArrayNode texts(ObjectNode json, String name, List<String> values) {
    ArrayNode array = json.putArray(name);
    values.forEach(array::add);
    return array;
  }
}
