package org.onroll.gatekeeper;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.onroll.gatekeeper.Issuer.claims;
import static org.onroll.gatekeeper.Issuer.header;

import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import com.fasterxml.jackson.databind.JsonNode;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.util.Base64URL;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.PlainJWT;
import java.net.URI;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.onroll.platform.config.Environment;
import org.onroll.platform.fixture.Call;
import org.onroll.platform.fixture.Output;
import org.onroll.platform.fixture.TestClock;
import org.onroll.platform.fixture.TestContext;
import org.onroll.platform.http.Json;

/** abuse-A7, RFC 8725. */
class GatekeeperTest {
  private static final String ARN =
      "arn:aws:execute-api:eu-west-2:123456789012:a1b2c3d4e5/live/GET/ledger";

  private static Issuer issuer;
  private static Issuer stranger;
  private static RequestStreamHandler gatekeeper;

  @BeforeAll
  static void an_issuer_and_a_stranger() throws Exception {
    issuer = new Issuer("rsa-1");
    stranger = new Issuer("rsa-1");
    gatekeeper = new GatekeeperHandler(environment());
  }

  @AfterAll
  static void they_end() {
    issuer.close();
    stranger.close();
  }

  private static Environment environment() {
    return new Environment(
        Map.of(
            "JWKS_URL", issuer.jwks(),
            "TOKEN_ISSUER", Issuer.NAME,
            "TOKEN_AUDIENCE", Issuer.AUDIENCE),
        new TestClock(Issuer.NOW.toString()));
  }

  private static JsonNode ask(String authorization) {
    return Json.parse(
        Call.run(
            gatekeeper,
            Json.object()
                .put("type", "TOKEN")
                .put("methodArn", ARN)
                .put("authorizationToken", authorization),
            TestContext.UNHURRIED));
  }

  private static void refused(String what, String authorization) {
    assertThatThrownBy(() -> ask(authorization)).as(what).hasMessage("Unauthorized");
  }

  // ---- let in

  @Test
  void a_genuine_token_names_its_client() {
    for (String token : List.of(issuer.rs256(claims().build()), issuer.es256(claims().build()))) {
      assertThat(ask("Bearer " + token).path("principalId").asText()).isEqualTo("school-999101");
      assertThat(ask("bearer  " + token).path("principalId").asText()).isEqualTo("school-999101");
    }
  }

  @Test
  void the_policy_covers_the_stage_since_it_is_cached_for_the_token() {
    JsonNode statement =
        ask("Bearer " + issuer.rs256(claims().build())).at("/policyDocument/Statement/0");
    assertThat(statement.path("Effect").asText()).isEqualTo("Allow");
    assertThat(statement.path("Action").asText()).isEqualTo("execute-api:Invoke");
    assertThat(statement.path("Resource").asText())
        .isEqualTo("arn:aws:execute-api:eu-west-2:123456789012:a1b2c3d4e5/live/*");
  }

  @Test
  void an_access_token_of_rfc_9068_and_one_without_a_type_are_genuine_too() {
    JWSHeader typed =
        header(JWSAlgorithm.RS256, "rsa-1").type(new JOSEObjectType("at+jwt")).build();
    JWSHeader untyped = new JWSHeader.Builder(JWSAlgorithm.RS256).keyID("rsa-1").build();
    JWTClaimsSet noUse = claims().claim("token_use", null).build();
    for (JWSHeader header : List.of(typed, untyped)) {
      assertThat(ask("Bearer " + issuer.sign(header, noUse, null)).has("principalId")).isTrue();
    }
  }

  // ---- not let in

  static Stream<Arguments> spoiltClaims() {
    Date now = Date.from(Issuer.NOW);
    return Stream.of(
        Arguments.of("another issuer", claims().issuer("https://other.example.org")),
        Arguments.of("no issuer", claims().issuer(null)),
        Arguments.of("another audience", claims().audience("another-api")),
        Arguments.of("no audience", claims().audience((String) null)),
        Arguments.of("expired", claims().expirationTime(before(now, 120))),
        Arguments.of("no expiry", claims().expirationTime(null)),
        Arguments.of("not yet valid", claims().notBeforeTime(before(now, -600))),
        Arguments.of("an id token", claims().claim("token_use", "id")),
        Arguments.of("a refresh token", claims().claim("token_use", "refresh")),
        Arguments.of("token_use that is no text", claims().claim("token_use", List.of("access"))),
        Arguments.of("no issue time", claims().issueTime(null)),
        Arguments.of("no subject", claims().subject(null)),
        Arguments.of("an empty subject", claims().subject("")),
        Arguments.of("a subject that is no client", claims().subject("GRANT#x")),
        Arguments.of("a subject with a line break", claims().subject("school\n999101")),
        Arguments.of("a subject that is too long", claims().subject("s".repeat(65))));
  }

  private static Date before(Date now, int seconds) {
    return Date.from(now.toInstant().minusSeconds(seconds));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("spoiltClaims")
  void a_token_with_wrong_claims_is_refused(String what, JWTClaimsSet.Builder claims) {
    refused(what, "Bearer " + issuer.rs256(claims.build()));
  }

  @Test
  void a_token_without_a_signature_is_refused() {
    refused("alg none", "Bearer " + new PlainJWT(claims().build()).serialize());
    String signed = issuer.rs256(claims().build());
    refused("cut off", "Bearer " + signed.substring(0, signed.lastIndexOf('.') + 1));
    String none = Base64URL.encode("{\"alg\":\"nOnE\",\"kid\":\"rsa-1\"}").toString();
    refused("alg nOnE", "Bearer " + none + signed.substring(signed.indexOf('.')));
  }

  @Test
  void a_token_whose_content_was_changed_is_refused() {
    String[] parts = issuer.rs256(claims().build()).split("\\.", -1);
    String[] other = issuer.rs256(claims().subject("officer-1").build()).split("\\.", -1);
    refused("other claims", "Bearer " + parts[0] + "." + other[1] + "." + parts[2]);
  }

  @Test
  void a_token_signed_with_the_public_key_as_a_secret_is_refused() throws Exception {
    byte[] publicKey = issuer.rsa().toRSAPublicKey().getEncoded();
    refused(
        "HS256",
        "Bearer "
            + issuer.sign(
                header(JWSAlgorithm.HS256, "rsa-1").build(),
                claims().build(),
                new MACSigner(publicKey)));
  }

  @Test
  void an_algorithm_that_is_not_pinned_is_refused() {
    for (JWSAlgorithm algorithm :
        List.of(JWSAlgorithm.RS384, JWSAlgorithm.RS512, JWSAlgorithm.PS256)) {
      refused(
          algorithm.getName(),
          "Bearer " + issuer.sign(header(algorithm, "rsa-1").build(), claims().build(), null));
    }
  }

  @Test
  void a_strangers_key_is_refused_whatever_it_calls_itself() {
    refused("the issuer's kid", "Bearer " + stranger.rs256(claims().build()));
    refused(
        "a kid of its own",
        "Bearer "
            + stranger.sign(header(JWSAlgorithm.RS256, "foreign").build(), claims().build(), null));
  }

  @Test
  void nothing_that_a_token_names_is_fetched() throws Exception {
    int before = stranger.fetched();
    JWSHeader.Builder jku = header(JWSAlgorithm.RS256, "rsa-9").jwkURL(URI.create(stranger.jwks()));
    JWSHeader.Builder x5u =
        header(JWSAlgorithm.RS256, "rsa-9").x509CertURL(URI.create(stranger.jwks()));
    JWSHeader.Builder own = header(JWSAlgorithm.RS256, "rsa-9").jwk(stranger.rsa().toPublicJWK());
    for (JWSHeader.Builder header : List.of(jku, x5u, own)) {
      refused(
          header.build().toString(),
          "Bearer "
              + stranger.sign(header.build(), claims().build(), new RSASSASigner(stranger.rsa())));
    }
    assertThat(stranger.fetched()).isEqualTo(before);
  }

  @Test
  void foreign_kids_neither_lock_out_others_nor_hammer_the_issuer() throws Exception {
    RequestStreamHandler fresh = new GatekeeperHandler(environment());
    int before = issuer.fetched();
    String good = issuer.rs256(claims().build());
    for (int n = 0; n < 30; n++) {
      String kid = "foreign-" + n;
      String bad = stranger.sign(header(JWSAlgorithm.RS256, kid).build(), claims().build(), null);
      assertThatThrownBy(() -> askOf(fresh, bad)).hasMessage("Unauthorized");
      askOf(fresh, good);
    }
    assertThat(issuer.fetched() - before).isLessThanOrEqualTo(4);
  }

  private static void askOf(RequestStreamHandler handler, String token) {
    Call.run(
        handler,
        Json.object().put("methodArn", ARN).put("authorizationToken", "Bearer " + token),
        TestContext.UNHURRIED);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "Bearer",
        "Bearer ",
        "Bearer x",
        "Bearer a.b.c",
        "Bearer ...",
        "Basic dXNlcjpwYXNz",
        "Bearer {\"alg\":\"RS256\"}",
        "Bearer e30.e30.e30",
        "Bearer \u0000",
        "Bearer null"
      })
  void garbage_is_refused(String authorization) {
    refused("garbage", authorization);
  }

  @Test
  void a_token_of_ten_kilobytes_is_refused_without_looking() {
    refused("long", "Bearer " + "a".repeat(10_240));
    String padded = issuer.rs256(claims().claim("padding", "x".repeat(10_240)).build());
    refused("long and genuine", "Bearer " + padded);
  }

  @Test
  void a_token_without_its_scheme_is_refused() {
    refused("bare", issuer.rs256(claims().build()));
  }

  @Test
  void no_token_reaches_a_log() throws Exception { // abuse-A15
    String token = issuer.rs256(claims().subject("GRANT#canary").build());
    String said =
        Output.of(
            () -> {
              RequestStreamHandler watched = new GatekeeperHandler(environment());
              assertThatThrownBy(() -> askOf(watched, token)).hasMessage("Unauthorized");
            });
    assertThat(said).contains("token-refused").doesNotContain(token, "canary");
  }
}
