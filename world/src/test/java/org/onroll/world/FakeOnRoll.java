package org.onroll.world;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;

/**
 * A simple-minded OnRoll: it compares rolls by UPN or name, opens an enquiry for every leaver at
 * once, and closes none. Enough to play against, far from right.
 */
final class FakeOnRoll implements AutoCloseable {
  record Received(String method, String path, String key, int status) {}

  private static final ObjectMapper JSON = new ObjectMapper();

  static {
    // Without it each answer waits 40 ms for the acknowledgement of its header.
    System.setProperty("sun.net.httpserver.nodelay", "true");
  }

  private final HttpServer server;
  private final FakeBook book = new FakeBook();
  private final List<Received> received = new ArrayList<>();
  private Instant now = Instant.EPOCH;
  private int failures;
  private int losses;
  private int ids;
  private volatile Duration pause = Duration.ZERO;

  FakeOnRoll() {
    this(0);
  }

  FakeOnRoll(int port) {
    try {
      server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 0);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    server.createContext("/", this::handle);
    server.start();
  }

  String url() {
    return "http://127.0.0.1:" + server.getAddress().getPort();
  }

  /** The next so many calls of the contract are answered with 503. */
  void failNext(int calls) {
    failures = calls;
  }

  /** The next so many calls of the contract are done, but their answers are lost. */
  void loseNext(int answers) {
    losses = answers;
  }

  /** Calls of the contract take so long. */
  void answerAfter(Duration time) {
    pause = time;
  }

  Instant now() {
    return now;
  }

  List<Received> received() {
    return List.copyOf(received);
  }

  @Override
  public void close() {
    server.stop(0);
  }

  private record Reply(int status, JsonNode body) {}

  private synchronized void handle(HttpExchange exchange) throws IOException {
    try (exchange) {
      byte[] body = exchange.getRequestBody().readAllBytes();
      String path = exchange.getRequestURI().getPath();
      if (!path.startsWith("/_local")) LockSupport.parkNanos(pause.toNanos());
      Reply reply;
      if (failures > 0 && !path.startsWith("/_local")) {
        failures--;
        reply = new Reply(503, JSON.createObjectNode().put("title", "busy"));
      } else {
        reply = route(exchange, path, body);
      }
      String key =
          Optional.ofNullable(exchange.getRequestHeaders().getFirst("Idempotency-Key")).orElse("");
      received.add(new Received(exchange.getRequestMethod(), path, key, reply.status()));
      if (losses > 0 && !path.startsWith("/_local")) {
        losses--;
        return;
      }
      byte[] answer = JSON.writeValueAsBytes(reply.body());
      exchange.sendResponseHeaders(reply.status(), answer.length);
      exchange.getResponseBody().write(answer);
    }
  }

  private Reply route(HttpExchange exchange, String path, byte[] body) throws IOException {
    String[] parts = path.substring(1).split("/", -1);
    String query = Optional.ofNullable(exchange.getRequestURI().getQuery()).orElse("");
    return switch (parts[0]) {
      case "_local" -> local(parts[1], body);
      case "ledger" -> new Reply(200, book.ledger(query));
      case "cases" -> new Reply(200, book.cases(query, now));
      case "held-rolls" ->
          parts.length > 1 ? released(book.release(parts[1])) : new Reply(200, book.heldRolls());
      case "outbox" -> new Reply(200, items());
      case "roll-questions" ->
          new Reply(201, JSON.createObjectNode().put("answer", "more-than-one"));
      case "schools" ->
          parts.length > 2
              ? school(exchange, parts, body)
              : new Reply(200, JSON.createObjectNode());
      default -> new Reply(200, JSON.createObjectNode());
    };
  }

  private static Reply released(int status) {
    return new Reply(status, JSON.createObjectNode());
  }

  private Reply local(String what, byte[] body) throws IOException {
    return switch (what) {
      case "clock" -> {
        if (body.length > 0) now = Instant.parse(JSON.readTree(body).path("to").asText());
        yield new Reply(200, JSON.createObjectNode().put("now", now.toString()));
      }
      case "inbox" -> new Reply(200, JSON.createArrayNode());
      default ->
          new Reply(200, JSON.createObjectNode().put("access_token", "t").put("expires_in", 3600));
    };
  }

  private Reply school(HttpExchange exchange, String[] parts, byte[] body) throws IOException {
    return switch (parts[2]) {
      case "rolls" -> {
        String type = exchange.getRequestHeaders().getFirst("Content-Type");
        yield new Reply(200, book.roll(parts[1], LocalDate.parse(parts[3]), type, body));
      }
      case "returns" -> taken(parts[3], body);
      case "receipts" -> new Reply(200, book.receipt(parts[3]));
      default -> new Reply(200, items());
    };
  }

  private Reply taken(String kind, byte[] body) throws IOException {
    boolean refused =
        kind.equals("deletion") && JSON.readTree(body).path("ground").asText("").isEmpty();
    return refused
        ? new Reply(422, JSON.createObjectNode().put("title", "no ground"))
        : new Reply(201, JSON.createObjectNode().put("receipt", "x-" + ++ids));
  }

  private static ObjectNode items() {
    ObjectNode page = JSON.createObjectNode();
    page.putArray("items");
    return page;
  }
}
