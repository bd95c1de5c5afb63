package org.onroll.local.gateway;

import java.io.IOException;
import java.io.PrintStream;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.TimeoutException;
import org.onroll.local.engines.template.ApiDefinition;
import org.onroll.local.lambda.FunctionFailure;
import org.onroll.local.lambda.Functions;
import org.onroll.local.lambda.LocalFunction;

/**
 * The REST API of the template: finds the route, asks the authorizer, calls the function, answers
 * by itself where the platform would. Holds no connection and may be called from many threads.
 */
public final class Gateway implements Api {
  /** What API Gateway takes in one request. */
  public static final int REQUEST_LIMIT_BYTES = 10 * 1024 * 1024;

  /** How long API Gateway waits for a function. */
  private static final Duration PATIENCE = Duration.ofSeconds(29);

  private final ApiDefinition api;
  private final RouteTable routes;
  private final TokenGate gate;
  private final ProxyEvent events;
  private final Clock clock;
  private final PrintStream log;

  public Gateway(ApiDefinition api, Functions functions, Clock clock, PrintStream log) {
    this.api = api;
    this.routes = new RouteTable(functions.all());
    this.gate =
        new TokenGate(api.authorizer(), functions.get(api.authorizer().function()), clock, log);
    this.events = new ProxyEvent(api.stage(), api.binaryMediaTypes());
    this.clock = clock;
    this.log = log;
  }

  /** The answer to this request; never fails. */
  @Override
  public Answer handle(Request request) throws InterruptedException {
    String requestId = UUID.randomUUID().toString();
    Answer answer;
    try {
      answer = answer(request, requestId);
    } catch (IllegalArgumentException e) {
      // A path or query whose escapes are malformed.
      answer = own("DEFAULT_4XX");
    }
    Map<String, List<String>> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
    headers.putAll(answer.headers());
    headers.put("x-amzn-RequestId", List.of(requestId));
    return new Answer(answer.status(), headers, answer.body());
  }

  private Answer answer(Request request, String requestId) throws InterruptedException {
    if (request.body().length > REQUEST_LIMIT_BYTES) return own("REQUEST_TOO_LARGE");
    Optional<RouteTable.Match> match = routes.match(request.method(), request.path());
    if (match.isEmpty()) return own("MISSING_AUTHENTICATION_TOKEN");
    Map<String, List<String>> query = Percent.query(request.query());
    return switch (gate.ask(request, methodArn(request))) {
      case TokenGate.Verdict.Refused(String type) -> own(type);
      case TokenGate.Verdict.Passed(Policy policy) ->
          call(request, match.get(), query, policy, requestId);
    };
  }

  private Answer call(
      Request request,
      RouteTable.Match match,
      Map<String, List<String>> query,
      Policy policy,
      String requestId)
      throws InterruptedException {
    try {
      byte[] event = events.of(request, match, query, policy, requestId, clock.instant());
      if (event.length > LocalFunction.PAYLOAD_LIMIT_BYTES) return own("REQUEST_TOO_LARGE");
      return ProxyAnswer.read(match.function().invoke(event, PATIENCE));
    } catch (TimeoutException e) {
      return own("INTEGRATION_TIMEOUT");
    } catch (FunctionFailure | IOException e) {
      e.printStackTrace(log);
      return own("DEFAULT_5XX");
    }
  }

  private String methodArn(Request request) {
    return "arn:aws:execute-api:eu-west-2:000000000000:local/"
        + api.stage()
        + "/"
        + request.method()
        + request.path();
  }

  private Answer own(String responseType) {
    return Answer.of(api.response(responseType));
  }
}
