package org.onroll.packaged;

import com.fasterxml.jackson.databind.JsonNode;
import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.onroll.packaged.Invocation.Answered;
import org.onroll.packaged.Invocation.Failed;
import org.onroll.packaged.Invocation.Outcome;
import org.onroll.platform.http.Json;

/**
 * What a function's process asks for its next event and tells its answers, on a free port of
 * 127.0.0.1. One for each process.
 *
 * @see <a href="https://docs.aws.amazon.com/lambda/latest/dg/runtimes-api.html">Using the Lambda
 *     runtime API</a>
 */
final class RuntimeApi implements AutoCloseable {
  private static final String VERSION = "/2018-06-01/runtime/";
  private static final String INVOCATION = VERSION + "invocation/";

  private final String functionArn;
  private final HttpServer server;
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private final BlockingQueue<Invocation> waiting = new LinkedBlockingQueue<>();
  private final Map<String, Invocation> begun = new ConcurrentHashMap<>();
  private final CompletableFuture<Outcome> ended = new CompletableFuture<>();

  RuntimeApi(String functionArn) throws IOException {
    this.functionArn = functionArn;
    server = HttpServer.create(new InetSocketAddress(InetAddress.ofLiteral("127.0.0.1"), 0), 0);
    server.createContext(VERSION, this::answer);
    server.setExecutor(threads);
    server.start();
  }

  /** Host and port, as {@code AWS_LAMBDA_RUNTIME_API} has them. */
  String address() {
    return "127.0.0.1:" + server.getAddress().getPort();
  }

  /**
   * Hands the event to the function and waits for what it says.
   *
   * @throws IllegalStateException where it says nothing for so long
   */
  Outcome invoke(Invocation invocation, Duration patience) {
    waiting.add(invocation);
    try {
      return invocation
          .outcome()
          .applyToEither(ended, outcome -> outcome)
          .get(patience.toMillis(), TimeUnit.MILLISECONDS);
    } catch (TimeoutException | ExecutionException e) {
      throw new IllegalStateException(functionArn + " did not answer", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  /** No answer will come any more: this is what every invocation ends with that has none. */
  void end(Failed how) {
    ended.complete(how);
  }

  @Override
  public void close() {
    server.stop(0);
    threads.shutdownNow();
  }

  private void answer(HttpExchange exchange) throws IOException {
    String path = exchange.getRequestURI().getPath();
    try (exchange) {
      String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
      if (path.equals(INVOCATION + "next")) {
        next(exchange);
      } else if (path.equals(VERSION + "init/error")) {
        end(failed(body));
        send(exchange, 202, "{\"status\":\"OK\"}");
      } else if (path.startsWith(INVOCATION) && path.endsWith("/response")) {
        settle(exchange, path, new Answered(body));
      } else if (path.startsWith(INVOCATION) && path.endsWith("/error")) {
        settle(exchange, path, failed(body));
      } else {
        send(exchange, 404, "{}");
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void next(HttpExchange exchange) throws IOException, InterruptedException {
    Invocation invocation = waiting.take();
    begun.put(invocation.requestId(), invocation);
    Headers headers = exchange.getResponseHeaders();
    headers.set("Lambda-Runtime-Aws-Request-Id", invocation.requestId());
    headers.set("Lambda-Runtime-Deadline-Ms", Long.toString(invocation.deadline().toEpochMilli()));
    headers.set("Lambda-Runtime-Invoked-Function-Arn", functionArn);
    headers.set(
        "Lambda-Runtime-Trace-Id",
        "Root=1-68c66a40-0a1b2c3d4e5f60718293a4b5;Parent=0a1b2c3d4e5f6071;Sampled=0");
    send(exchange, 200, invocation.event());
  }

  private void settle(HttpExchange exchange, String path, Outcome outcome) throws IOException {
    String id = path.substring(INVOCATION.length(), path.lastIndexOf('/'));
    Optional<Invocation> invocation = Optional.ofNullable(begun.remove(id));
    send(exchange, invocation.isPresent() ? 202 : 400, "{\"status\":\"OK\"}");
    invocation.ifPresent(known -> known.outcome().complete(outcome));
  }

  private static Failed failed(String body) {
    JsonNode error = Json.parse(body);
    return new Failed(error.path("errorType").asText(), error.path("errorMessage").asText());
  }

  private static void send(HttpExchange exchange, int status, String body) throws IOException {
    byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
    exchange.getResponseHeaders().set("Content-Type", "application/json");
    exchange.sendResponseHeaders(status, bytes.length);
    exchange.getResponseBody().write(bytes);
  }
}
