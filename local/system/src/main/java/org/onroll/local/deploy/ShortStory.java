package org.onroll.local.deploy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.onroll.local.gateway.Answer;
import org.onroll.local.gateway.Caller;
import org.onroll.local.http.Json;
import org.onroll.local.sample.SampleSchool;
import org.onroll.local.sample.SyntheticPupils;

/**
 * The spine's story, told to a deployment: a school that does not exist sends two rolls of two
 * weeks ago, one child is gone from the second, no return comes, and OnRoll sees it. What it opens,
 * it closes.
 */
final class ShortStory {
  private static final int PUPILS = 30;
  private static final int DAYS_BACK = 14;
  private static final int MOST_PAGES = 50;
  private static final int MAIL_TRIES = 15;

  private final SampleSchool school;
  private final Caller anybody;
  private final Caller office;
  private final Caller officer;
  private final Steps steps;
  private final LocalDate first;
  private final LocalDate second;
  private final SyntheticPupils pupils;

  /**
   * @param office may send for the school
   * @param today in England
   */
  ShortStory(
      SampleSchool school,
      Caller anybody,
      Caller office,
      Caller officer,
      LocalDate today,
      Steps steps) {
    this.school = school;
    this.anybody = anybody;
    this.office = office;
    this.officer = officer;
    this.steps = steps;
    this.first = weekday(today.minusDays(DAYS_BACK));
    this.second = weekday(first.plusDays(1));
    this.pupils = school.pupils(first);
  }

  /** What happens between a roll and its consequences: the schedules run. */
  @FunctionalInterface
  interface Schedules {
    void run() throws Tool.Failed, InterruptedException;
  }

  /** All of it; a step that fails ends it. */
  void play(Optional<Schedules> schedules)
      throws Steps.Failed, Tool.Failed, IOException, InterruptedException {
    doorsAreShut();
    rollsAreTaken();
    refusalsSpeakPlainly();
    JsonNode entry = steps.sees("the leaver stands in the ledger", () -> ledgerEntry(), e -> "");
    if (schedules.isEmpty()) {
      steps.left(
          "the schedules were not run by hand: with --stack they are, and what is due is seen at"
              + " once");
      return;
    }
    schedules.get().run();
    steps.done("the schedules' functions ran", String.join(", ", Stack.scheduledFunctions()));
    steps.sees("the return is overdue", () -> overdue(), d -> d.path("rule").asText());
    steps.sees(
        "a reminder was sent to the school's office", () -> mail(), m -> m.path("status").asText());
    JsonNode file =
        steps.sees("an enquiry is open", () -> openCase(entry), c -> c.path("reference").asText());
    close(file);
  }

  private void doorsAreShut() throws Steps.Failed, IOException, InterruptedException {
    steps.expect("a request without a token is refused", anybody.get("/ledger"), 401, "");
    steps.expect(
        "a token that nobody signed is refused",
        new Caller(anybody.api(), "e30.e30.e30").get("/ledger"),
        401,
        "");
    steps.expect("a school does not read the ledger", office.get("/ledger"), 403, "");
  }

  private void rollsAreTaken() throws Steps.Failed, IOException, InterruptedException {
    Answer baseline = roll(first, pupils.roll(0, PUPILS));
    steps.expect("a first roll is a baseline", baseline, 200, "accepted");
    Answer again = roll(first, pupils.roll(0, PUPILS));
    steps.expect("the same roll again changes nothing", again, 200, "unchanged");
    steps.check(
        "and has the same receipt",
        text(baseline, "receipt").equals(text(again, "receipt")),
        text(again, "receipt"));
    Answer next = roll(second, pupils.roll(1, PUPILS + 1));
    steps.expect("the next day's roll is taken", next, 200, "accepted");
    steps.check(
        "one has left, one has joined",
        json(next).path("leavers").asInt() == 1 && json(next).path("joiners").asInt() == 1,
        json(next).path("leavers") + ", " + json(next).path("joiners"));
  }

  private void refusalsSpeakPlainly() throws Steps.Failed, IOException, InterruptedException {
    String another = school.urn().equals("999999") ? "999998" : "999999";
    steps.expect(
        "another school's roll is refused",
        office.send(
            "PUT", "/schools/" + another + "/rolls/" + first, "text/csv", pupils.roll(0, 1)),
        403,
        "");
    ObjectNode lacking = Json.MAPPER.createObjectNode();
    lacking
        .putObject("pupil")
        .put("surname", pupils.surname(0))
        .put("forename", pupils.forename(0))
        .put("dateOfBirth", pupils.born(0).toString());
    Answer refused = office.send("POST", "/schools/" + school.urn() + "/returns/deletion", lacking);
    steps.expect("a deletion return without a ground is refused", refused, 422, "");
    steps.check("and the answer names the ground", refused.text().contains("\"ground\""), "ground");
  }

  private Optional<JsonNode> ledgerEntry() throws IOException, InterruptedException {
    return find("/ledger", e -> e.at("/lastSchool/urn").asText().equals(school.urn()));
  }

  private Optional<JsonNode> overdue() throws IOException, InterruptedException {
    return find(
        office,
        "/schools/" + school.urn() + "/deadlines",
        d -> !d.path("stage").asText().isEmpty());
  }

  private Optional<JsonNode> mail() throws IOException, InterruptedException {
    for (int tries = 0; tries < MAIL_TRIES; tries++) {
      for (String status : List.of("delivered", "sent")) {
        Optional<JsonNode> found =
            find(
                "/outbox?status=" + status,
                m -> m.path("contact").asText().equals(school.contact()));
        if (found.isPresent()) return found;
      }
      Thread.sleep(1_000);
    }
    return Optional.empty();
  }

  private Optional<JsonNode> openCase(JsonNode entry) throws IOException, InterruptedException {
    return find(
        "/cases?state=open", c -> c.path("ledgerEntry").asText().equals(entry.path("id").asText()));
  }

  private void close(JsonNode file) throws Steps.Failed, IOException, InterruptedException {
    ObjectNode how = Json.MAPPER.createObjectNode().put("ground", "duplicate");
    how.putObject("evidence").put("caseReference", file.path("reference").asText());
    how.put("note", "A trial of the deployment: the child does not exist.");
    Answer closed = officer.send("POST", "/cases/" + file.path("id").asText() + "/closure", how);
    steps.expect("the enquiry is closed, with its ground", closed, 200, "");
    steps.check(
        "and the ledger has nothing open of this school", ledgerEntry().isEmpty(), school.urn());
  }

  private Answer roll(LocalDate date, byte[] csv) throws IOException, InterruptedException {
    return office.send("PUT", "/schools/" + school.urn() + "/rolls/" + date, "text/csv", csv);
  }

  private Optional<JsonNode> find(String path, Predicate<JsonNode> which)
      throws IOException, InterruptedException {
    return find(officer, path, which);
  }

  /** The first on the list; lists are paged. */
  private static Optional<JsonNode> find(Caller caller, String path, Predicate<JsonNode> which)
      throws IOException, InterruptedException {
    String next = "";
    for (int page = 0; page < MOST_PAGES; page++) {
      String separator = path.contains("?") ? "&" : "?";
      JsonNode answer = json(caller.get(path + separator + "limit=100" + next));
      List<JsonNode> items = new ArrayList<>();
      answer.path("items").forEach(items::add);
      Optional<JsonNode> found = items.stream().filter(which).findFirst();
      if (found.isPresent() || !answer.hasNonNull("next")) return found;
      next =
          "&cursor="
              + java.net.URLEncoder.encode(
                  answer.path("next").asText(), java.nio.charset.StandardCharsets.UTF_8);
    }
    return Optional.empty();
  }

  static JsonNode json(Answer answer) throws IOException {
    return answer.body().length == 0
        ? Json.MAPPER.missingNode()
        : Json.MAPPER.readTree(answer.body());
  }

  private static String text(Answer answer, String field) throws IOException {
    return json(answer).path(field).asText();
  }

  private static LocalDate weekday(LocalDate day) {
    return switch (day.getDayOfWeek()) {
      case SATURDAY -> day.plusDays(2);
      case SUNDAY -> day.plusDays(1);
      case MONDAY, TUESDAY, WEDNESDAY, THURSDAY, FRIDAY -> day;
    };
  }
}
