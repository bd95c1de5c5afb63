package org.onroll.local.gateway;

import java.io.IOException;
import java.io.PrintStream;
import java.time.Clock;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.onroll.local.engines.template.Authorizer;
import org.onroll.local.http.Json;
import org.onroll.local.lambda.FunctionFailure;
import org.onroll.local.lambda.LocalFunction;

/**
 * Asks the template's authorizer about a request's token, and keeps its answer as long as the
 * template says.
 */
final class TokenGate {
  private static final int KEPT_AT_MOST = 10_000;

  private final Authorizer authorizer;
  private final LocalFunction function;
  private final Clock clock;
  private final PrintStream log;
  private final Map<String, Kept> kept = new ConcurrentHashMap<>();

  private record Kept(Policy policy, Instant since) {}

  /** What became of a request at the gate. */
  sealed interface Verdict {
    /** The client may go on. */
    record Passed(Policy policy) implements Verdict {}

    /** The gateway answers: the platform's response type. */
    record Refused(String responseType) implements Verdict {}
  }

  TokenGate(Authorizer authorizer, LocalFunction function, Clock clock, PrintStream log) {
    this.authorizer = authorizer;
    this.function = function;
    this.clock = clock;
    this.log = log;
  }

  Verdict ask(Request request, String methodArn) throws InterruptedException {
    Optional<String> token = request.header(authorizer.header());
    if (token.isEmpty() || !authorizer.shape().matcher(token.get()).matches()) {
      return new Verdict.Refused("UNAUTHORIZED");
    }
    try {
      Policy policy = policy(token.get(), methodArn);
      return policy.allows(methodArn)
          ? new Verdict.Passed(policy)
          : new Verdict.Refused("ACCESS_DENIED");
    } catch (FunctionFailure e) {
      // The word that API Gateway knows; anything else is the authorizer's own trouble.
      Throwable cause = e.getCause();
      if (cause != null && "Unauthorized".equals(cause.getMessage()))
        return new Verdict.Refused("UNAUTHORIZED");
      e.printStackTrace(log);
      return new Verdict.Refused("AUTHORIZER_FAILURE");
    } catch (IOException e) {
      e.printStackTrace(log);
      return new Verdict.Refused("AUTHORIZER_CONFIGURATION_ERROR");
    }
  }

  private Policy policy(String token, String methodArn)
      throws FunctionFailure, IOException, InterruptedException {
    Instant now = clock.instant();
    Kept known = kept.get(token);
    // The clock can be moved back: what was kept in its future is not known yet.
    if (known != null
        && !now.isBefore(known.since())
        && now.isBefore(known.since().plus(authorizer.cachedFor()))) {
      return known.policy();
    }
    byte[] event =
        Json.MAPPER.writeValueAsBytes(
            Map.of("type", "TOKEN", "authorizationToken", token, "methodArn", methodArn));
    Policy policy = Policy.read(function.invoke(event));
    if (kept.size() >= KEPT_AT_MOST) kept.clear();
    if (authorizer.cachedFor().isPositive()) kept.put(token, new Kept(policy, now));
    return policy;
  }
}
