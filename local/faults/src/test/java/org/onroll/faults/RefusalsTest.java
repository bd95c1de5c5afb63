package org.onroll.faults;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.onroll.platform.fixture.Answer;
import org.onroll.platform.fixture.Call;
import org.onroll.platform.fixture.Contents;
import org.onroll.platform.fixture.RollText;
import org.onroll.platform.fixture.Town;
import org.onroll.platform.fixture.Wire;
import org.onroll.platform.fixture.Wire.Weather;

/** The figures that it prints are those of ADR 8. */
@DisplayName("fault-F9: the table refuses 30 % and 100 % of what it is asked")
class RefusalsTest {
  private static final String SCHOOL = "999101";
  private static final String TUESDAY = "2026-09-15";
  private static final double MOST = 1.2;
  private static final double SHARE = 0.3;
  private static final long SEED = 9;

  /** Longer than any lease. */
  private static final Duration BETWEEN_RUNS = Duration.ofMinutes(16);

  private static final List<String> FIGURES = new ArrayList<>();
  private static Silence silence;

  private Town town;
  private Mailbox mailbox;
  private Wire wire;
  private Functions functions;

  @BeforeAll
  static void the_functions_log_is_not_read_here() {
    silence = new Silence();
  }

  @AfterAll
  static void the_figures() {
    silence.close();
    FIGURES.forEach(System.out::println);
  }

  @BeforeEach
  void a_town_behind_a_wire() {
    town = new Town(TUESDAY + "T05:10:00Z").staff().school(SCHOOL);
    mailbox = new Mailbox(town.clock());
    town.with("AWS_ENDPOINT_URL_SES", mailbox.endpoint()).with("CONCURRENCY", "40");
    wire = new Wire(town);
    functions = new Functions(town.environment());
  }

  @AfterEach
  void the_wire_is_cut() {
    wire.close();
    mailbox.close();
    town.client().deleteTable(d -> d.tableName(town.table()));
  }

  // ---- a school's roll

  private Answer roll() {
    Call call =
        Call.to("PUT /schools/{urn}/rolls/{date}")
            .as(Town.clientOf(SCHOOL))
            .path("urn", SCHOOL)
            .path("date", TUESDAY)
            .csv(RollText.csv(3, 32));
    return call.on(functions.get("roll-diff"));
  }

  private void yesterday() {
    town.roll(SCHOOL, "2026-09-14", RollText.pupils(1, 30));
  }

  @Test
  void a_roll_that_is_refused_from_its_first_call_is_answered_in_words_and_changes_nothing() {
    yesterday();
    Contents before = town.contents();
    wire.weather(Wire.STORM);
    Answer[] answer = new Answer[1];
    Wire.Count count = wire.count(() -> answer[0] = roll());
    assertToldToComeBack(answer[0]);
    assertThat(count).isEqualTo(new Wire.Count(1, 3));
    assertThat(town.contents()).isEqualTo(before);
  }

  private static void assertToldToComeBack(Answer answer) {
    assertThat(answer.status()).isEqualTo(503);
    assertThat(answer.headers()).containsEntry("Retry-After", "5");
    assertThat(answer.at("/detail")).contains("Send the same request again");
  }

  @ParameterizedTest
  @ValueSource(ints = {4, 10, 16, 22})
  void a_roll_that_is_refused_from_a_later_call_is_accepted_once_when_it_comes_again(int calls) {
    yesterday();
    wire.weather(a -> a.number() > calls ? Wire.STORM.at(a) : null);
    Answer[] answer = new Answer[1];
    wire.count(() -> answer[0] = roll());
    assertToldToComeBack(answer[0]);
    wire.weather(Wire.CALM);
    assertAcceptedOnce(roll());
  }

  @Test
  void a_roll_of_which_one_call_in_three_is_refused_is_accepted_once() {
    yesterday();
    wire.weather(Wire.squalls(SHARE, SEED));
    Answer answer = roll();
    for (int again = 0; again < 10 && answer.status() == 503; again++) answer = roll();
    assertAcceptedOnce(answer);
  }

  private void assertAcceptedOnce(Answer answer) {
    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.at("/outcome")).isIn("accepted", "unchanged");
    for (int run = 0; run < 10 && !town.contents().due("DIFF").isEmpty(); run++) {
      town.clock().pass(BETWEEN_RUNS);
      Delivery.schedule("roll-diff").to(functions);
    }
    Contents after = town.contents();
    assertThat(after.due("DIFF")).isEmpty();
    assertThat(after.values("head", "sequence")).containsExactly("2");
    assertThat(after.values("movement", "way"))
        .containsExactlyInAnyOrder("JOINED", "JOINED", "LEFT", "LEFT");
    assertThat(after.ofKind("leaver")).hasSize(2);
  }

  // ---- what is due

  /** From when on, or what of it, the table refuses. */
  private record Storm(String refused, Weather weather) {}

  private static final List<Storm> STORMS =
      List.of(
          new Storm("everything", Wire.STORM),
          new Storm("everything from the 7th call", a -> a.number() > 6 ? Wire.STORM.at(a) : null),
          new Storm(
              "every write",
              a -> a.operation().matches("Get.*|Query|BatchGet.*") ? null : Wire.STORM.at(a)));

  private Wire.Count run(Drain drain) {
    return wire.count(() -> Call.schedule(functions.get(drain.function())));
  }

  @ParameterizedTest
  @EnumSource(names = {"DEADLINES", "MAILS"})
  void a_drain_asks_a_table_that_refuses_no_more_often_than_one_that_does_not(Drain drain) {
    assertAskedNoMoreOften(drain);
  }

  @Test
  @Tag("full") // one school after the other, with a pause before each retry
  void so_do_the_left_overs_of_rolls() {
    assertAskedNoMoreOften(Drain.ROLLS);
  }

  private void assertAskedNoMoreOften(Drain drain) {
    drain.fill(town);
    List<Wire.Count> refused = new ArrayList<>();
    for (Storm storm : STORMS) {
      functions = new Functions(town.environment());
      wire.weather(storm.weather);
      refused.add(run(drain));
      figure(drain, storm.refused, refused.getLast());
      assertThat(drain.due(town)).hasSize(drain.items());
      town.clock().pass(BETWEEN_RUNS);
    }
    assertThat(mailbox.taken()).isEmpty();
    wire.weather(Wire.CALM);
    Wire.Count calm = run(drain);
    figure(drain, "nothing", calm);
    assertThat(drain.due(town)).isEmpty();
    assertThat(refused)
        .allSatisfy(r -> assertThat(r.attempts() / (double) calm.calls()).isLessThan(MOST))
        .allSatisfy(r -> assertThat(r.calls()).isLessThan(calm.calls() / 2));
  }

  private static void figure(Drain drain, String refused, Wire.Count count) {
    FIGURES.add(
        String.format(
            Locale.ROOT,
            "%s, %d due, %s refused: %d calls, %d attempts",
            drain.function(),
            drain.items(),
            refused,
            count.calls(),
            count.attempts()));
  }

  @ParameterizedTest
  @EnumSource(names = {"DEADLINES", "MAILS"})
  void a_drain_of_which_one_call_in_three_is_refused_ends_within_a_few_runs(Drain drain) {
    assertEndsWithinAFewRuns(drain);
  }

  @Test
  @Tag("full") // as above
  void the_left_overs_of_rolls_end_within_a_few_runs() {
    assertEndsWithinAFewRuns(Drain.ROLLS);
  }

  private void assertEndsWithinAFewRuns(Drain drain) {
    drain.fill(town);
    Weather squalls = Wire.squalls(SHARE, SEED);
    int runs = 0;
    int calls = 0;
    int attempts = 0;
    while (runs < 6 && !drain.due(town).isEmpty()) {
      wire.weather(squalls);
      Wire.Count count = run(drain);
      calls += count.calls();
      attempts += count.attempts();
      runs++;
      wire.weather(Wire.CALM);
      mailbox.events().forEach(e -> Delivery.event("mail-feedback", () -> e).to(functions));
      town.clock().pass(BETWEEN_RUNS);
    }
    figure(drain, "30 % (" + runs + " runs)", new Wire.Count(calls, attempts));
    assertThat(drain.due(town)).isEmpty();
    switch (drain) {
      case DEADLINES -> {
        List<String> mails = town.contents().values("mail", "of");
        assertThat(mails).hasSize(600);
        assertThat(mails.stream().filter("RETURN_OVERDUE"::equals)).hasSize(300);
      }
      case MAILS -> {
        assertThat(mailbox.taken()).hasSize(300);
        assertThat(mailbox.taken().values()).containsOnly(1L);
      }
      case ROLLS -> assertThat(town.contents().ofKind("head")).hasSize(drain.items());
    }
  }
}
