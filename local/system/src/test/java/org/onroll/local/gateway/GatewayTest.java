package org.onroll.local.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.onroll.local.StubFunctions;
import org.onroll.local.clock.MovableClock;
import org.onroll.local.http.Json;

class GatewayTest {
  private static final Instant MONDAY = Instant.parse("2026-09-14T06:00:00Z");

  private final MovableClock clock =
      new MovableClock(Clock.fixed(MONDAY, ZoneOffset.UTC), Duration.ZERO);
  private final StubFunctions functions =
      new StubFunctions()
          .withOpenGate()
          .with("roll-diff", event -> "{\"statusCode\": 200, \"body\": \"ok\"}");

  @Test
  void a_request_reaches_its_function_as_a_rest_proxy_event() throws Exception {
    Answer answer =
        call(
            "PUT",
            "/schools/999101/rolls/2026-09-14",
            "a=1&a=2&b=x%20y+z",
            "application/json",
            "{\"name\": \"Zoë\"}".getBytes(StandardCharsets.UTF_8));
    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.text()).isEqualTo("ok");

    JsonNode event = event("roll-diff");
    assertThat(event.path("resource").asText()).isEqualTo("/schools/{urn}/rolls/{date}");
    assertThat(event.path("path").asText()).isEqualTo("/schools/999101/rolls/2026-09-14");
    assertThat(event.path("httpMethod").asText()).isEqualTo("PUT");
    assertThat(event.path("pathParameters").toString())
        .isEqualTo("{\"urn\":\"999101\",\"date\":\"2026-09-14\"}");
    assertThat(event.path("queryStringParameters").toString())
        .isEqualTo("{\"a\":\"2\",\"b\":\"x y z\"}");
    assertThat(event.path("multiValueQueryStringParameters").toString())
        .isEqualTo("{\"a\":[\"1\",\"2\"],\"b\":[\"x y z\"]}");
    assertThat(event.path("headers").path("Content-Type").asText()).isEqualTo("application/json");
    assertThat(event.path("multiValueHeaders").path("Content-Type").path(0).asText())
        .isEqualTo("application/json");
    assertThat(event.path("body").asText()).isEqualTo("{\"name\": \"Zoë\"}");
    assertThat(event.path("isBase64Encoded").asBoolean()).isFalse();
    JsonNode context = event.path("requestContext");
    assertThat(context.path("authorizer").path("principalId").asText()).isEqualTo("client-1");
    assertThat(context.path("authorizer").path("client").asText()).isEqualTo("client-1");
    assertThat(context.path("stage").asText()).isEqualTo("live");
    assertThat(context.path("resourcePath").asText()).isEqualTo("/schools/{urn}/rolls/{date}");
    assertThat(context.path("requestTimeEpoch").asLong()).isEqualTo(MONDAY.toEpochMilli());
    assertThat(context.path("requestTime").asText()).isEqualTo("14/Sep/2026:06:00:00 +0000");
    assertThat(answer.headers())
        .containsEntry("x-amzn-RequestId", List.of(context.path("requestId").asText()));
  }

  @Test
  void what_is_absent_is_null() throws Exception {
    functions.with("case-desk", event -> "{\"statusCode\": 200}");
    call("GET", "/ledger", "", "", new byte[0]);
    JsonNode event = event("case-desk");
    for (String field :
        List.of(
            "pathParameters",
            "queryStringParameters",
            "multiValueQueryStringParameters",
            "body",
            "stageVariables")) {
      assertThat(event.get(field)).as(field).isNotNull();
      assertThat(event.path(field).isNull()).as(field).isTrue();
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"application/gzip; x=y", "text/csv", "text/csv; charset=windows-1252"})
  void what_may_be_no_utf_8_travels_as_base64(String type) throws Exception {
    byte[] bytes = {31, (byte) 139, 8, 0, -1};
    call("PUT", "/schools/999101/rolls/2026-09-14", "", type, bytes);
    assertThat(event("roll-diff").path("isBase64Encoded").asBoolean()).isTrue();
    assertThat(Base64.getDecoder().decode(event("roll-diff").path("body").asText()))
        .isEqualTo(bytes);
  }

  @Test
  void an_original_in_words_keeps_its_bytes_both_ways() throws Exception { // B6
    byte[] bytes = {'Z', 'o', (byte) 0xc3, (byte) 0xab, (byte) 0xff, '\r', '\n'};
    String body = Base64.getEncoder().encodeToString(bytes);
    functions.with(
        "notification-intake",
        event -> "{\"statusCode\": 200, \"isBase64Encoded\": true, \"body\": \"" + body + "\"}");
    var answer = call("PUT", "/receipts/r-1/original", "", "text/plain", bytes);
    assertThat(event("notification-intake").path("isBase64Encoded").asBoolean()).isTrue();
    assertThat(event("notification-intake").path("body").asText()).isEqualTo(body);
    assertThat(answer.body()).isEqualTo(bytes);
  }

  @Test
  void a_path_is_decoded_for_its_parameters_only() throws Exception {
    functions.with("case-desk", event -> "{\"statusCode\": 200}");
    call("GET", "/cases/a%2Fb+c", "", "", new byte[0]);
    assertThat(event("case-desk").path("path").asText()).isEqualTo("/cases/a%2Fb+c");
    assertThat(event("case-desk").path("pathParameters").path("id").asText()).isEqualTo("a/b+c");
    assertThat(call("GET", "/cases/%zz", "", "", new byte[0]).status()).isEqualTo(400);
  }

  @Test
  void the_answer_may_be_binary_and_have_headers_that_repeat() throws Exception {
    functions.with(
        "roll-diff",
        event ->
            """
            {"statusCode": 201, "headers": {"Retry-After": "5", "X": "lost"},
             "multiValueHeaders": {"X": ["1", "2"]}, "isBase64Encoded": true, "body": "/w=="}\
            """);
    Answer answer = call("PUT", "/schools/999101/rolls/2026-09-14", "", "text/csv", new byte[] {1});
    assertThat(answer.status()).isEqualTo(201);
    assertThat(answer.headers())
        .containsEntry("Retry-After", List.of("5"))
        .containsEntry("X", List.of("1", "2"))
        .containsEntry("Content-Type", List.of("application/json"));
    assertThat(answer.body()).containsExactly(0xff);
  }

  @Test
  void without_a_token_nobody_is_asked_and_the_answer_is_the_templates_problem() throws Exception {
    Answer answer = gateway().handle(new Request("GET", "/ledger", "", Map.of(), new byte[0]));
    assertThat(answer.status()).isEqualTo(401);
    assertThat(answer.headers()).containsEntry("Content-Type", List.of("application/problem+json"));
    assertThat(answer.headers()).containsKey("WWW-Authenticate");
    assertThat(answer.text()).contains("urn:onroll:problem:unauthorised");
    assertThat(functions.events("gatekeeper")).isEmpty();
  }

  @Test
  void a_token_that_the_gatekeeper_does_not_know_is_unauthorised() throws Exception {
    functions.with(
        "gatekeeper",
        event -> {
          throw new IllegalStateException("Unauthorized");
        });
    assertThat(call("GET", "/ledger", "", "", new byte[0]).status()).isEqualTo(401);
  }

  @Test
  void a_client_that_the_policy_denies_is_forbidden() throws Exception {
    functions.with("gatekeeper", event -> StubFunctions.policy("Deny", "client-1"));
    assertThat(call("GET", "/ledger", "", "", new byte[0]).status()).isEqualTo(403);
  }

  @Test
  void a_gatekeeper_in_trouble_is_the_servers_trouble() throws Exception {
    functions.with(
        "gatekeeper",
        event -> {
          throw new IllegalStateException("no keys");
        });
    assertThat(call("GET", "/ledger", "", "", new byte[0]).status()).isEqualTo(503);
    functions.with("gatekeeper", event -> "{}");
    assertThat(call("GET", "/ledger", "", "", new byte[0]).status()).isEqualTo(503);
  }

  @Test
  void the_gatekeepers_word_on_a_token_holds_for_five_minutes_of_the_movable_clock()
      throws Exception {
    Gateway gateway = gateway();
    Request request = request("GET", "/ledger", "", "", new byte[0]);
    functions.with("case-desk", event -> "{\"statusCode\": 200}");
    gateway.handle(request);
    gateway.handle(request);
    assertThat(functions.events("gatekeeper")).hasSize(1);
    assertThat(functions.events("gatekeeper").getFirst())
        .contains(
            "\"methodArn\":\"arn:aws:execute-api:eu-west-2:000000000000:local/live/GET/ledger\"");
    clock.set(MONDAY.plusSeconds(299));
    gateway.handle(request);
    assertThat(functions.events("gatekeeper")).hasSize(1);
    clock.set(MONDAY.plusSeconds(300));
    gateway.handle(request);
    assertThat(functions.events("gatekeeper")).hasSize(2);
    clock.set(MONDAY);
    gateway.handle(request);
    assertThat(functions.events("gatekeeper")).hasSize(3);
  }

  @Test
  void a_route_that_is_not_there_is_not_found() throws Exception {
    assertThat(call("GET", "/nothing", "", "", new byte[0]).status()).isEqualTo(404);
    assertThat(call("DELETE", "/ledger", "", "", new byte[0]).status()).isEqualTo(404);
    assertThat(call("GET", "/cases/", "", "", new byte[0]).text())
        .contains("urn:onroll:problem:not-found");
  }

  @Test
  void what_the_platform_does_not_carry_is_too_large() throws Exception {
    Answer request =
        call(
            "PUT",
            "/schools/999101/rolls/2026-09-14",
            "",
            "text/csv",
            new byte[10 * 1024 * 1024 + 1]);
    assertThat(request.status()).isEqualTo(413);
    assertThat(request.text()).contains("urn:onroll:problem:too-large");
    byte[] asBase64 = new byte[5 * 1024 * 1024];
    assertThat(
            call("PUT", "/schools/999101/rolls/2026-09-14", "", "application/gzip", asBase64)
                .status())
        .isEqualTo(413);
    assertThat(functions.events("roll-diff")).isEmpty();
  }

  @Test
  void a_function_that_fails_or_answers_nonsense_is_unavailable() throws Exception {
    functions.with(
        "roll-diff",
        event -> {
          throw new IllegalStateException("broken");
        });
    Answer answer = call("PUT", "/schools/999101/rolls/2026-09-14", "", "text/csv", new byte[] {1});
    assertThat(answer.status()).isEqualTo(503);
    assertThat(answer.text()).contains("urn:onroll:problem:unavailable").doesNotContain("broken");
    functions.with("roll-diff", event -> "{\"hello\": 1}");
    assertThat(
            call("PUT", "/schools/999101/rolls/2026-09-14", "", "text/csv", new byte[] {1})
                .status())
        .isEqualTo(503);
  }

  @Test
  void a_literal_segment_is_preferred_to_a_parameter() throws Exception {
    functions.with("notification-intake", event -> "{\"statusCode\": 200}");
    call("GET", "/schools/999101/deadlines", "", "", new byte[0]);
    assertThat(event("notification-intake").path("resource").asText())
        .isEqualTo("/schools/{urn}/deadlines");
  }

  private Gateway gateway() {
    return new Gateway(StubFunctions.TEMPLATE.api(), functions.make(), clock, StubFunctions.NO_LOG);
  }

  private Answer call(String method, String path, String query, String contentType, byte[] body)
      throws InterruptedException {
    return gateway().handle(request(method, path, query, contentType, body));
  }

  private static Request request(
      String method, String path, String query, String contentType, byte[] body) {
    Map<String, List<String>> headers = new LinkedHashMap<>();
    headers.put("Authorization", List.of("Bearer client-1"));
    if (!contentType.isEmpty()) headers.put("Content-Type", List.of(contentType));
    return new Request(method, path, query, headers, body);
  }

  private JsonNode event(String name) throws JsonProcessingException {
    return Json.MAPPER.readTree(functions.events(name).getLast());
  }
}
