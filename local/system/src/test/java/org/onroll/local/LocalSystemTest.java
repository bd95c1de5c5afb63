package org.onroll.local;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.PrintStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.onroll.local.engines.DynamoDbLocal;
import org.onroll.local.gateway.Caller;
import org.onroll.local.http.Json;
import org.onroll.local.issuer.TokenDesk;
import org.onroll.local.sample.SampleSchools;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** The functions' own handlers behind the local gateway, over the wire. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class LocalSystemTest {
  private final PrintStream terminal = silence();
  private final HttpClient client = HttpClient.newHttpClient();
  private final LocalSystem system =
      LocalSystem.start(
          new LocalSystem.Settings(0, Optional.empty(), StubFunctions.NO_LOG), WiredHandlers::new);

  LocalSystemTest() throws Exception {}

  @BeforeAll
  void seed() throws Exception {
    String administrator =
        system.tokens().token("administrator", null, TokenDesk.FIRST_ADMINISTRATOR);
    SampleSchools.addWhereMissing(new Caller(system.gateway(), administrator));
  }

  @AfterAll
  void close() {
    System.setOut(terminal);
    system.close();
    client.close();
  }

  @Test
  void the_gatekeeper_verifies_tokens_by_the_published_keys_of_the_issuer() throws Exception {
    assertThat(get("/schools/999101", token("administrator", "")).statusCode()).isEqualTo(200);
    assertThat(get("/schools/999101", "forged").statusCode()).isEqualTo(401);
    assertThat(get("/_local/issuer/jwks.json", "").body())
        .contains("\"kty\":\"RSA\"")
        .doesNotContain("\"d\":");
    JsonNode discovery =
        Json.MAPPER.readTree(get("/_local/issuer/.well-known/openid-configuration", "").body());
    assertThat(discovery.path("jwks_uri").asText())
        .isEqualTo(system.url() + "/_local/issuer/jwks.json");
  }

  @Test
  void no_token_is_a_problem_document_and_a_revoked_grant_works_at_once() throws Exception {
    HttpResponse<String> without = get("/ledger", "");
    assertThat(without.statusCode()).isEqualTo(401);
    assertThat(without.headers().firstValue("Content-Type")).contains("application/problem+json");

    String officer = token("officer", "&client=leaving-officer");
    assertThat(get("/ledger", officer).statusCode()).isEqualTo(200);
    HttpRequest revoke =
        request("/grants/leaving-officer/authority", token("administrator", "")).DELETE().build();
    assertThat(client.send(revoke, BodyHandlers.ofString()).statusCode()).isEqualTo(204);
    assertThat(get("/ledger", officer).statusCode()).isEqualTo(403);
    assertThat(get("/ledger", token("officer", "&client=leaving-officer")).statusCode())
        .isEqualTo(200);
  }

  @Test
  void what_is_asked_wrongly_of_this_machine_is_a_problem_too() throws Exception {
    assertThat(get("/_local/token?role=headteacher", "").statusCode()).isEqualTo(400);
    assertThat(get("/_local/token?role=school", "").body()).contains("urn: six digits");
    assertThat(post("/_local/clock", "{\"to\":\"soon\"}").statusCode()).isEqualTo(400);
    assertThat(get("/_local/issuer/private", "").statusCode()).isEqualTo(404);
  }

  @Test
  void the_clock_moves_where_it_is_told_and_back() throws Exception {
    Instant before = system.clock().instant();
    Instant later = before.plus(Duration.ofHours(3));
    assertThat(post("/_local/clock", "{\"to\":\"" + later + "\"}").body())
        .isEqualTo("{\"now\":\"" + later + "\"}");
    assertThat(system.clock().instant()).isBetween(later, later.plusSeconds(60));
    post("/_local/clock", "{\"to\":\"" + before + "\"}");
    assertThat(system.clock().instant()).isBetween(before, before.plusSeconds(60));
  }

  @Test
  void the_inbox_is_a_list_for_programs_and_a_page_without_script_for_people() throws Exception {
    assertThat(Json.MAPPER.readTree(get("/_local/inbox", "").body()).isArray()).isTrue();
    HttpResponse<String> page = get("/_local/inbox.html", "");
    assertThat(page.headers().firstValue("Content-Type")).contains("text/html; charset=utf-8");
    assertThat(page.headers().firstValue("Content-Security-Policy").orElseThrow())
        .startsWith("default-src 'none'");
    HttpRequest browser = request("/_local/inbox", "").header("Accept", "text/html,*/*").build();
    assertThat(client.send(browser, BodyHandlers.ofString()).body()).startsWith("<!doctype html>");
  }

  /** As a function's container does under sam local, with whatever credentials SAM hands it. */
  @Test
  void who_calls_aws_with_other_credentials_finds_the_same_table() {
    try (DynamoDbClient stranger =
        DynamoDbClient.builder()
            .endpointOverride(URI.create("http://127.0.0.1:" + system.awsPort()))
            .region(DynamoDbLocal.REGION)
            .credentialsProvider(
                StaticCredentialsProvider.create(AwsBasicCredentials.create("another", "key")))
            .build()) {
      assertThat(stranger.listTables().tableNames()).contains(system.tableName());
      assertThat(
              stranger
                  .getItem(
                      r ->
                          r.tableName(system.tableName())
                              .key(
                                  Map.of(
                                      "PK", AttributeValue.fromS("SCHOOL#999101"),
                                      "SK", AttributeValue.fromS("PROFILE"))))
                  .hasItem())
          .isTrue();
    }
  }

  @Test
  void three_hundred_requests_at_once_are_all_answered() throws Exception {
    String officer = token("officer", "");
    List<Future<Integer>> answers = new ArrayList<>();
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      for (int i = 0; i < 300; i++)
        answers.add(threads.submit(() -> get("/held-rolls", officer).statusCode()));
    }
    for (Future<Integer> answer : answers) assertThat(answer.get()).isEqualTo(200);
  }

  @Test
  void eleven_megabytes_are_too_large_and_the_client_hears_it() throws Exception {
    HttpRequest roll =
        request("/schools/999101/rolls/2026-09-14", token("school", "&urn=999101"))
            .header("Content-Type", "text/csv")
            .PUT(BodyPublishers.ofByteArray(new byte[11 * 1024 * 1024]))
            .build();
    HttpResponse<String> answer = client.send(roll, BodyHandlers.ofString());
    assertThat(answer.statusCode()).isEqualTo(413);
    assertThat(answer.body()).contains("urn:onroll:problem:too-large");
  }

  private String token(String role, String rest) throws IOException, InterruptedException {
    return Json.MAPPER
        .readTree(get("/_local/token?role=" + role + rest, "").body())
        .path("access_token")
        .asText();
  }

  private HttpResponse<String> get(String path, String token)
      throws IOException, InterruptedException {
    return client.send(request(path, token).build(), BodyHandlers.ofString());
  }

  private HttpResponse<String> post(String path, String body)
      throws IOException, InterruptedException {
    return client.send(
        request(path, "").POST(BodyPublishers.ofString(body)).build(), BodyHandlers.ofString());
  }

  private HttpRequest.Builder request(String path, String token) {
    HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(system.url() + path));
    return token.isEmpty() ? request : request.header("Authorization", "Bearer " + token);
  }

  /** The functions' log lines would bury the build's. */
  private static PrintStream silence() {
    PrintStream terminal = System.out;
    System.setOut(StubFunctions.NO_LOG);
    return terminal;
  }
}
