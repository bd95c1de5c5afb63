package org.onroll.platform.function;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.onroll.platform.fixture.TestClock;
import org.onroll.platform.fixture.TestContext;
import org.onroll.platform.http.Json;

class LogTest {
  private final TestClock clock = new TestClock("2026-09-14T08:00:00Z");
  private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
  private final Log log =
      new Log("roll-diff", "onroll", clock, new PrintStream(bytes, true, StandardCharsets.UTF_8));

  private String said() {
    return bytes.toString(StandardCharsets.UTF_8);
  }

  @Test
  void one_event_is_one_line_with_its_fields() {
    log.info("accepted", "school", 999101, "rows", 60);
    JsonNode line = Json.parse(said());
    assertThat(line.path("timestamp").asText()).isEqualTo("2026-09-14T08:00:00Z");
    assertThat(line.path("level").asText()).isEqualTo("INFO");
    assertThat(line.path("function").asText()).isEqualTo("roll-diff");
    assertThat(line.path("event").asText()).isEqualTo("accepted");
    assertThat(line.path("rows").isInt()).isTrue();
    assertThat(line.path("rows").asInt()).isEqualTo(60);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "\n",
        "\r",
        "\r\n",
        "\u0000",
        "\u0085",
        "\u2028",
        "\u2029",
        "\u001b[2J",
        "\"}\n{\"level\":\"INFO"
      })
  void a_value_cannot_begin_a_line_of_its_own(String evil) { // abuse-A14
    log.warn("conflict", "route", "GET /x" + evil + "forged");
    assertThat(said().lines()).hasSize(1);
    assertThat(said().strip().chars()).allMatch(c -> c >= ' ' && c < 127);
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

  /** Lambda reads a line's level only where its time is one: names and RFC 3339 as it asks. */
  @Test
  void lambda_finds_the_time_and_the_level_of_each_line() {
    log.warn("conflict");
    log.measured("drained", Map.of("MailsSent", 1L));
    assertThat(said().lines().map(Json::parse))
        .allMatch(l -> Instant.parse(l.path("timestamp").asText()).equals(clock.instant()))
        .allMatch(l -> Set.of("WARN", "INFO").contains(l.path("level").asText()));
  }

  @Test
  void what_a_call_is_known_by_stands_in_each_of_its_lines_and_in_no_others() {
    ObjectNode event = Json.object().put("scheduledTime", "2026-09-14T05:10:00Z");
    event.putObject("requestContext").put("requestId", "api-1");
    Log call = log.during(new TestContext(1, "Root=1-5759;Parent=5399;Sampled=0"), event);
    call.with("route", "GET /x").failure("request-failed", new IllegalStateException());
    call.measured("drained", Map.of("MailsSent", 1L));
    log.info("other");
    List<JsonNode> lines = said().lines().map(Json::parse).toList();
    assertThat(lines.subList(0, 2))
        .allMatch(l -> l.path("lambdaRequestId").asText().equals("request"))
        .allMatch(l -> l.path("requestId").asText().equals("api-1"))
        .allMatch(l -> l.path("scheduledTime").asText().equals("2026-09-14T05:10:00Z"))
        .allMatch(l -> l.path("traceId").asText().equals("1-5759"));
    assertThat(lines.get(0).has("route")).isTrue();
    assertThat(lines.get(1).has("route")).isFalse();
    assertThat(lines.get(2).properties())
        .noneMatch(e -> e.getKey().endsWith("Id") || e.getKey().equals("scheduledTime"));
  }

  @Test
  void what_there_is_no_id_of_is_left_out() {
    log.during(TestContext.UNHURRIED, Json.object()).info("scanned");
    JsonNode line = Json.parse(said());
    assertThat(line.has("lambdaRequestId")).isTrue();
    assertThat(line.has("requestId") || line.has("scheduledTime") || line.has("traceId")).isFalse();
  }

  @Test
  void the_first_line_of_a_process_says_that_it_began_cold_and_counts_it() {
    log.during(TestContext.UNHURRIED, Json.object()).info("one");
    log.info("two");
    List<JsonNode> lines = said().lines().map(Json::parse).toList();
    assertThat(lines.get(0).path("coldStart").asBoolean()).isTrue();
    assertThat(lines.get(0).path("ColdStarts").asInt()).isEqualTo(1);
    assertThat(lines.get(1).has("coldStart") || lines.get(1).has("_aws")).isFalse();
  }

  @Test
  void a_metric_stands_in_the_line_of_its_event_for_the_log_group_to_read() {
    log.measured("rolls", Map.of("RollsHeld", 2L, "LedgerOldestDays", 40L));
    assertThat(said().lines()).hasSize(1);
    JsonNode json = Json.parse(said());
    assertThat(json.path("event").asText()).isEqualTo("rolls");
    assertThat(json.path("LedgerOldestDays").asLong()).isEqualTo(40);
    assertThat(json.path("RollsHeld").asLong()).isEqualTo(2);
    JsonNode directive = json.at("/_aws/CloudWatchMetrics/0");
    assertThat(directive.path("Metrics"))
        .contains(Json.parse("{\"Name\":\"RollsHeld\",\"Unit\":\"Count\"}"))
        .contains(Json.parse("{\"Name\":\"LedgerOldestDays\",\"Unit\":\"None\"}"));
    assertThat(directive.path("Namespace").asText()).isEqualTo("OnRoll");
    assertThat(directive.at("/Dimensions/0")).isEqualTo(Json.parse("[\"stack\",\"function\"]"));
    assertThat(json.path("stack").asText()).isEqualTo("onroll");
    assertThat(json.path("function").asText()).isEqualTo("roll-diff");
    assertThat(json.at("/_aws/Timestamp").asLong()).isEqualTo(clock.millis());
  }

  @Test
  void work_stops_three_seconds_before_its_time_ends() { // fault-F8
    assertThat(TimeLeft.of(new TestContext(3_001)).getAsBoolean()).isTrue();
    assertThat(TimeLeft.of(new TestContext(3_000)).getAsBoolean()).isFalse();
  }
}
