package org.onroll.world;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.onroll.world.onroll.OnRoll;

class PlayTest {
  private static final Settings SMALL = CountyTest.settings(1, 8, 500, 6, "2026-07-06");

  private final ByteArrayOutputStream told = new ByteArrayOutputStream();
  private final PrintStream out = new PrintStream(told, true, StandardCharsets.UTF_8);

  private Outcome play(FakeOnRoll fake, Settings settings) {
    OnRoll onRoll = new OnRoll(fake.url(), Duration.ofSeconds(5), "test");
    PrintStream err = new PrintStream(new ByteArrayOutputStream(), true, StandardCharsets.UTF_8);
    return new Play(settings, County.draw(settings), onRoll, out, err).play();
  }

  @Test
  void a_play_ends_with_a_score_in_json_and_in_words() throws Exception {
    try (FakeOnRoll fake = new FakeOnRoll()) {
      Outcome outcome = play(fake, SMALL);
      new Report(outcome, out).print();

      JsonNode json = new ObjectMapper().readTree(JsonReport.of(outcome));
      assertThat(json.at("/score/all/trulyMissing").asInt()).isPositive();
      assertThat(json.at("/score/all/underEnquiry").asInt()).isPositive();
      assertThat(json.at("/books/balanced").isBoolean()).isTrue();
      assertThat(json.at("/counts/rolls").asInt()).isPositive();
      assertThat(told.toString(StandardCharsets.UTF_8))
          .contains("Watch these children", "The score on 2026-09-25");
    }
  }

  @Test
  void calls_that_fail_for_a_while_change_nothing_but_the_number_of_tries() throws Exception {
    ObjectNode steady;
    try (FakeOnRoll fake = new FakeOnRoll()) {
      steady = json(play(fake, SMALL));
    }
    try (FakeOnRoll fake = new FakeOnRoll()) {
      fake.failNext(5);
      ObjectNode shaken = json(play(fake, SMALL));

      assertThat(shaken.remove("retries").asInt()).isEqualTo(5);
      steady.remove("retries");
      // Its cases bear the numbers in which OnRoll opened them, and schools do not wait for others.
      shaken.remove("diagnosis");
      steady.remove("diagnosis");
      assertThat(shaken).isEqualTo(steady);
      List<String> keys =
          fake.received().stream()
              .filter(r -> r.path().equals("/calendars/931"))
              .map(FakeOnRoll.Received::key)
              .distinct()
              .toList();
      assertThat(keys).hasSize(1);
    }
  }

  private static ObjectNode json(Outcome outcome) throws Exception {
    return (ObjectNode) new ObjectMapper().readTree(JsonReport.of(outcome));
  }
}
