package org.onroll.local.http;

import com.fasterxml.jackson.databind.JsonNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** An HTTP server of this machine; each request has a virtual thread of its own. */
public final class LocalServer implements AutoCloseable {
  /** Connections that may wait to be taken: a county's rolls come at once. */
  private static final int BACKLOG = 1024;

  private final HttpServer server;
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private final PrintStream log;

  /** What a handler answers. */
  @SuppressWarnings("ArrayRecordComponent") // handed on, never compared
  public record Reply(int status, Map<String, List<String>> headers, byte[] body) {

    public static Reply of(int status, String contentType, String body) {
      return new Reply(
          status,
          Map.of("Content-Type", List.of(contentType)),
          body.getBytes(StandardCharsets.UTF_8));
    }

    public static Reply json(JsonNode body) {
      return of(200, "application/json", body.toString());
    }

    /** A problem document (RFC 9457). */
    public static Reply problem(int status, String title, String detail) {
      var problem = Json.MAPPER.createObjectNode();
      problem
          .put("type", "urn:onroll:problem:local")
          .put("title", title)
          .put("status", status)
          .put("detail", detail);
      return of(status, "application/problem+json", problem.toString());
    }
  }

  /** Answers requests below one path. */
  @FunctionalInterface
  public interface Handler {
    /**
     * @param exchange for the request's line and headers
     * @param body its bytes, cut off beyond what the server was told to read
     */
    Reply handle(HttpExchange exchange, byte[] body) throws IOException, InterruptedException;
  }

  /**
   * One that only this machine's own programs reach.
   *
   * @param port to listen on; 0 takes a free one
   * @throws java.net.BindException where somebody else listens there
   */
  public LocalServer(int port, PrintStream log) throws IOException {
    this(InetAddress.ofLiteral("127.0.0.1"), port, log);
  }

  /**
   * @param address of this machine
   * @param port to listen on; 0 takes a free one
   * @throws java.net.BindException where somebody else listens there
   */
  public LocalServer(InetAddress address, int port, PrintStream log) throws IOException {
    this.log = log;
    // The JDK's server would hold back the end of each answer for 40 ms.
    System.setProperty("sun.net.httpserver.nodelay", "true");
    server = HttpServer.create(new InetSocketAddress(address, port), BACKLOG);
    server.setExecutor(threads);
  }

  public int port() {
    return server.getAddress().getPort();
  }

  /**
   * Has requests below this path answered by this handler.
   *
   * @param limitBytes how much of a body is read; one byte more is handed on, so that the handler
   *     can tell
   */
  public void on(String path, int limitBytes, Handler handler) {
    server.createContext(path, exchange -> answer(exchange, limitBytes, handler));
  }

  public void start() {
    server.start();
  }

  @Override
  public void close() {
    server.stop(1);
    threads.shutdownNow();
  }

  private void answer(HttpExchange exchange, int limitBytes, Handler handler) throws IOException {
    try (exchange) {
      Reply reply;
      try {
        reply = handler.handle(exchange, body(exchange, limitBytes));
      } catch (IOException | RuntimeException e) {
        e.printStackTrace(log);
        reply = Reply.problem(500, "The local system failed", String.valueOf(e.getMessage()));
      }
      reply.headers().forEach((name, values) -> exchange.getResponseHeaders().put(name, values));
      boolean without = reply.body().length == 0 || exchange.getRequestMethod().equals("HEAD");
      exchange.sendResponseHeaders(reply.status(), without ? -1 : reply.body().length);
      if (!without) exchange.getResponseBody().write(reply.body());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** Reads to the end, so that a client that sends too much still hears the answer. */
  private static byte[] body(HttpExchange exchange, int limitBytes) throws IOException {
    InputStream input = exchange.getRequestBody();
    ByteArrayOutputStream kept = new ByteArrayOutputStream();
    byte[] buffer = new byte[16 * 1024];
    for (int read = input.read(buffer); read >= 0; read = input.read(buffer)) {
      int room = limitBytes + 1 - kept.size();
      if (room > 0) kept.write(buffer, 0, Math.min(read, room));
    }
    return kept.toByteArray();
  }
}
