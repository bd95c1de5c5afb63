package org.onroll.local.issuer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.nimbusds.jose.crypto.RSASSAVerifier;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jwt.SignedJWT;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.onroll.local.StubFunctions;
import org.onroll.local.gateway.Gateway;

class IssuerTest {
  private static final Instant MONDAY = Instant.parse("2026-09-14T06:00:00Z");
  private static final Clock CLOCK = Clock.fixed(MONDAY, ZoneOffset.UTC);

  private final Issuer issuer =
      new Issuer("http://127.0.0.1:1/_local/issuer", Optional.empty(), CLOCK);

  @Test
  void a_token_says_who_bears_it_and_is_signed_with_a_published_key() throws Exception {
    SignedJWT token = SignedJWT.parse(issuer.token("local-school-999101"));
    assertThat(token.getJWTClaimsSet().getIssuer()).isEqualTo("http://127.0.0.1:1/_local/issuer");
    assertThat(token.getJWTClaimsSet().getSubject()).isEqualTo("local-school-999101");
    assertThat(token.getJWTClaimsSet().getAudience()).isEqualTo(List.of("onroll"));
    assertThat(token.getJWTClaimsSet().getExpirationTime())
        .isEqualTo(Date.from(MONDAY.plus(Issuer.LIFE)));
    JWKSet published = JWKSet.parse(issuer.jwks());
    assertThat(published.containsNonPublicKeys()).isFalse();
    var key = published.getKeyByKeyId(token.getHeader().getKeyID()).toRSAKey();
    assertThat(token.verify(new RSASSAVerifier(key))).isTrue();
  }

  @Test
  void the_key_is_kept_between_runs_for_its_owner_only(@TempDir Path folder) throws Exception {
    Path file = folder.resolve("issuer.jwk");
    String keys = new Issuer("a", Optional.of(file), CLOCK).jwks();
    assertThat(new Issuer("a", Optional.of(file), CLOCK).jwks()).isEqualTo(keys);
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
        .isEqualTo("rw-------");
  }

  @Test
  void a_token_for_a_role_comes_with_its_grant_written_once_by_the_first_administrator()
      throws Exception {
    StubFunctions functions =
        new StubFunctions().withOpenGate().with("case-desk", event -> "{\"statusCode\": 200}");
    TokenDesk desk = desk(functions);
    String token = desk.token("school", "999101", null);
    desk.token("school", "999101", null);
    assertThat(SignedJWT.parse(token).getJWTClaimsSet().getSubject())
        .isEqualTo("local-school-999101");
    assertThat(functions.events("case-desk")).hasSize(1);
    assertThat(functions.events("case-desk").getFirst())
        .contains("\"path\":\"/grants/local-school-999101/999101\"")
        .contains("{\\\"role\\\":\\\"school\\\"}");

    desk.forget("/grants/local-school-999101/999101");
    desk.token("school", "999101", null);
    desk.token("officer", null, "second");
    assertThat(functions.events("case-desk")).hasSize(3);
    assertThat(functions.events("case-desk").getLast())
        .contains("\"path\":\"/grants/second/authority\"");
  }

  @Test
  void the_first_administrator_needs_no_grant() throws Exception {
    StubFunctions functions = new StubFunctions().withOpenGate();
    desk(functions).token("administrator", null, null);
    assertThat(functions.events("case-desk")).isEmpty();
  }

  @Test
  void an_unknown_role_or_a_missing_school_is_refused() {
    TokenDesk desk = desk(new StubFunctions());
    assertThatThrownBy(() -> desk.token(null, null, null)).isInstanceOf(TokenDesk.Refused.class);
    assertThatThrownBy(() -> desk.token("headteacher", null, null)).hasMessageStartingWith("role");
    assertThatThrownBy(() -> desk.token("school", null, null)).hasMessageStartingWith("urn");
    assertThatThrownBy(() -> desk.token("school", "99910", null)).hasMessageStartingWith("urn");
    assertThatThrownBy(() -> desk.token("officer", null, "a/b")).hasMessageStartingWith("client");
  }

  private TokenDesk desk(StubFunctions functions) {
    Gateway gateway =
        new Gateway(StubFunctions.TEMPLATE.api(), functions.make(), CLOCK, StubFunctions.NO_LOG);
    return new TokenDesk(issuer, gateway);
  }
}
