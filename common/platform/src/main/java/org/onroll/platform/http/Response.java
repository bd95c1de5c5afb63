package org.onroll.platform.http;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * @param body JSON or CSV, or a file as base64; blank for none
 * @param noted names and values in turn that the request's log line says of it: ids, never data of
 *     a child
 * @param counted metrics that it adds one to
 */
public record Response(
    int status,
    Map<String, String> headers,
    String body,
    boolean base64,
    List<Object> noted,
    List<String> counted) {
  private Response(int status, Map<String, String> headers, String body) {
    this(status, headers, body, false, List.of(), List.of());
  }

  /** A file, which API Gateway decodes for a client that accepts its type. */
  public static Response bytes(String type, byte[] content) {
    String body = Base64.getEncoder().encodeToString(content);
    return new Response(200, Map.of("Content-Type", type), body, true, List.of(), List.of());
  }

  public static Response json(int status, JsonNode body) {
    return json(status, Json.write(body));
  }

  /** As {@link #json(int, JsonNode)}, of a body that is written already. */
  public static Response json(int status, String body) {
    return new Response(status, Map.of("Content-Type", "application/json"), body);
  }

  /** A file to keep under this name. */
  public static Response csv(String name, String body) {
    return new Response(
        200,
        Map.of(
            "Content-Type",
            "text/csv; charset=utf-8",
            "Content-Disposition",
            "attachment; filename=\"" + name + "\""),
        body);
  }

  public static Response noContent() {
    return new Response(204, Map.of(), "");
  }

  /**
   * @param request API Gateway's id of the request, for whoever asks what became of it
   */
  static Response problem(ProblemException problem, String request) {
    var body =
        Json.object()
            .put("type", problem.kind().type())
            .put("title", problem.kind().title())
            .put("status", problem.kind().status())
            .put("detail", problem.getMessage());
    if (!request.isEmpty()) body.put("instance", "urn:onroll:request:" + request);
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
    return new Response(status, all, body, base64, noted, counted);
  }

  /** The same with another body. */
  public Response saying(JsonNode other) {
    return new Response(status, headers, Json.write(other), base64, noted, counted);
  }

  /** Names {@code ids}, in turn with their names, in the request's log line. */
  public Response noting(Object... ids) {
    return new Response(status, headers, body, base64, List.of(ids), counted);
  }

  /** Adds one to the metric {@code name}. */
  public Response counting(String name) {
    return new Response(status, headers, body, base64, noted, List.of(name));
  }

  /** The answer to an earlier request, given again. */
  public Response replayed() {
    return with("Idempotency-Replayed", "true");
  }
}
