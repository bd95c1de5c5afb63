package org.onroll.platform.http;

import java.util.HashMap;
import java.util.Map;

/**
 * @param body JSON; blank for none
 */
public record Response(int status, Map<String, String> headers, String body) {
  public static Response json(int status, Object body) {
    return new Response(
        status,
        Map.of("Content-Type", "application/json"),
        body instanceof String s ? s : Json.write(body));
  }

  public static Response noContent() {
    return new Response(204, Map.of(), "");
  }

  static Response problem(ProblemException problem) {
    var body =
        Json.object()
            .put("type", problem.kind().type())
            .put("title", problem.kind().title())
            .put("status", problem.kind().status())
            .put("detail", problem.getMessage());
    if (!problem.errors().isEmpty()) {
      var errors = body.putArray("errors");
      problem
          .errors()
          .forEach(e -> errors.addObject().put("field", e.field()).put("message", e.message()));
    }
    Map<String, String> headers = new HashMap<>();
    headers.put("Content-Type", "application/problem+json");
    if (problem.kind() == ProblemException.Kind.UNAVAILABLE) headers.put("Retry-After", "5");
    return new Response(problem.kind().status(), headers, Json.write(body));
  }

  public Response with(String header, String value) {
    Map<String, String> all = new HashMap<>(headers);
    all.put(header, value);
    return new Response(status, all, body);
  }

  /** The answer to an earlier request, given again. */
  public Response replayed() {
    return with("Idempotency-Replayed", "true");
  }
}
