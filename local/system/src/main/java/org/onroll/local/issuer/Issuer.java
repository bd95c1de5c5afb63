package org.onroll.local.issuer;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.KeyUse;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.text.ParseException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;

/**
 * A token issuer as the authority's identity provider is one: RS256, keys published as a JWK set.
 */
public final class Issuer {
  public static final String AUDIENCE = "onroll";

  /** So long, and without a "not before", because here the clock is moved by weeks and back. */
  public static final Duration LIFE = Duration.ofDays(400);

  private final String url;
  private final RSAKey key;
  private final Clock clock;
  private final Map<String, Issued> issued = new ConcurrentHashMap<>();

  /**
   * @param url the {@code iss} of its tokens
   * @param keyFile where the key is kept between runs, if anywhere
   */
  public Issuer(String url, Optional<Path> keyFile, Clock clock) {
    this.url = url;
    this.clock = clock;
    this.key =
        keyFile.isPresent() && Files.exists(keyFile.get())
            ? read(keyFile.get())
            : generate(keyFile);
  }

  public String url() {
    return url;
  }

  /** Where the keys are, below the issuer's address. */
  public String jwksUrl() {
    return url + "/jwks.json";
  }

  /** The public keys, JSON. */
  public String jwks() {
    return new JWKSet(key).toString(true);
  }

  /** OpenID Connect's discovery document. */
  public Map<String, Object> configuration() {
    return Map.of(
        "issuer",
        url,
        "jwks_uri",
        jwksUrl(),
        "id_token_signing_alg_values_supported",
        new String[] {"RS256"});
  }

  /**
   * A token that says its bearer is this client. The one that the client has is given again in the
   * first half of its life.
   */
  public String token(String client) {
    Instant now = clock.instant();
    return issued
        .compute(
            client,
            (name, last) ->
                last != null && last.youngAt(now) ? last : new Issued(sign(name, now), now))
        .token();
  }

  private record Issued(String token, Instant at) {
    boolean youngAt(Instant now) {
      return !now.isBefore(at) && now.isBefore(at.plus(LIFE.dividedBy(2)));
    }
  }

  private String sign(String client, Instant now) {
    JWTClaimsSet claims =
        new JWTClaimsSet.Builder()
            .issuer(url)
            .subject(client)
            .audience(AUDIENCE)
            .issueTime(Date.from(now))
            .expirationTime(Date.from(now.plus(LIFE)))
            .jwtID(UUID.randomUUID().toString())
            .build();
    SignedJWT token =
        new SignedJWT(
            new JWSHeader.Builder(JWSAlgorithm.RS256)
                .type(JOSEObjectType.JWT)
                .keyID(key.getKeyID())
                .build(),
            claims);
    try {
      token.sign(new RSASSASigner(key));
    } catch (JOSEException e) {
      throw new IllegalStateException("the token could not be signed", e);
    }
    return token.serialize();
  }

  private static RSAKey generate(Optional<Path> keyFile) {
    try {
      RSAKey key =
          new RSAKeyGenerator(2048)
              .keyUse(KeyUse.SIGNATURE)
              .algorithm(JWSAlgorithm.RS256)
              .keyIDFromThumbprint(true)
              .generate();
      if (keyFile.isPresent()) {
        Path beside = keyFile.get().resolveSibling(keyFile.get().getFileName() + ".new");
        Files.deleteIfExists(beside);
        Files.createFile(
            beside,
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        Files.writeString(beside, key.toJSONString());
        Files.move(beside, keyFile.get());
      }
      return key;
    } catch (JOSEException e) {
      throw new IllegalStateException("no key could be made", e);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static RSAKey read(Path file) {
    try {
      return RSAKey.parse(Files.readString(file));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (ParseException e) {
      throw new IllegalStateException("not a key: " + file, e);
    }
  }
}
