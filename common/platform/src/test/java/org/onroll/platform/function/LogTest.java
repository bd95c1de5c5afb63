package org.onroll.platform.function;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.onroll.platform.fixture.Output;
import org.onroll.platform.fixture.TestClock;
import org.onroll.platform.fixture.TestContext;
import org.onroll.platform.http.Json;

class LogTest {
  private final TestClock clock = new TestClock("2026-09-14T08:00:00Z");
  private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
  private final Log log =
      new Log("roll-diff", clock, new PrintStream(bytes, true, StandardCharsets.UTF_8));

  private String said() {
    return bytes.toString(StandardCharsets.UTF_8);
  }

  @Test
  void one_event_is_one_line_with_its_fields() {
    log.info("accepted", "school", 999101, "rows", 60);
    JsonNode line = Json.parse(said());
    assertThat(line.path("at").asText()).isEqualTo("2026-09-14T08:00:00Z");
    assertThat(line.path("level").asText()).isEqualTo("INFO");
    assertThat(line.path("function").asText()).isEqualTo("roll-diff");
    assertThat(line.path("event").asText()).isEqualTo("accepted");
    assertThat(line.path("rows").asText()).isEqualTo("60");
  }

  @ParameterizedTest
  @ValueSource(strings = {"\n", "\r", "\r\n", "\u0000", "\u001b[2J", "\"}\n{\"level\":\"INFO"})
  void a_value_cannot_begin_a_line_of_its_own(String evil) { // abuse-A14
    log.warn("conflict", "route", "GET /x" + evil + "forged");
    assertThat(said().lines()).hasSize(1);
    assertThat(said().strip().chars()).allMatch(c -> c >= ' ');
    assertThat(Json.parse(said()).path("route").asText()).isEqualTo("GET /x" + evil + "forged");
  }

  @Test
  void a_failure_says_what_and_where_and_never_quotes() { // abuse-A15
    RuntimeException cause = new IllegalArgumentException("Canarybird");
    log.failure("request-failed", new IllegalStateException("Canarybird\nforged", cause), "id", 1);
    assertThat(said().lines()).hasSize(1);
    assertThat(said())
        .contains("java.lang.IllegalStateException", "LogTest.java:", "IllegalArgumentException")
        .doesNotContain("Canarybird", "forged");
    assertThat(Json.parse(said()).path("level").asText()).isEqualTo("ERROR");
  }

  @Test
  void a_field_without_its_value_is_left_out() {
    log.info("odd", "a", 1, "b");
    assertThat(Json.parse(said()).has("a")).isTrue();
    assertThat(Json.parse(said()).has("b")).isFalse();
  }

  @Test
  void a_metric_is_one_line_that_the_log_group_reads() throws Exception {
    String line = Output.of(() -> new Metrics("roll-diff", clock).count(Map.of("RollsHeld", 2L)));
    assertThat(line.lines()).hasSize(1);
    JsonNode json = Json.parse(line);
    assertThat(json.path("RollsHeld").asLong()).isEqualTo(2);
    assertThat(json.at("/_aws/CloudWatchMetrics/0/Metrics/0/Name").asText()).isEqualTo("RollsHeld");
    assertThat(json.at("/_aws/CloudWatchMetrics/0/Namespace").asText()).isEqualTo("OnRoll");
    assertThat(json.at("/_aws/Timestamp").asLong()).isEqualTo(clock.millis());
  }

  @Test
  void work_stops_three_seconds_before_its_time_ends() { // fault-F8
    assertThat(TimeLeft.of(new TestContext(3_001)).getAsBoolean()).isTrue();
    assertThat(TimeLeft.of(new TestContext(3_000)).getAsBoolean()).isFalse();
  }
}
