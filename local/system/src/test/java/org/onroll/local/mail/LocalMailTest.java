package org.onroll.local.mail;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.onroll.local.StubFunctions;
import org.onroll.local.http.LocalServer;
import org.onroll.platform.mail.MailContract;

/** What stands in for SES on this machine keeps the contract that LocalStack keeps. */
class LocalMailTest extends MailContract {
  private final Inbox inbox = new Inbox(Optional.empty());
  private final LocalServer server = new LocalServer(0, StubFunctions.NO_LOG);

  LocalMailTest() throws IOException {
    SesService ses =
        new SesService(inbox, List.of("onroll@example.org"), Clock.systemUTC(), mail -> {});
    server.on(
        "/",
        1_000_000,
        (exchange, body) -> {
          SesService.Reply reply = ses.handle(new String(body, StandardCharsets.UTF_8));
          return LocalServer.Reply.of(reply.status(), "text/xml", reply.body());
        });
    server.start();
  }

  @AfterEach
  void stop() throws IOException {
    server.close();
    inbox.close();
  }

  @Override
  protected String endpoint() {
    return "http://127.0.0.1:" + server.port();
  }

  @Override
  protected Optional<Taken> taken(String messageId) {
    return inbox.mails().stream()
        .filter(mail -> mail.id().equals(messageId))
        .findFirst()
        .map(mail -> new Taken(mail.from(), mail.to(), mail.subject(), mail.text()));
  }
}
