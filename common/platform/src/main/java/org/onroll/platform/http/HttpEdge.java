package org.onroll.platform.http;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.onroll.domain.records.ConflictException;
import org.onroll.platform.function.Log;
import org.onroll.platform.table.BadCursorException;
import org.onroll.platform.table.TableUnavailableException;
import org.onroll.platform.table.TooLargeException;

/** The one place where a request finds its route and an exception its answer. */
public final class HttpEdge {
  private final Map<String, Route> routes;
  private final Supplier<Map<String, Route>> rare;

  /** What answers one route. */
  public interface Route {
    Response answer(Request request);
  }

  /**
   * @param routes by method and resource, as in template.yaml
   */
  public HttpEdge(Map<String, Route> routes) {
    this(routes, Map::of);
  }

  /**
   * @param routes by method and resource, as in template.yaml
   * @param rare those that a function's first answer shall not wait for: made when one is asked for
   */
  public HttpEdge(Map<String, Route> routes, Supplier<Map<String, Route>> rare) {
    this.routes = Map.copyOf(routes);
    this.rare = rare;
  }

  public static boolean isRequest(JsonNode event) {
    return event.has("httpMethod");
  }

  public Map<String, Route> routes() {
    Map<String, Route> all = new HashMap<>(routes);
    all.putAll(rare.get());
    return all;
  }

  /**
   * Answers {@code event} on {@code out}, as API Gateway's proxy integration expects it.
   *
   * @param log of this call
   */
  public void answer(JsonNode event, OutputStream out, Log log) throws IOException {
    Request request = Request.of(event);
    Log its = log.with("route", request.route());
    Response response = answer(request, its);
    its.with(response.noted().toArray())
        .measured(
            "request",
            response.counted().stream().collect(Collectors.toMap(name -> name, name -> 1L)),
            "status",
            response.status());
    ObjectNode answer = Json.object();
    answer.put("statusCode", response.status());
    ObjectNode headers = answer.putObject("headers");
    headers.put("Cache-Control", "no-store");
    headers.put("X-Content-Type-Options", "nosniff");
    if (!request.id().isEmpty()) headers.put("X-Request-Id", request.id());
    response.headers().forEach(headers::put);
    answer.put("body", response.body());
    answer.put("isBase64Encoded", response.base64());
    out.write(Json.write(answer).getBytes(StandardCharsets.UTF_8));
  }

  private Response answer(Request request, Log log) {
    Route route = routes.get(request.route());
    if (route == null) route = rare.get().get(request.route());
    if (route == null) {
      return Response.problem(
          ProblemException.of(ProblemException.Kind.NOT_FOUND, "There is no such route."),
          request.id());
    }
    try {
      return route.answer(request);
    } catch (ProblemException e) {
      return Response.problem(e, request.id());
    } catch (BadCursorException e) {
      return Response.problem(
          ProblemException.badRequest("cursor is not one that a page gave."), request.id());
    } catch (TooLargeException e) {
      return Response.problem(
          ProblemException.of(
              ProblemException.Kind.TOO_LARGE, "This is more than one record can hold."),
          request.id());
    } catch (ConflictException e) {
      log.warn("conflict");
      return Response.problem(
          ProblemException.of(
              ProblemException.Kind.UNAVAILABLE,
              "Others are changing the same record. Send the request again."),
          request.id());
    } catch (TableUnavailableException e) {
      log.failure("table-unavailable", e);
      return Response.problem(
              ProblemException.of(
                  ProblemException.Kind.UNAVAILABLE,
                  "OnRoll's records cannot be reached or are too busy just now, and nothing was"
                      + " confirmed. Send the same request again: what has been taken is not taken"
                      + " twice."),
              request.id())
          .counting("TableRefusals");
    } catch (RuntimeException e) {
      log.failure("request-failed", e);
      return Response.problem(
          ProblemException.of(
              ProblemException.Kind.UNAVAILABLE,
              "Something failed on our side, and nothing was confirmed. Send the request again."),
          request.id());
    }
  }
}
