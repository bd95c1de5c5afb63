package org.onroll.reminderemail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.onroll.domain.mail.Contact;
import org.onroll.domain.mail.MailKind;
import org.onroll.domain.mail.OutgoingMail;
import org.onroll.domain.mail.OutgoingMail.Status;
import org.onroll.domain.records.Change;
import org.onroll.platform.fixture.AtOnce;
import org.onroll.platform.fixture.Call;
import org.onroll.platform.fixture.Output;
import org.onroll.platform.fixture.TestContext;
import org.onroll.platform.fixture.Town;
import org.onroll.platform.http.Json;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** Requirement F3, fault-F7, fault-F11: one outgoing mail, delivered once. */
class ReminderEmailTest {
  private static final Duration MINUTE = Duration.ofMinutes(1);

  private SesStub ses;
  private Town town;
  private RequestStreamHandler reminders;

  @BeforeEach
  void a_mail_waits() throws IOException {
    ses = new SesStub();
    town =
        new Town()
            .with("AWS_ENDPOINT_URL_SES", ses.endpoint())
            .with("CASE_SYSTEM_URL", "https://cases.example.org/");
    contact("office", "office@example.org");
    reminders = new ReminderEmailHandler(town.environment());
    waits("m-1", "office");
  }

  @AfterEach
  void ses_ends() {
    ses.close();
  }

  private void contact(String id, String email) {
    town.records().commit(List.of(Change.put(new Contact(id, email, 1))));
  }

  private void waits(String id, String contact) {
    Instant now = town.clock().instant();
    town.records()
        .commit(
            List.of(
                Change.create(
                    OutgoingMail.to(
                        contact,
                        MailKind.RETURN_OVERDUE,
                        "R-7K3Q-9PZD",
                        LocalDate.parse("2026-09-14"),
                        id,
                        now))));
  }

  private OutgoingMail run() {
    Call.schedule(reminders);
    return mail("m-1");
  }

  private OutgoingMail mail(String id) {
    return town.records().find(OutgoingMail.key(id)).orElseThrow();
  }

  @Test
  void a_mail_that_is_due_is_sent_once() {
    OutgoingMail sent = run();
    assertThat(sent.status()).isEqualTo(Status.SENT);
    assertThat(sent.sesId()).isEqualTo("ses-1");
    assertThat(town.contents().due("MAIL")).isEmpty();
    town.clock().pass(Duration.ofDays(1));
    run();
    assertThat(ses.calls()).hasSize(1);
  }

  @Test
  void ses_is_told_sender_recipient_configuration_set_and_the_mails_id() {
    run();
    assertThat(ses.calls().getFirst())
        .contains(
            entry("Action", "SendEmail"),
            entry("Source", "onroll@example.org"),
            entry("Destination.ToAddresses.member.1", "office@example.org"),
            entry("ConfigurationSetName", "onroll-reminders"),
            entry("Tags.member.1.Name", "mail-id"),
            entry("Tags.member.1.Value", "m-1"));
  }

  @Test
  void a_mail_holds_reference_kind_and_date_and_a_link_to_the_case_system_only() { // F2
    run();
    String text = ses.calls().getFirst().getOrDefault("Message.Body.Text.Data", "");
    assertThat(text)
        .contains("R-7K3Q-9PZD", "14 September 2026", "https://cases.example.org/R-7K3Q-9PZD");
    assertThat(ses.calls().getFirst().getOrDefault("Message.Body.Html.Data", ""))
        .contains("href=\"https://cases.example.org/R-7K3Q-9PZD\"");
    assertThat(ses.calls().getFirst().getOrDefault("Message.Subject.Data", ""))
        .contains("Return overdue", "R-7K3Q-9PZD");
  }

  @Test
  void without_a_case_system_there_is_no_link() {
    reminders = new ReminderEmailHandler(town.with("CASE_SYSTEM_URL", "").environment());
    run();
    assertThat(ses.calls().toString()).doesNotContain("http", "href");
  }

  // ---- SES does not take it: it waits, and officers see why

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Throttling",
        "MessageRejected",
        "MailFromDomainNotVerifiedException",
        "ConfigurationSetSendingPausedException",
        "AccountSendingPausedException",
        "LimitExceededException",
        "AccessDenied"
      })
  void a_mail_that_ses_refuses_waits_and_is_tried_again_later(String code) { // fault-F11
    ses.then(SesStub.error(400, code));
    OutgoingMail waiting = run();
    assertThat(waiting.status()).isEqualTo(Status.WAITING);
    assertThat(waiting.lastError()).isNotBlank().doesNotContain("canary");
    town.clock().pass(MINUTE);
    run();
    assertThat(ses.calls()).hasSize(1);
    town.clock().pass(MINUTE.multipliedBy(4));
    assertThat(run().status()).isEqualTo(Status.SENT);
    assertThat(ses.calls()).hasSize(2);
  }

  @Test
  void the_pauses_grow_to_two_hours_and_no_further() { // fault-F11
    for (int tries = 1; tries <= 9; tries++) {
      ses.then(SesStub.error(400, "Throttling"));
      Instant before = town.clock().instant();
      OutgoingMail mail = run();
      assertThat(mail.attempts()).isEqualTo(tries);
      Duration pause = Duration.between(before, mail.nextAttemptAt());
      assertThat(pause).isBetween(Duration.ofMinutes(5), Duration.ofHours(2));
      if (tries >= 6) assertThat(pause).isEqualTo(Duration.ofHours(2));
      town.clock().pass(pause);
    }
    assertThat(run().status()).isEqualTo(Status.SENT);
  }

  // ---- nobody knows whether SES took it

  static Stream<Arguments> riddles() {
    return Stream.of(
        Arguments.of("500", SesStub.error(500, "InternalFailure")),
        Arguments.of("503", SesStub.error(503, "ServiceUnavailable")),
        Arguments.of("500 without a word", SesStub.page(500, "")),
        Arguments.of("502 of somebody between", SesStub.page(502, "<html>bad gateway</html>")),
        Arguments.of("silence", SesStub.silence()),
        Arguments.of("half an answer", SesStub.page(200, "<SendEmailResponse><SendEm")));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("riddles")
  void a_mail_of_unknown_fate_is_not_tried_again_before_the_lease_ends(
      String what, SesStub.Deed riddle) { // requirement F3: 15 minutes
    ses.then(riddle);
    OutgoingMail unknown = run();
    assertThat(unknown.status()).as(what).isEqualTo(Status.SENDING);
    town.clock().pass(OutgoingMail.LEASE.minusSeconds(1));
    run();
    assertThat(ses.calls()).hasSize(1);
    town.clock().pass(Duration.ofSeconds(1));
    assertThat(run().status()).isEqualTo(Status.SENT);
    assertThat(ses.calls()).hasSize(2);
  }

  @Test
  void an_event_that_comes_before_the_answer_is_not_overwritten() { // fault-F12
    ses.then(
        exchange -> {
          OutgoingMail told = mail("m-1").told(Status.DELIVERED, "ses-x", "").orElseThrow();
          town.records().commit(List.of(Change.save(told)));
          SesStub.accept(exchange, "ses-x");
        });
    assertThat(run().status()).isEqualTo(Status.DELIVERED);
    town.clock().pass(Duration.ofHours(1));
    run();
    assertThat(ses.calls()).hasSize(1);
  }

  @Test
  void an_event_that_comes_after_silence_ends_the_waiting() { // fault-F7
    ses.then(SesStub.silence());
    run();
    OutgoingMail told = mail("m-1").told(Status.SENT, "ses-x", "").orElseThrow();
    town.records().commit(List.of(Change.save(told)));
    town.clock().pass(Duration.ofHours(1));
    run();
    assertThat(ses.calls()).hasSize(1);
  }

  // ---- who may be written to

  @Test
  void a_recipient_outside_the_allowed_domains_is_refused_and_shown() { // abuse-A13
    contact("office", "office@example.com");
    OutgoingMail refused = run();
    assertThat(refused.status()).isEqualTo(Status.REFUSED);
    assertThat(refused.lastError()).contains("domain").doesNotContain("@");
    assertThat(ses.calls()).isEmpty();
    assertThat(town.contents().due("MAIL")).isEmpty();
  }

  @Test
  void a_mail_to_nobody_waits_and_says_what_is_missing() {
    waits("m-2", "unknown-office");
    run();
    assertThat(mail("m-2").status()).isEqualTo(Status.WAITING);
    assertThat(mail("m-2").lastError()).contains("/contacts/unknown-office");
    contact("unknown-office", "found@example.org");
    town.clock().pass(Duration.ofHours(2));
    run();
    assertThat(mail("m-2").status()).isEqualTo(Status.SENT);
  }

  @Test
  void a_mail_that_cannot_be_sent_stops_no_other() { // fault-F19
    waits("m-0", "unknown-office");
    waits("m-2", "office");
    ses.then(SesStub.error(500, "InternalFailure"));
    run();
    assertThat(Stream.of("m-1", "m-2").map(m -> mail(m).status()))
        .containsExactlyInAnyOrder(Status.SENDING, Status.SENT);
  }

  @Test
  void a_mail_that_cannot_be_read_stops_no_other() { // fault-F19
    town.client()
        .putItem(
            p ->
                p.tableName(town.table())
                    .item(
                        Map.of(
                            "PK", AttributeValue.fromS("MAIL#poison"),
                            "SK", AttributeValue.fromS("MAIL"),
                            "kind", AttributeValue.fromS("mail"),
                            "dueShard", AttributeValue.fromS("MAIL#0"),
                            "dueAt", AttributeValue.fromS("2026-01-01T00:00:00.000Z"))));
    assertThat(run().status()).isEqualTo(Status.SENT);
  }

  // ---- more than one run

  @Test
  void many_runs_at_once_send_each_mail_once() throws Exception { // fault-F18
    for (int n = 2; n <= 6; n++) waits("m-" + n, "office");
    AtOnce.run(
        6,
        () -> {
          Call.schedule(reminders);
          return true;
        });
    assertThat(ses.calls())
        .extracting(c -> c.getOrDefault("Tags.member.1.Value", ""))
        .containsExactlyInAnyOrder("m-1", "m-2", "m-3", "m-4", "m-5", "m-6");
  }

  @Test
  void a_run_killed_between_lease_and_sending_loses_nothing() { // fault-F7
    OutgoingMail leased = mail("m-1").leased(town.clock().instant());
    town.records().commit(List.of(Change.save(leased)));
    run();
    assertThat(ses.calls()).isEmpty();
    town.clock().pass(OutgoingMail.LEASE);
    assertThat(run().status()).isEqualTo(Status.SENT);
  }

  @Test
  void more_than_one_batch_is_drained_in_one_run() {
    IntStream.rangeClosed(2, 120).forEach(n -> waits("m-" + n, "office"));
    run();
    assertThat(ses.calls()).hasSize(120);
    assertThat(town.contents().due("MAIL")).isEmpty();
  }

  @Test
  void a_run_stops_in_time() { // fault-F8
    Call.run(reminders, Json.object(), new TestContext(2_000));
    assertThat(ses.calls()).isEmpty();
    assertThat(run().status()).isEqualTo(Status.SENT);
  }

  @Test
  void all_that_wait_are_counted_not_only_those_of_this_run() throws Exception { // fault-F11
    waits("m-2", "unknown-office");
    run(); // m-1 is sent; m-2 has nobody to go to and waits two hours
    town.clock().pass(Duration.ofMinutes(30));
    String said = Output.of(() -> Call.schedule(new ReminderEmailHandler(town.environment())));
    assertThat(said.lines()).hasSize(1);
    assertThat(Json.parse(said).path("MailsWaiting").asLong()).isEqualTo(1);
    assertThat(Json.parse(said).path("MailsWaitingOldestMinutes").asLong()).isEqualTo(30);
  }

  @Test
  void a_sent_mail_is_one_line_with_its_id_its_reference_and_ses_word_for_it() throws Exception {
    String said = Output.of(() -> Call.schedule(new ReminderEmailHandler(town.environment())));
    assertThat(said.lines().map(Json::parse))
        .anyMatch(
            l ->
                l.path("event").asText().equals("mail-sent")
                    && l.path("mail").asText().equals("m-1")
                    && l.path("reference").asText().equals("R-7K3Q-9PZD")
                    && l.path("sesMessageId").asText().equals("ses-1"));
  }

  @Test
  void no_log_line_holds_an_address() throws Exception { // abuse-A15
    String said =
        Output.of(
            () -> {
              waits("m-2", "unknown-office");
              ses.then(SesStub.error(500, "InternalFailure"));
              Call.schedule(new ReminderEmailHandler(town.environment()));
            });
    assertThat(said).contains("drained").doesNotContain("@", "canary");
  }
}
