package org.onroll.platform.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.onroll.platform.fixture.Call;
import org.onroll.platform.http.ProblemException.FieldError;
import org.onroll.platform.http.ProblemException.Kind;

class RequestTest {
  private static Request request(Call call) {
    return Request.of(call.event());
  }

  private static void refused(Kind kind, ThrowingCallable call) {
    assertThatThrownBy(call)
        .isInstanceOfSatisfying(ProblemException.class, e -> assertThat(e.kind()).isEqualTo(kind));
  }

  // ---- as API Gateway hands it over

  @Test
  void route_client_and_parameters_are_those_of_the_event() {
    Request r =
        request(
            Call.to("PUT /schools/{urn}")
                .as("client-1")
                .path("urn", "999101")
                .query("limit", "7")
                .header("IDEMPOTENCY-Key", "k"));
    assertThat(r.route()).isEqualTo("PUT /schools/{urn}");
    assertThat(r.client()).isEqualTo("client-1");
    assertThat(r.path("urn")).isEqualTo("999101");
    assertThat(r.path("other")).isEmpty();
    assertThat(r.limit()).isEqualTo(7);
    assertThat(r.header("idempotency-key")).contains("k");
    assertThat(r.cursor()).isNull();
  }

  @Test
  void a_request_without_anything_has_nothing() {
    Request r = request(Call.to("GET /ledger"));
    assertThat(r.client()).isEmpty();
    assertThat(r.body()).isEmpty();
    assertThat(r.contentType()).isEmpty();
    assertThat(r.limit()).isEqualTo(50);
    assertThat(r.header("idempotency-key")).isEmpty();
  }

  @Test
  void a_body_is_its_bytes_encoded_or_not() {
    byte[] bytes = {0, (byte) 0xff, 10, 13, 'a'};
    assertThat(request(Call.to("GET /x").bytes(bytes)).body()).isEqualTo(bytes);
    assertThat(request(Call.to("GET /x").json("{\"a\":\"ë\"}")).body())
        .isEqualTo("{\"a\":\"ë\"}".getBytes(StandardCharsets.UTF_8));
  }

  @ParameterizedTest
  @CsvSource({
    "application/json, application/json",
    "Application/JSON; charset=utf-8, application/json",
    "' text/csv ;header=present', text/csv",
    "'', ''"
  })
  void a_media_type_is_read_without_its_parameters(String header, String type) {
    assertThat(request(Call.to("GET /x").header("CONTENT-type", header)).contentType())
        .isEqualTo(type);
  }

  @Test
  void a_request_printed_shows_its_route_only() { // abuse-A15
    assertThat(request(Call.to("GET /x").as("c").json("{\"name\":\"Canarybird\"}")).toString())
        .isEqualTo("Request[GET /x]");
  }

  // ---- JSON (abuse-A1, abuse-A22)

  @ParameterizedTest
  @ValueSource(strings = {"", " ", "[]", "1", "null", "\"x\"", "{", "{\"a\":}", "{'a':1}", "NaN"})
  void a_body_that_is_no_json_object_is_refused(String body) {
    refused(Kind.BAD_REQUEST, () -> request(Call.to("POST /x").json(body)).json());
  }

  @Test
  void a_body_of_another_kind_is_refused() {
    refused(Kind.UNSUPPORTED, () -> request(Call.to("POST /x").csv("{}")).json());
  }

  @Test
  void a_body_as_deep_as_a_mine_is_refused() {
    for (int depth : new int[] {33, 10_000, 1_000_000}) {
      String deep = "{\"a\":" + "[".repeat(depth);
      refused(Kind.BAD_REQUEST, () -> Json.body(deep.getBytes(StandardCharsets.UTF_8)));
    }
  }

  @Test
  void a_number_as_long_as_a_wall_is_refused() {
    String huge = "{\"a\":" + "9".repeat(100_000) + "}";
    refused(Kind.BAD_REQUEST, () -> Json.body(huge.getBytes(StandardCharsets.UTF_8)));
  }

  @ParameterizedTest
  @ValueSource(strings = {"1e1000000000", "-1e999999999", "1E-1000000000", "9999999999"})
  void a_number_of_any_size_is_read_at_once(String number) {
    long before = System.nanoTime();
    Fields fields =
        new Fields(Json.body(("{\"n\":" + number + "}").getBytes(StandardCharsets.UTF_8)));
    assertThat(fields.number("n", 4, 18)).isEqualTo(4);
    assertThat(fields.text("n")).isNotNull();
    assertThat(fields.date("n")).isNull();
    assertThat(System.nanoTime() - before).isLessThan(2_000_000_000L);
    refused(Kind.UNPROCESSABLE, fields::check);
  }

  @Test
  void a_refusal_of_json_quotes_nothing_of_it() { // abuse-A15
    assertThatThrownBy(() -> Json.body("{\"name\":Canarybird}".getBytes(StandardCharsets.UTF_8)))
        .message()
        .contains("line 1")
        .doesNotContain("Canary");
  }

  @Test
  void the_same_content_has_the_same_canonical_text() {
    String one = "{\"b\":[1,{\"d\":null,\"c\":\"x\"}],\"a\":true}";
    String other = "{ \"a\" : true, \"b\" : [ 1, { \"c\":\"x\", \"d\" : null } ] }";
    assertThat(Json.canonical(Json.parse(one))).isEqualTo(Json.canonical(Json.parse(other)));
    assertThat(Json.canonical(Json.parse("{\"a\":[1,2]}")))
        .isNotEqualTo(Json.canonical(Json.parse("{\"a\":[2,1]}")));
  }

  // ---- fields

  @Test
  void each_field_that_is_wrong_is_named_by_its_path() {
    Fields f =
        new Fields(
            Json.parse(
                """
                {"name":{},"born":"14/09/2026","flag":"yes","n":3,"deep":{"list":[{},{"x":[]}]},
                 "notalist":7,"notanobject":"x","long":"%s","broken":"a\\nb","old":"0999-01-01"}\
                """
                    .formatted("x".repeat(501))));
    f.text("name");
    f.date("born");
    f.flag("flag");
    f.number("n", 4, 18);
    f.object("deep").list("list").forEach(x -> x.text("x"));
    f.list("notalist");
    f.object("notanobject");
    f.text("long");
    f.text("broken");
    f.date("old");
    f.error("own", "is wrong too");
    assertThatThrownBy(f::check)
        .isInstanceOfSatisfying(
            ProblemException.class,
            e ->
                assertThat(e.errors())
                    .extracting(FieldError::field)
                    .containsExactly(
                        "name",
                        "born",
                        "flag",
                        "n",
                        "deep.list[1].x",
                        "notalist",
                        "notanobject",
                        "long",
                        "broken",
                        "old",
                        "own"));
  }

  @Test
  void what_is_not_given_is_blank_and_no_error() {
    Fields f = new Fields(Json.parse("{\"a\":null}"));
    assertThat(f.text("a") + f.text("b") + f.object("c").object("d").text("e")).isEmpty();
    assertThat(f.date("a")).isNull();
    assertThat(f.flag("a")).isFalse();
    assertThat(f.has("a")).isFalse();
    assertThat(f.list("a")).isEmpty();
    f.check();
  }
}
