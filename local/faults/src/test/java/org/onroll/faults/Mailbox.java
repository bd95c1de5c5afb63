package org.onroll.faults;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.onroll.local.engines.Checkout;
import org.onroll.local.http.LocalServer;
import org.onroll.local.http.LocalServer.Reply;
import org.onroll.local.mail.Inbox;
import org.onroll.local.mail.Mail;
import org.onroll.local.mail.SesService;
import org.onroll.platform.http.Json;

/** SES on the wire, with what it took and the events that it has not told yet. */
public final class Mailbox implements AutoCloseable {
  private static final int LIMIT_BYTES = 1 << 20;
  private static final String TAG = "mail-id";

  private final LocalServer server;
  private final List<Mail> taken = new ArrayList<>();
  private final List<Mail> untold = new ArrayList<>();

  public Mailbox(Clock clock) {
    try {
      server = new LocalServer(0, new PrintStream(OutputStream.nullOutputStream()));
      SesService ses =
          new SesService(
              new Inbox(Optional.empty()), List.of("onroll@example.org"), clock, this::take);
      server.on(
          "/",
          LIMIT_BYTES,
          (exchange, body) -> {
            SesService.Reply reply = ses.handle(new String(body, StandardCharsets.UTF_8));
            return Reply.of(reply.status(), "text/xml", reply.body());
          });
      server.start();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  public String endpoint() {
    return "http://127.0.0.1:" + server.port();
  }

  private synchronized void take(Mail mail) {
    taken.add(mail);
    untold.add(mail);
  }

  synchronized void forget() {
    taken.clear();
    untold.clear();
  }

  /** How often SES took each mail, by its id. */
  public synchronized Map<String, Long> taken() {
    return taken.stream()
        .collect(Collectors.groupingBy(m -> m.tags().getOrDefault(TAG, ""), Collectors.counting()));
  }

  /** The events that SES has still to tell, as SNS hands them over; told by this. */
  public synchronized List<JsonNode> events() {
    List<JsonNode> events =
        untold.stream().map(m -> delivered(m.tags().getOrDefault(TAG, ""), m.id())).toList();
    untold.clear();
    return events;
  }

  /** SES says that a mail was delivered: the real event of {@code events/} with these ids. */
  static JsonNode delivered(String mail, String messageId) {
    try {
      JsonNode event =
          Json.parse(
              Files.readString(Checkout.root().resolve("events/mail-feedback-delivery.json")));
      ObjectNode sns = (ObjectNode) event.at("/Records/0/Sns");
      ObjectNode message = (ObjectNode) Json.parse(sns.path("Message").asText());
      ((ObjectNode) message.path("mail")).put("messageId", messageId);
      ((ObjectNode) message.at("/mail/tags")).putArray(TAG).add(mail);
      sns.put("Message", Json.write(message));
      return event;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void close() {
    server.close();
  }
}
