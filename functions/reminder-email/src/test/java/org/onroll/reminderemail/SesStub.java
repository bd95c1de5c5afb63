package org.onroll.reminderemail;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;

/** As much of SES's query protocol (v1) as a SendEmail needs, on loopback. */
final class SesStub implements AutoCloseable {
  /** What SES does with a call. */
  interface Deed {
    void answer(HttpExchange exchange) throws IOException;
  }

  private final HttpServer server;
  private final Queue<Deed> deeds = new ConcurrentLinkedQueue<>();
  private final List<Map<String, String>> calls = new CopyOnWriteArrayList<>();

  SesStub() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
    server.createContext("/", this::take);
    server.start();
  }

  String endpoint() {
    return "http://127.0.0.1:" + server.getAddress().getPort();
  }

  /** The next calls go so; after them each is accepted. */
  SesStub then(Deed... next) {
    deeds.addAll(List.of(next));
    return this;
  }

  /** The form of each call. */
  List<Map<String, String>> calls() {
    return calls;
  }

  private void take(HttpExchange exchange) throws IOException {
    String form = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
    Map<String, String> fields = new HashMap<>();
    for (String pair : form.split("&", -1)) {
      int equals = pair.indexOf('=');
      fields.put(
          URLDecoder.decode(pair.substring(0, equals), StandardCharsets.UTF_8),
          URLDecoder.decode(pair.substring(equals + 1), StandardCharsets.UTF_8));
    }
    calls.add(fields);
    Deed deed = deeds.poll();
    if (deed == null) accept(exchange, "ses-" + calls.size());
    else deed.answer(exchange);
  }

  static void accept(HttpExchange exchange, String messageId) throws IOException {
    send(
        exchange,
        200,
        "<SendEmailResponse xmlns=\"http://ses.amazonaws.com/doc/2010-12-01/\"><SendEmailResult>"
            + "<MessageId>"
            + messageId
            + "</MessageId></SendEmailResult><ResponseMetadata><RequestId>1</RequestId>"
            + "</ResponseMetadata></SendEmailResponse>");
  }

  static Deed error(int status, String code) {
    return exchange ->
        send(
            exchange,
            status,
            "<ErrorResponse xmlns=\"http://ses.amazonaws.com/doc/2010-12-01/\"><Error><Type>Sender"
                + "</Type><Code>"
                + code
                + "</Code><Message>canary@example.org</Message></Error><RequestId>1</RequestId>"
                + "</ErrorResponse>");
  }

  /** An answer that is none of SES's. */
  static Deed page(int status, String body) {
    return exchange -> send(exchange, status, body);
  }

  /** Takes the call and goes away without a word. */
  static Deed silence() {
    return HttpExchange::close;
  }

  private static void send(HttpExchange exchange, int status, String body) throws IOException {
    byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
    exchange.getResponseHeaders().add("Content-Type", "text/xml");
    exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
    if (bytes.length > 0) exchange.getResponseBody().write(bytes);
    exchange.close();
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
