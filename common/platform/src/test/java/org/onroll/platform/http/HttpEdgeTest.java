package org.onroll.platform.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.onroll.domain.mail.Contact;
import org.onroll.domain.records.ConflictException;
import org.onroll.domain.records.Records;
import org.onroll.platform.config.Environment;
import org.onroll.platform.fixture.Answer;
import org.onroll.platform.fixture.Call;
import org.onroll.platform.fixture.Output;
import org.onroll.platform.fixture.TestContext;
import org.onroll.platform.fixture.Town;
import org.onroll.platform.fixture.Wire;
import org.onroll.platform.function.Log;
import org.onroll.platform.http.ProblemException.FieldError;
import org.onroll.platform.http.ProblemException.Kind;
import org.onroll.platform.table.TableFactory;

class HttpEdgeTest {
  private static final Call ID = Call.to("GET /thing");

  private static Answer ask(HttpEdge.Route route) throws IOException {
    return ask(route, Call.to("GET /thing"));
  }

  private static Answer ask(HttpEdge.Route route, Call call) throws IOException {
    HttpEdge edge = new HttpEdge(Map.of("GET /thing", route));
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    Environment environment = new Environment(Map.of(), Clock.systemUTC());
    edge.answer(
        call.event(), out, Log.of("test", environment).during(TestContext.UNHURRIED, call.event()));
    return Call.read(out.toString(StandardCharsets.UTF_8));
  }

  private static HttpEdge.Route throwing(RuntimeException e) {
    return request -> {
      throw e;
    };
  }

  @Test
  void an_answer_is_kept_by_no_cache_and_guessed_by_no_browser() throws IOException {
    Answer answer = ask(r -> Response.json(200, Json.object().put("a", 1)));
    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.headers())
        .containsEntry("Cache-Control", "no-store")
        .containsEntry("X-Content-Type-Options", "nosniff")
        .containsEntry("Content-Type", "application/json");
    assertThat(answer.text()).isEqualTo("{\"a\":1}");
  }

  @ParameterizedTest
  @EnumSource(Kind.class)
  void each_problem_is_a_problem_document(Kind kind) throws IOException { // RFC 9457
    Answer answer = ask(throwing(ProblemException.of(kind, "What is wrong.")));
    assertThat(answer.status()).isEqualTo(kind.status());
    assertThat(answer.headers()).containsEntry("Content-Type", "application/problem+json");
    assertThat(answer.at("/type")).startsWith("urn:onroll:problem:");
    assertThat(answer.at("/title")).isNotBlank();
    assertThat(answer.json().path("status").asInt()).isEqualTo(kind.status());
    assertThat(answer.at("/detail")).isEqualTo("What is wrong.");
    assertThat(answer.headers().containsKey("Retry-After")).isEqualTo(kind == Kind.UNAVAILABLE);
  }

  @Test
  void a_problem_names_each_field_that_is_wrong() throws IOException {
    Answer answer =
        ask(
            throwing(
                ProblemException.unprocessable(
                    List.of(new FieldError("a", "first"), new FieldError("b.c", "second")))));
    assertThat(answer.wrongFields()).containsExactly("a", "b.c");
    assertThat(answer.at("/detail")).isEqualTo("a: first.");
  }

  static Stream<Arguments> failures() {
    return Stream.of(
        Arguments.of(new ConflictException("canary")),
        Arguments.of(new IllegalStateException("canary", new RuntimeException("canary"))),
        Arguments.of(new NullPointerException("canary")),
        Arguments.of(new IllegalArgumentException("canary")));
  }

  @ParameterizedTest
  @MethodSource("failures")
  void what_nobody_expected_is_an_answer_to_try_again_that_quotes_nothing(RuntimeException e)
      throws Exception { // fault-F9, abuse-A15
    Answer[] answer = new Answer[1];
    String said = Output.of(() -> answer[0] = ask(throwing(e)));
    assertThat(answer[0].status()).isEqualTo(503);
    assertThat(answer[0].headers()).containsEntry("Retry-After", "5");
    assertThat(said + answer[0]).doesNotContain("canary");
    assertThat(said.lines()).hasSize(2);
  }

  @Test
  void a_table_that_refuses_is_an_answer_to_try_again_in_words() throws IOException { // fault-F9
    Town town = new Town();
    try (Wire wire = new Wire(town)) {
      wire.weather(Wire.STORM);
      Records records = TableFactory.records(town.environment());
      Answer answer =
          ask(r -> Response.json(200, records.find(Contact.key("office")).orElseThrow().email()));
      assertThat(answer.status()).isEqualTo(503);
      assertThat(answer.headers()).containsEntry("Retry-After", "5");
      assertThat(answer.at("/detail"))
          .contains("too busy just now", "nothing was confirmed", "Send the same request again");
    }
  }

  @Test
  void an_answer_and_its_problem_name_the_request_as_the_access_log_does() throws Exception {
    Answer[] answer = new Answer[1];
    String said =
        Output.of(
            () -> answer[0] = ask(throwing(ProblemException.badRequest("What is wrong.")), ID));
    assertThat(answer[0].headers()).containsEntry("X-Request-Id", "request-1");
    assertThat(answer[0].at("/instance")).isEqualTo("urn:onroll:request:request-1");
    JsonNode line = Json.parse(said);
    assertThat(line.path("requestId").asText()).isEqualTo("request-1");
    assertThat(line.path("lambdaRequestId").asText()).isEqualTo("request");
    assertThat(line.path("status").asInt()).isEqualTo(400);
  }

  @Test
  void an_answers_ids_and_its_count_stand_in_the_requests_one_line() throws Exception {
    String said =
        Output.of(
            () ->
                ask(r -> Response.json(201, "{}").noting("receipt", "r-1").counting("Taken"), ID));
    assertThat(said.lines()).hasSize(1);
    JsonNode line = Json.parse(said);
    assertThat(line.path("receipt").asText()).isEqualTo("r-1");
    assertThat(line.path("Taken").asInt()).isEqualTo(1);
    assertThat(line.at("/_aws/CloudWatchMetrics/0/Metrics").findValuesAsText("Name"))
        .contains("Taken");
  }

  @Test
  void a_cursor_that_no_page_gave_is_the_callers_mistake() throws IOException {
    Town town = new Town();
    Answer answer =
        ask(
            request -> {
              town.records().page(Contact.class, "CONTACT#x", "C", "x", 10);
              return Response.noContent();
            });
    assertThat(answer.status()).isEqualTo(400);
    assertThat(answer.at("/detail")).contains("cursor");
  }

  @Test
  void a_route_that_is_none_is_not_found() throws IOException {
    for (String route : List.of("POST /thing", "GET /thing/", "GET /THING", "GET /other")) {
      assertThat(ask(r -> Response.noContent(), Call.to(route)).status()).as(route).isEqualTo(404);
    }
  }

  @Test
  void an_answer_without_content_has_no_body() throws IOException {
    Answer answer = ask(r -> Response.noContent());
    assertThat(answer.status()).isEqualTo(204);
    assertThat(answer.text()).isEmpty();
  }

  @Test
  void an_answer_given_again_says_so() throws IOException {
    assertThat(ask(r -> Response.json(200, "{}").replayed()).replayed()).isTrue();
    assertThat(ask(r -> Response.json(200, "{}")).replayed()).isFalse();
  }
}
