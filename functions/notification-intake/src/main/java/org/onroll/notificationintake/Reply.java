package org.onroll.notificationintake;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.onroll.domain.law.DueDate;
import org.onroll.domain.returns.Finding;
import org.onroll.domain.returns.Safeguarding;
import org.onroll.platform.http.Json;
import org.onroll.platform.http.Views;

/**
 * Collects what a sender is told: marks, findings, what happens next, what is left to do, by when.
 */
final class Reply {
  private final List<String> marks = new ArrayList<>();
  private final List<Finding> findings = new ArrayList<>();
  private final List<String> next = new ArrayList<>();
  private final List<String> remaining = new ArrayList<>();
  private final List<DueDate> deadlines = new ArrayList<>();
  private final ArrayNode signposts = Json.object().putArray("signposts");

  Reply mark(String mark) {
    marks.add(mark);
    return this;
  }

  Reply find(String field, String message, String citation) {
    findings.add(new Finding(field, message, citation));
    return this;
  }

  Reply findings(List<Finding> more) {
    findings.addAll(more);
    return this;
  }

  boolean hasFindings() {
    return !findings.isEmpty();
  }

  Reply next(String text) {
    next.add(text);
    return this;
  }

  Reply remains(String text) {
    remaining.add(text);
    return this;
  }

  Reply deadline(DueDate due) {
    deadlines.add(due);
    return this;
  }

  Reply signpost(String service, String text) {
    signposts.addObject().put("service", service).put("text", text);
    return this;
  }

  /** Every form asks: a concern is answered with where to go (requirement B5). */
  Reply safeguarding(Safeguarding word) {
    if (!word.concern()) return this;
    mark("safeguarding-concern");
    if (!word.referralMade()) {
      remains("Make the safeguarding referral yourself: telling us here is not one.");
      if (word.referralOn() != null) {
        next(
            "You are reminded of the safeguarding referral that you promised for "
                + word.referralOn()
                + ", until you send its day and reference.");
      }
    }
    signpost("Police", "If a child is in immediate danger, call 999.");
    mash();
    return signpost(
        "LCSS",
        "Unsure? The Locality and Community Support Service talks a worry through with you.");
  }

  Reply mash() {
    return signpost(
        "MASH", "Refer to the Multi-Agency Safeguarding Hub through the authority's own route.");
  }

  ObjectNode json() {
    ObjectNode json = Json.object();
    Views.texts(json, "marks", marks);
    ArrayNode list = json.putArray("findings");
    findings.forEach(
        f ->
            list.addObject()
                .put("field", f.field())
                .put("message", f.message())
                .put("citation", f.citation()));
    Views.texts(json, "next", next);
    Views.texts(json, "remaining", remaining);
    json.set("signposts", signposts);
    if (!deadlines.isEmpty()) {
      ArrayNode dates = json.putArray("deadlines");
      deadlines.forEach(d -> dates.add(explained(d)));
    }
    return json;
  }

  private static ObjectNode explained(DueDate due) {
    ObjectNode json =
        Json.object()
            .put("rule", due.rule().id())
            .put("kind", due.rule().kind().name().toLowerCase(Locale.ROOT))
            .put("start", due.start().toString())
            .put("due", due.due().toString());
    due.earliest().ifPresent(day -> json.put("notBefore", day.toString()));
    json.put("citation", due.rule().citation())
        .put("unit", due.rule().unit().title())
        .put("provisional", due.provisional());
    ArrayNode skipped = json.putArray("skipped");
    due.skipped()
        .forEach(
            s -> skipped.addObject().put("date", s.date().toString()).put("reason", s.reason()));
    return json;
  }
}
