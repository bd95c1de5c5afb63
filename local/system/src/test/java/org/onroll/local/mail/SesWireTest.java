package org.onroll.local.mail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.onroll.local.StubFunctions;
import org.onroll.local.http.Json;
import org.onroll.local.http.LocalServer;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.retries.DefaultRetryStrategy;
import software.amazon.awssdk.services.ses.SesClient;
import software.amazon.awssdk.services.ses.model.MessageRejectedException;
import software.amazon.awssdk.services.ses.model.MessageTag;
import software.amazon.awssdk.services.ses.model.SendEmailRequest;
import software.amazon.awssdk.services.ses.model.SesException;
import software.amazon.awssdk.services.ses.model.VerificationStatus;

/** The real client against the wire. */
class SesWireTest {
  private static final Clock CLOCK =
      Clock.fixed(Instant.parse("2026-09-14T06:05:00Z"), ZoneOffset.UTC);

  private final StubFunctions functions = new StubFunctions();
  private Inbox inbox = new Inbox(Optional.empty());
  private MailEventDelivery delivery = delivery();
  private LocalServer server = new LocalServer(0, StubFunctions.NO_LOG);
  private SesClient client = client();

  SesWireTest() throws Exception {}

  @BeforeEach
  void start() {
    SesService ses = new SesService(inbox, List.of("onroll@example.org"), CLOCK, delivery::tell);
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
  void stop() {
    client.close();
    server.close();
    delivery.close();
  }

  @Test
  void a_mail_arrives_as_it_was_sent() {
    String id = client.sendEmail(mail("office.999101@example.org")).messageId();
    assertThat(inbox.mails()).hasSize(1);
    Mail mail = inbox.mails().getFirst();
    assertThat(mail)
        .isEqualTo(
            new Mail(
                id,
                "onroll@example.org",
                List.of("office.999101@example.org"),
                "Return overdue: ÄÖ & <R-1>",
                "Line one\nLine two + 100 %",
                "<p>Line one</p>",
                Map.of("mail-id", "m-1"),
                Optional.of("onroll-reminders"),
                CLOCK.instant()));
  }

  @Test
  void ses_tells_that_it_was_sent_and_delivered() throws Exception {
    String id = client.sendEmail(mail("office.999101@example.org")).messageId();
    delivery.settle();
    List<String> events = functions.events("mail-feedback");
    assertThat(events).hasSize(2);
    JsonNode notification = Json.MAPPER.readTree(events.getLast()).path("Records").path(0);
    assertThat(notification.path("EventSource").asText()).isEqualTo("aws:sns");
    assertThat(notification.path("Sns").path("TopicArn").asText()).endsWith("onroll-MailEvents");
    JsonNode event = Json.MAPPER.readTree(notification.path("Sns").path("Message").asText());
    assertThat(event.path("eventType").asText()).isEqualTo("Delivery");
    assertThat(event.path("mail").path("messageId").asText()).isEqualTo(id);
    assertThat(event.path("mail").path("tags").path("mail-id").path(0).asText()).isEqualTo("m-1");
    assertThat(event.path("delivery").path("recipients").path(0).asText())
        .isEqualTo("office.999101@example.org");
    assertThat(inbox.untold()).isEmpty();
  }

  @Test
  void an_address_that_begins_so_bounces_or_complains() {
    client.sendEmail(mail("bounce.999101@example.org"));
    client.sendEmail(mail("complaint.999101@example.org"));
    delivery.settle();
    assertThat(functions.events("mail-feedback"))
        .extracting(event -> event.replaceFirst("(?s).*eventType\\\\\":\\\\\"(\\w+).*", "$1"))
        .containsExactly("Send", "Bounce", "Send", "Delivery", "Complaint");
  }

  @Test
  void no_event_is_told_of_a_mail_without_the_configuration_set() {
    client.sendEmail(
        mail("office.999101@example.org").toBuilder().configurationSetName(null).build());
    delivery.settle();
    assertThat(inbox.mails()).hasSize(1);
    assertThat(functions.events("mail-feedback")).isEmpty();
  }

  @Test
  void what_ses_refuses_reaches_the_client_as_its_own_errors() {
    assertThatThrownBy(
            () ->
                client.sendEmail(
                    mail("a@example.org").toBuilder().source("somebody@example.com").build()))
        .isInstanceOf(MessageRejectedException.class)
        .hasMessageContaining("not verified");
    assertThatThrownBy(() -> client.sendEmail(mail("reject@example.org")))
        .isInstanceOf(MessageRejectedException.class);
    assertThatThrownBy(() -> client.sendEmail(mail("throttle@example.org")))
        .isInstanceOfSatisfying(
            SesException.class,
            e -> {
              assertThat(e.awsErrorDetails().errorCode()).isEqualTo("Throttling");
              assertThat(e.isThrottlingException()).isTrue();
            });
    assertThat(inbox.mails()).isEmpty();
  }

  @Test
  void the_other_calls_answer_too() {
    assertThat(client.getSendQuota().max24HourSend()).isPositive();
    assertThat(client.listIdentities().identities()).containsExactly("onroll@example.org");
    client.verifyEmailIdentity(verify -> verify.emailAddress("onroll@example.org"));
    assertThat(
            client
                .getIdentityVerificationAttributes(
                    ask -> ask.identities("onroll@example.org", "x@example.com"))
                .verificationAttributes())
        .hasEntrySatisfying(
            "onroll@example.org",
            a -> assertThat(a.verificationStatus()).isEqualTo(VerificationStatus.SUCCESS))
        .hasEntrySatisfying(
            "x@example.com",
            a -> assertThat(a.verificationStatus()).isEqualTo(VerificationStatus.PENDING));
    assertThatThrownBy(() -> client.listTemplates())
        .isInstanceOfSatisfying(
            SesException.class,
            e -> assertThat(e.awsErrorDetails().errorCode()).isEqualTo("InvalidAction"));
  }

  private static SendEmailRequest mail(String to) {
    return SendEmailRequest.builder()
        .source("onroll@example.org")
        .destination(destination -> destination.toAddresses(to))
        .message(
            message ->
                message
                    .subject(subject -> subject.data("Return overdue: ÄÖ & <R-1>").charset("UTF-8"))
                    .body(
                        body ->
                            body.text(
                                    text ->
                                        text.data("Line one\nLine two + 100 %").charset("UTF-8"))
                                .html(html -> html.data("<p>Line one</p>").charset("UTF-8"))))
        .tags(MessageTag.builder().name("mail-id").value("m-1").build())
        .configurationSetName("onroll-reminders")
        .build();
  }

  private MailEventDelivery delivery() {
    return new MailEventDelivery(
        StubFunctions.TEMPLATE.mailEvents(),
        functions.make().all(),
        inbox,
        CLOCK,
        StubFunctions.NO_LOG);
  }

  private SesClient client() {
    return SesClient.builder()
        .endpointOverride(URI.create("http://127.0.0.1:" + server.port()))
        .region(Region.EU_WEST_2)
        .credentialsProvider(
            StaticCredentialsProvider.create(AwsBasicCredentials.create("onroll", "onroll")))
        .overrideConfiguration(c -> c.retryStrategy(DefaultRetryStrategy.doNotRetry()))
        .httpClient(UrlConnectionHttpClient.create())
        .build();
  }
}
