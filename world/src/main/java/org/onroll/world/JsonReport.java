package org.onroll.world;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.OptionalDouble;
import org.onroll.world.score.Floors;
import org.onroll.world.score.Score;

/** The outcome for programs. */
final class JsonReport {
  private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

  private JsonReport() {}

  static String of(Outcome outcome) {
    ObjectNode root = JSON.objectNode();
    Settings settings = outcome.settings();
    root.put("seed", settings.seed());
    root.put("schools", settings.schools());
    root.put("pupils", settings.pupils());
    root.put("weeks", settings.weeks());
    root.put("start", settings.start().toString());
    root.put("end", outcome.county().truth().period().end().toString());
    Score score = outcome.balance().score();
    root.set("score", score(score));
    root.put("leavers", score.leavers());
    ObjectNode books = root.putObject("books");
    books.put("balanced", outcome.books().balanced());
    ArrayNode violations = books.putArray("violations");
    outcome.books().violations().forEach(violations::add);
    root.set("returns", JsonReturns.of(outcome));
    root.set("counts", counts(outcome));
    root.set("floors", floors(outcome));
    root.set("diagnosis", diagnosis(score));
    root.put("retries", outcome.retries());
    try {
      return new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT).writeValueAsString(root);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(e);
    }
  }

  private static ObjectNode score(Score score) {
    ObjectNode node = JSON.objectNode();
    node.set("all", group(score.all()));
    node.set("withFeed", group(score.withFeed()));
    node.put("falseAlarms", score.falseAlarms());
    node.put("falseAlarmsAvoidable", score.falseAlarmsAvoidable());
    node.put("wrongClosures", score.wrongClosures());
    node.put("wrongClosuresAvoidable", score.wrongClosuresAvoidable());
    node.put("declaredOnlyWouldFind", score.declaredOnlyWouldFind());
    return node;
  }

  private static ObjectNode group(Score.Group group) {
    ObjectNode node = JSON.objectNode();
    node.put("trulyMissing", group.trulyMissing());
    node.put("underEnquiry", group.underEnquiry());
    node.put("pending", group.pending());
    number(node, "medianSchoolDaysToEnquiry", group.medianSchoolDaysToEnquiry());
    number(node, "enquiriesPerMissingChild", group.enquiriesPerMissingChild());
    return node;
  }

  static void number(ObjectNode node, String name, OptionalDouble value) {
    if (value.isPresent()) {
      node.put(name, Math.round(value.getAsDouble() * 100) / 100.0);
    } else {
      node.putNull(name);
    }
  }

  private static ObjectNode counts(Outcome outcome) {
    ObjectNode counts = JSON.objectNode();
    counts.put("rolls", outcome.rolls().outcomes().total());
    counts.put("returns", outcome.post().sent().total());
    counts.put("deadlines", outcome.balance().deadlines().total());
    counts.put("mails", outcome.balance().mails().total());
    counts.set("rollsByOutcome", tally(outcome.rolls().outcomes()));
    counts.set("returnsByKind", tally(outcome.post().sent()));
    counts.set("openDeadlines", tally(outcome.balance().deadlines()));
    counts.set("mailsByKind", tally(outcome.balance().mails()));
    counts.set("ledger", tally(outcome.balance().ledger()));
    counts.set("officers", tally(outcome.officers()));
    return counts;
  }

  static ObjectNode tally(Tally tally) {
    ObjectNode node = JSON.objectNode();
    tally.counts().forEach(node::put);
    return node;
  }

  private static ArrayNode floors(Outcome outcome) {
    ArrayNode floors = JSON.arrayNode();
    for (Floors.Floor floor : outcome.floors()) {
      ObjectNode node = floors.addObject().put("name", floor.name()).put("floor", floor.least());
      node.put(
          "drawn", floor.of() == 0 ? floor.drawn() : Math.round(floor.share() * 10_000) / 10_000.0);
      node.put("count", floor.drawn());
      if (floor.of() > 0) node.put("of", floor.of());
      node.put("holds", floor.holds());
    }
    return floors;
  }

  private static ArrayNode diagnosis(Score score) {
    ArrayNode diagnosis = JSON.arrayNode();
    for (Score.Finding finding : score.diagnosis()) {
      ObjectNode node =
          diagnosis
              .addObject()
              .put("kind", finding.kind().words())
              .put("child", finding.child())
              .put("upn", finding.upn())
              .put("school", finding.urn());
      ArrayNode timeline = node.putArray("timeline");
      finding.timeline().forEach(timeline::add);
    }
    return diagnosis;
  }
}
