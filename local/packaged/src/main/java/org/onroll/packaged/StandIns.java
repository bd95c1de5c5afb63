package org.onroll.packaged;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.onroll.local.http.LocalServer;
import org.onroll.local.issuer.Issuer;
import org.onroll.local.mail.Inbox;
import org.onroll.local.mail.Mail;
import org.onroll.local.mail.SesService;
import org.onroll.platform.config.Environment;

/** SES and the authority's token issuer on 127.0.0.1; the table is another's. */
public final class StandIns implements AutoCloseable {
  private static final String SENDER = "onroll@example.org";
  private static final int MAIL_BYTES = 1024 * 1024;

  private final Inbox inbox = new Inbox(Optional.empty());
  private final LocalServer server = new LocalServer(0, System.err);
  private final String url = "http://127.0.0.1:" + server.port();
  private final Issuer issuer = new Issuer(url + "/issuer", Optional.empty(), Clock.systemUTC());

  public StandIns() throws IOException {
    SesService ses = new SesService(inbox, List.of(SENDER), Clock.systemUTC(), mail -> {});
    server.on(
        "/issuer/jwks.json",
        0,
        (exchange, body) -> LocalServer.Reply.of(200, "application/json", issuer.jwks()));
    server.on(
        "/",
        MAIL_BYTES,
        (exchange, body) -> {
          SesService.Reply reply = ses.handle(new String(body, StandardCharsets.UTF_8));
          return LocalServer.Reply.of(reply.status(), "text/xml", reply.body());
        });
    server.start();
  }

  /** What a deployment is asked for. */
  public Map<String, String> parameters() {
    return Map.of(
        "TokenIssuer",
        issuer.url(),
        "JwksUrl",
        issuer.jwksUrl(),
        "MailIdentity",
        SENDER,
        "MailSender",
        SENDER,
        "AllowedRecipientDomains",
        "example.org");
  }

  /**
   * Variables that lead a function here and to a table.
   *
   * @param table the variables of an authority that has it
   */
  public Map<String, String> environment(Environment table) {
    Map<String, String> environment = new HashMap<>(table.variables());
    environment.keySet().removeIf(v -> !v.startsWith("AWS_") && !v.equals("TABLE_NAME"));
    environment.put("AWS_ENDPOINT_URL_SES", url);
    return environment;
  }

  /** A genuine token that says its bearer is this client. */
  public String token(String client) {
    return issuer.token(client);
  }

  /** What was sent. */
  public List<Mail> mails() {
    return inbox.mails();
  }

  @Override
  public void close() throws IOException {
    server.close();
    inbox.close();
  }
}
