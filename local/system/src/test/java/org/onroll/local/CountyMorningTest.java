package org.onroll.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.onroll.local.SyntheticCounty.MONDAY;
import static org.onroll.local.SyntheticCounty.TUESDAY;
import static org.onroll.local.SyntheticCounty.upn;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.onroll.local.RunningSystem.Answer;

/**
 * Six o'clock: every school of a county sends its roll at the same moment, and children whom one
 * roll loses are on another that is taken just then.
 */
@Tag("full")
@DisplayName("fault-F23: 300 rolls at six in the morning")
class CountyMorningTest {
  private static final int HEAP_MEGABYTES = 256;
  private static final int FEW_AT_ONCE = 8;
  private static final SyntheticCounty COUNTY = new SyntheticCounty(300, 330);

  private final Map<Integer, String> tokens = new ConcurrentHashMap<>();

  @TempDir Path folder;

  @SuppressWarnings("NullAway.Init")
  private RunningSystem onroll;

  @BeforeEach
  void start() throws Exception {
    onroll = RunningSystem.start(HEAP_MEGABYTES, folder);
  }

  @AfterEach
  void end() {
    onroll.close();
  }

  /** Does something for one school. */
  @FunctionalInterface
  private interface ForSchool<T> {
    T of(int school) throws Exception;
  }

  @Test
  void all_are_accepted_and_no_child_is_lost_or_told_twice() throws Exception {
    onroll.clock(Instant.parse("2026-09-14T05:01:00Z"));
    register();
    onroll.clock(Instant.parse("2026-09-15T05:01:00Z"));

    List<Answer> taken = atOnce("taken", this::sendTuesday);
    theScheduleFinishesWhatWasLeftOver(taken);
    everyRollIsAccepted(taken);
    everySchoolIsToldOfItsOwn();
    theLedgerHasEachLeaverOnce();

    List<Answer> again = atOnce("sent again", this::sendTuesday);
    assertThat(again).extracting(a -> a.body().path("outcome").asText()).containsOnly("unchanged");
    everySchoolIsToldOfItsOwn();
    theLedgerHasEachLeaverOnce();
    assertThat(onroll.isAlive()).isTrue();
    say("heap bound " + HEAP_MEGABYTES + " MB, " + onroll.peaks());
  }

  private void register() throws Exception {
    String administrator = onroll.token("role=administrator");
    say(COUNTY.schools() + " schools of " + COUNTY.pupils() + " pupils send their first roll");
    each(
        school -> {
          String urn = COUNTY.urn(school);
          String client = "office-" + urn;
          ok(
              onroll.put(
                  "/schools/" + urn, administrator, "application/json", COUNTY.profile(school)));
          ok(
              onroll.put(
                  "/grants/" + client + "/" + urn,
                  administrator,
                  "application/json",
                  "{\"role\": \"school\"}"));
          tokens.put(school, onroll.token("role=school&urn=" + urn + "&client=" + client));
          Answer baseline = send(school, MONDAY.toString(), COUNTY.monday(school));
          assertThat(ok(baseline).path("baseline").asBoolean()).isTrue();
          return baseline;
        });
  }

  private Answer sendTuesday(int school) throws Exception {
    return send(school, TUESDAY.toString(), COUNTY.tuesday(school));
  }

  private Answer send(int school, String date, String roll) throws Exception {
    return onroll.put(
        "/schools/" + COUNTY.urn(school) + "/rolls/" + date, token(school), "text/csv", roll);
  }

  /** On a slow machine a roll's own request has no time left for its effects. */
  private void theScheduleFinishesWhatWasLeftOver(List<Answer> answers) throws Exception {
    for (int hour = 6; hour < 20; hour++) {
      long leftOver =
          receipts(answers).stream().filter(r -> !r.path("applied").asBoolean()).count();
      if (leftOver == 0) return;
      say("of " + leftOver + " rolls the schedule writes what they mean");
      onroll.clock(Instant.parse("2026-09-15T%02d:05:00Z".formatted(hour)));
    }
  }

  /** By its receipt: whoever had to send twice heard "unchanged" the second time. */
  private void everyRollIsAccepted(List<Answer> answers) throws Exception {
    for (JsonNode receipt : receipts(answers)) {
      assertThat(receipt.path("applied").asBoolean()).isTrue();
      assertThat(receipt.path("outcome").asText()).isEqualTo("accepted");
      assertThat(receipt.path("comparedWith").asText()).isEqualTo(MONDAY.toString());
      assertThat(receipt.path("rows").asInt()).isEqualTo(COUNTY.pupils());
      assertThat(receipt.path("joiners").asInt()).isEqualTo(1);
      assertThat(receipt.path("leavers").asInt()).isEqualTo(1);
    }
  }

  private List<JsonNode> receipts(List<Answer> answers) throws Exception {
    return each(
        school -> {
          String id = ok(answers.get(school)).path("receipt").asText();
          return ok(
              onroll.get("/schools/" + COUNTY.urn(school) + "/receipts/" + id, token(school)));
        });
  }

  private void everySchoolIsToldOfItsOwn() throws Exception {
    each(
        school -> {
          String path = "/schools/" + COUNTY.urn(school);
          JsonNode told = ok(onroll.get(path + "/reconciliation", token(school)));
          assertThat(observed(told, "leftWithoutReturn"))
              .containsExactly(upn(COUNTY.leaver(school)));
          assertThat(observed(told, "joinedWithoutReturn"))
              .containsExactly(upn(COUNTY.joiner(school)));
          assertThat(told.path("returnWithoutChange")).isEmpty();
          assertThat(told.path("returnLate")).isEmpty();
          assertThat(told.has("next")).isFalse();
          JsonNode roll = ok(onroll.get(path, token(school))).path("roll");
          assertThat(roll.path("date").asText()).isEqualTo(TUESDAY.toString());
          assertThat(roll.path("pupils").asInt()).isEqualTo(COUNTY.pupils());
          return told;
        });
  }

  private static List<String> observed(JsonNode told, String list) {
    List<String> upns = new ArrayList<>();
    for (JsonNode move : told.path(list)) {
      assertThat(move.path("state").asText()).isEqualTo("observed");
      assertThat(move.path("observedOn").asText()).isEqualTo(TUESDAY.toString());
      upns.add(move.path("pupil").path("upn").asText());
    }
    return upns;
  }

  /** Claimed by the roll of the school that has the child now, or open where none has. */
  private void theLedgerHasEachLeaverOnce() throws Exception {
    Map<String, String> expected = new HashMap<>();
    COUNTY
        .all()
        .forEach(
            school ->
                expected.put(
                    upn(COUNTY.leaver(school)),
                    COUNTY.urn(school)
                        + (COUNTY.moves(school)
                            ? " claimed by roll of " + COUNTY.urn(COUNTY.next(school))
                            : " open")));
    String officer = onroll.token("role=officer");
    Map<String, String> ledger = new HashMap<>();
    for (String status : List.of("open", "claimed", "closed", "out-of-scope")) {
      String cursor = "";
      do {
        JsonNode page = ok(onroll.get("/ledger?limit=100&status=" + status + cursor, officer));
        for (JsonNode entry : page.path("items")) {
          String before = ledger.put(entry.path("child").path("upn").asText(), told(entry, status));
          assertThat(before).as("one entry for each leaver").isNull();
        }
        cursor = page.has("next") ? "&cursor=" + page.path("next").asText() : "";
      } while (!cursor.isEmpty());
    }
    assertThat(ledger).containsExactlyInAnyOrderEntriesOf(expected);
  }

  private static String told(JsonNode entry, String status) {
    JsonNode claim = entry.path("claim");
    return entry.path("lastSchool").path("urn").asText()
        + " "
        + status
        + (claim.isMissingNode()
            ? ""
            : " by "
                + claim.path("by").asText()
                + " of "
                + claim.path("school").path("urn").asText());
  }

  private static JsonNode ok(Answer answer) {
    assertThat(answer.status()).as("%s", answer.body()).isEqualTo(200);
    return answer.body();
  }

  private String token(int school) {
    return String.valueOf(tokens.get(school));
  }

  /** For every school, all at the same moment; says how long the schools waited. */
  private List<Answer> atOnce(String what, ForSchool<Answer> send) throws Exception {
    CountDownLatch six = new CountDownLatch(1);
    List<Future<Answer>> sent = new ArrayList<>();
    try (ExecutorService schools = Executors.newVirtualThreadPerTaskExecutor()) {
      COUNTY
          .all()
          .forEach(
              school ->
                  sent.add(
                      schools.submit(
                          () -> {
                            six.await();
                            return send.of(school);
                          })));
      six.countDown();
    }
    List<Answer> answers = new ArrayList<>();
    for (Future<Answer> answer : sent) answers.add(answer.get());
    say(what + ": " + waits(answers));
    return answers;
  }

  private static String waits(List<Answer> answers) {
    List<Duration> took = answers.stream().map(Answer::took).sorted().toList();
    Map<Integer, Integer> refused = new TreeMap<>();
    answers.forEach(
        a -> a.refused().forEach((status, times) -> refused.merge(status, times, Integer::sum)));
    return "%d rolls of %d pupils at once: p50 %d ms, p99 %d ms, max %d ms; %d sent again %s"
        .formatted(
            took.size(),
            COUNTY.pupils(),
            took.get(took.size() / 2).toMillis(),
            took.get(took.size() * 99 / 100).toMillis(),
            took.getLast().toMillis(),
            answers.stream().mapToInt(a -> a.asked() - 1).sum(),
            refused);
  }

  /** For every school, a few at a time. */
  private <T> List<T> each(ForSchool<T> work) throws Exception {
    List<Future<T>> begun = new ArrayList<>();
    try (ExecutorService few = Executors.newFixedThreadPool(FEW_AT_ONCE)) {
      COUNTY.all().forEach(school -> begun.add(few.submit(() -> work.of(school))));
    }
    List<T> done = new ArrayList<>();
    for (Future<T> one : begun) done.add(one.get());
    return done;
  }

  private static void say(String what) {
    System.out.println("A county's morning: " + what + ".");
  }
}
