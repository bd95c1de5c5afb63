package org.onroll.gatekeeper;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSSigner;
import com.nimbusds.jose.crypto.ECDSASigner;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/** Issues tokens, and serves its keys on loopback. */
final class Issuer implements AutoCloseable {
  static final String NAME = "https://issuer.example.org/pool";
  static final String AUDIENCE = "onroll-api";
  static final Instant NOW = Instant.parse("2026-09-14T08:00:00Z");

  private final RSAKey rsa;
  private final ECKey ec;
  private final HttpServer server;
  private final AtomicInteger fetched = new AtomicInteger();

  Issuer(String rsaKid) throws JOSEException, IOException {
    rsa = new RSAKeyGenerator(2048).keyID(rsaKid).generate();
    ec = new ECKeyGenerator(Curve.P_256).keyID("ec-1").generate();
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    byte[] keys = new JWKSet(List.of(rsa, ec)).toString(true).getBytes(StandardCharsets.UTF_8);
    server.createContext(
        "/",
        exchange -> {
          fetched.incrementAndGet();
          exchange.getResponseHeaders().add("Content-Type", "application/json");
          exchange.sendResponseHeaders(200, keys.length);
          exchange.getResponseBody().write(keys);
          exchange.close();
        });
    server.start();
  }

  String jwks() {
    return "http://127.0.0.1:" + server.getAddress().getPort() + "/.well-known/jwks.json";
  }

  /** How often the keys were asked for. */
  int fetched() {
    return fetched.get();
  }

  RSAKey rsa() {
    return rsa;
  }

  /** Claims of a good access token, for a test to spoil. */
  static JWTClaimsSet.Builder claims() {
    return new JWTClaimsSet.Builder()
        .issuer(NAME)
        .audience(AUDIENCE)
        .subject("school-999101")
        .issueTime(Date.from(NOW.minusSeconds(60)))
        .expirationTime(Date.from(NOW.plus(Duration.ofHours(1))))
        .claim("token_use", "access");
  }

  String rs256(JWTClaimsSet claims) {
    return sign(header(JWSAlgorithm.RS256, rsa.getKeyID()).build(), claims, null);
  }

  String es256(JWTClaimsSet claims) {
    return sign(header(JWSAlgorithm.ES256, ec.getKeyID()).build(), claims, null);
  }

  static JWSHeader.Builder header(JWSAlgorithm algorithm, String kid) {
    return new JWSHeader.Builder(algorithm).type(JOSEObjectType.JWT).keyID(kid);
  }

  /**
   * @param signer null for the issuer's own key of the header's algorithm
   */
  String sign(JWSHeader header, JWTClaimsSet claims, @Nullable JWSSigner signer) {
    try {
      SignedJWT token = new SignedJWT(header, claims);
      JWSSigner own =
          header.getAlgorithm().equals(JWSAlgorithm.ES256)
              ? new ECDSASigner(ec)
              : new RSASSASigner(rsa);
      token.sign(signer == null ? own : signer);
      return token.serialize();
    } catch (JOSEException e) {
      throw new IllegalStateException(e);
    }
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
