package org.onroll.local;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.onroll.local.clock.MovableClock;
import org.onroll.local.gateway.Percent;
import org.onroll.local.http.Json;
import org.onroll.local.http.LocalServer;
import org.onroll.local.http.LocalServer.Reply;
import org.onroll.local.issuer.Issuer;
import org.onroll.local.issuer.TokenDesk;
import org.onroll.local.mail.Inbox;
import org.onroll.local.mail.InboxView;
import org.onroll.local.mail.SesService;
import org.onroll.local.schedule.Scheduler;

/**
 * What exists on this machine only, below {@code /_local}: clock, tokens, inbox, and what stands in
 * for SES.
 */
final class LocalRoutes {
  static final String ISSUER = "/_local/issuer";

  private static final int SMALL_BYTES = 64 * 1024;

  /** DynamoDB takes up to 16 MB in one call, SES up to 10. */
  private static final int CALL_BYTES = 16 * 1024 * 1024;

  private LocalRoutes() {}

  static void issuer(LocalServer server, Issuer issuer) {
    server.on(
        ISSUER,
        0,
        (exchange, body) -> {
          JsonNode document =
              switch (exchange.getRequestURI().getPath().substring(ISSUER.length())) {
                case "/jwks.json", "/.well-known/jwks.json" -> Json.MAPPER.readTree(issuer.jwks());
                case "/.well-known/openid-configuration" ->
                    Json.MAPPER.valueToTree(issuer.configuration());
                default -> Json.MAPPER.missingNode();
              };
          return document.isMissingNode() ? nothingHere() : Reply.json(document);
        });
  }

  static void tokens(LocalServer server, TokenDesk desk) {
    server.on(
        "/_local/token",
        0,
        (exchange, body) -> {
          Map<String, String> query = query(exchange);
          try {
            ObjectNode answer = Json.MAPPER.createObjectNode();
            answer.put(
                "access_token",
                desk.token(query.get("role"), query.get("urn"), query.get("client")));
            answer.put("token_type", "Bearer").put("expires_in", Issuer.LIFE.toSeconds());
            return Reply.json(answer);
          } catch (TokenDesk.Refused e) {
            return Reply.problem(400, "No token for this", String.valueOf(e.getMessage()));
          }
        });
  }

  static void clock(LocalServer server, MovableClock clock, Scheduler scheduler) {
    server.on(
        "/_local/clock",
        SMALL_BYTES,
        (exchange, body) ->
            switch (exchange.getRequestMethod()) {
              case "GET" -> now(clock.instant());
              case "POST" -> {
                Optional<Instant> to = target(body);
                yield to.isPresent()
                    ? now(scheduler.moveTo(to.get()))
                    : Reply.problem(
                        400, "The clock stays", "Send {\"to\": \"2026-09-14T06:00:00Z\"}.");
              }
              default ->
                  Reply.problem(405, "The clock stays", "GET it, or POST where it is to go.");
            });
  }

  static void inbox(LocalServer server, Inbox inbox) {
    server.on(
        "/_local/inbox",
        0,
        (exchange, body) -> {
          boolean page =
              exchange.getRequestURI().getPath().endsWith(".html")
                  || Optional.ofNullable(exchange.getRequestHeaders().getFirst("Accept"))
                      .orElse("")
                      .contains("text/html");
          if (!page) return Reply.json(InboxView.json(inbox.mails()));
          Map<String, List<String>> headers = new LinkedHashMap<>();
          headers.put("Content-Type", List.of("text/html; charset=utf-8"));
          headers.put("Content-Security-Policy", List.of(InboxView.CONTENT_SECURITY_POLICY));
          headers.put("X-Content-Type-Options", List.of("nosniff"));
          return new Reply(
              200, headers, InboxView.page(inbox.mails()).getBytes(StandardCharsets.UTF_8));
        });
  }

  /**
   * What stands in for AWS, on a server of its own: the SDK's clients know no path but the root. A
   * call names the service in its headers.
   */
  static void aws(LocalServer server, SesService ses, TablePassage table) {
    server.on(
        "/",
        CALL_BYTES,
        (exchange, body) -> {
          if (TablePassage.isCall(exchange)) return table.pass(exchange, body);
          SesService.Reply reply = ses.handle(new String(body, StandardCharsets.UTF_8));
          return Reply.of(reply.status(), "text/xml", reply.body());
        });
  }

  private static Reply now(Instant now) {
    return Reply.json(Json.MAPPER.createObjectNode().put("now", now.toString()));
  }

  private static Optional<Instant> target(byte[] body) throws IOException {
    try {
      return Optional.of(Instant.parse(Json.MAPPER.readTree(body).path("to").asText()));
    } catch (JsonProcessingException | DateTimeException e) {
      return Optional.empty();
    }
  }

  private static Map<String, String> query(HttpExchange exchange) {
    String raw = Optional.ofNullable(exchange.getRequestURI().getRawQuery()).orElse("");
    Map<String, String> query = new LinkedHashMap<>();
    Percent.query(raw).forEach((name, values) -> query.put(name, values.getLast()));
    return query;
  }

  private static Reply nothingHere() {
    return Reply.problem(
        404, "There is nothing here", "See the addresses that ./onroll up prints.");
  }
}
