package org.onroll.platform.http;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.onroll.domain.records.ConflictException;
import org.onroll.platform.function.Log;
import org.onroll.platform.table.BadCursorException;
import org.onroll.platform.table.TableUnavailableException;
import org.onroll.platform.table.TooLargeException;

/** The one place where a request finds its route and an exception its answer. */
public final class HttpEdge {
  private final Map<String, Route> routes;
  private final Log log;

  /** What answers one route. */
  public interface Route {
    Response answer(Request request);
  }

  /**
   * @param routes by method and resource, as in template.yaml
   */
  public HttpEdge(Map<String, Route> routes, Log log) {
    this.routes = Map.copyOf(routes);
    this.log = log;
  }

  public static boolean isRequest(JsonNode event) {
    return event.has("httpMethod");
  }

  public Map<String, Route> routes() {
    return routes;
  }

  /** Answers {@code event} on {@code out}, as API Gateway's proxy integration expects it. */
  public void answer(JsonNode event, OutputStream out) throws IOException {
    Request request = Request.of(event);
    Response response = answer(request);
    log.info("request", "route", request.route(), "status", response.status(), "id", request.id());
    ObjectNode answer = Json.object();
    answer.put("statusCode", response.status());
    ObjectNode headers = answer.putObject("headers");
    headers.put("Cache-Control", "no-store");
    headers.put("X-Content-Type-Options", "nosniff");
    response.headers().forEach(headers::put);
    answer.put("body", response.body());
    answer.put("isBase64Encoded", false);
    out.write(Json.write(answer).getBytes(StandardCharsets.UTF_8));
  }

  private Response answer(Request request) {
    Route route = routes.get(request.route());
    if (route == null) {
      return Response.problem(
          ProblemException.of(ProblemException.Kind.NOT_FOUND, "There is no such route."));
    }
    try {
      return route.answer(request);
    } catch (ProblemException e) {
      return Response.problem(e);
    } catch (BadCursorException e) {
      return Response.problem(ProblemException.badRequest("cursor is not one that a page gave."));
    } catch (TooLargeException e) {
      return Response.problem(
          ProblemException.of(
              ProblemException.Kind.TOO_LARGE, "This is more than one record can hold."));
    } catch (ConflictException e) {
      log.warn("conflict", "route", request.route(), "id", request.id());
      return Response.problem(
          ProblemException.of(
              ProblemException.Kind.UNAVAILABLE,
              "Others are changing the same record. Send the request again."));
    } catch (TableUnavailableException e) {
      log.failure("table-unavailable", e, "route", request.route(), "id", request.id());
      return Response.problem(
          ProblemException.of(
              ProblemException.Kind.UNAVAILABLE,
              "OnRoll's records cannot be reached or are too busy just now, and nothing was"
                  + " confirmed. Send the same request again: what has been taken is not taken"
                  + " twice."));
    } catch (RuntimeException e) {
      log.failure("request-failed", e, "route", request.route(), "id", request.id());
      return Response.problem(
          ProblemException.of(
              ProblemException.Kind.UNAVAILABLE,
              "Something failed on our side, and nothing was confirmed. Send the request again."));
    }
  }
}
