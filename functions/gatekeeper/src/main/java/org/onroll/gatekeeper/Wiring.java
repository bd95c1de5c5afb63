package org.onroll.gatekeeper;

import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import com.nimbusds.jose.jwk.source.JWKSourceBuilder;
import com.nimbusds.jose.proc.SecurityContext;
import com.nimbusds.jose.util.DefaultResourceRetriever;
import java.net.MalformedURLException;
import java.net.URI;
import java.time.Clock;
import org.onroll.platform.config.Environment;

/**
 * Puts the function together from {@code JWKS_URL}, {@code TOKEN_ISSUER}, {@code TOKEN_AUDIENCE}.
 */
public final class Wiring {
  private static final int TIMEOUT_MILLIS = 3_000;
  private static final int LARGEST_JWKS_BYTES = 64 * 1024;

  private Wiring() {}

  public static RequestStreamHandler handler(Environment environment) {
    return new GatekeeperHandler(environment);
  }

  static Environment environment() {
    return new Environment(System.getenv(), Clock.systemUTC());
  }

  static Tokens tokens(Environment environment) {
    try {
      var keys =
          JWKSourceBuilder.<SecurityContext>create(
                  URI.create(environment.required("JWKS_URL")).toURL(),
                  new DefaultResourceRetriever(TIMEOUT_MILLIS, TIMEOUT_MILLIS, LARGEST_JWKS_BYTES))
              .retrying(true)
              .build();
      return new Tokens(
          keys,
          environment.required("TOKEN_ISSUER"),
          environment.required("TOKEN_AUDIENCE"),
          environment.clock());
    } catch (MalformedURLException e) {
      throw new IllegalStateException("JWKS_URL is no address", e);
    }
  }
}
