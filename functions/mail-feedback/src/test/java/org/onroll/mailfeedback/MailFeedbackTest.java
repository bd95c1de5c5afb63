package org.onroll.mailfeedback;

import static org.assertj.core.api.Assertions.assertThat;

import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.onroll.domain.mail.MailKind;
import org.onroll.domain.mail.OutgoingMail;
import org.onroll.domain.mail.OutgoingMail.Status;
import org.onroll.domain.records.Change;
import org.onroll.local.engines.Checkout;
import org.onroll.platform.fixture.AtOnce;
import org.onroll.platform.fixture.Call;
import org.onroll.platform.fixture.Contents;
import org.onroll.platform.fixture.Output;
import org.onroll.platform.fixture.TestContext;
import org.onroll.platform.fixture.Town;
import org.onroll.platform.http.Json;

/** fault-F12: SES's events before the send returned, twice, out of order, unknown. */
class MailFeedbackTest {
  private Town town;
  private RequestStreamHandler feedback;

  @BeforeEach
  void a_mail_is_being_sent() {
    town = new Town();
    feedback = new MailFeedbackHandler(town.environment());
    sending("m-1");
  }

  private void sending(String id) {
    Instant now = town.clock().instant();
    OutgoingMail mail =
        OutgoingMail.to(
            "office", MailKind.RETURN_DUE, "R-1", LocalDate.parse("2026-09-14"), id, now);
    town.records().commit(List.of(Change.put(mail.leased(now))));
  }

  private OutgoingMail mail(String id) {
    return town.records().find(OutgoingMail.key(id)).orElseThrow();
  }

  private void tell(List<String> messages) {
    ObjectNode event = Json.object();
    ArrayNode records = event.putArray("Records");
    messages.forEach(m -> records.addObject().putObject("Sns").put("Message", m));
    Call.run(feedback, event, TestContext.UNHURRIED);
  }

  private static String event(String type, String id) {
    ObjectNode event = Json.object().put("eventType", type);
    ObjectNode mail = event.putObject("mail").put("messageId", "ses-" + id);
    mail.putObject("tags").putArray("mail-id").add(id);
    if (type.equals("Bounce")) event.putObject("bounce").put("bounceType", "Permanent");
    return Json.write(event);
  }

  private static List<List<String>> permutations(List<String> of) {
    if (of.isEmpty()) return List.of(List.of());
    List<List<String>> all = new ArrayList<>();
    for (String first : of) {
      List<String> rest = new ArrayList<>(of);
      rest.remove(first);
      for (List<String> end : permutations(rest)) {
        all.add(Stream.concat(Stream.of(first), end.stream()).toList());
      }
    }
    return all;
  }

  @ParameterizedTest
  @CsvSource({
    "Send, SENT, ''",
    "Send Delivery, DELIVERED, ''",
    "Send Bounce, BOUNCED, Bounce Permanent",
    "Send Delivery Bounce, BOUNCED, Bounce Permanent",
    "Send Delivery Bounce Complaint, COMPLAINED, ''",
    "Send Reject, REFUSED, ''"
  })
  void the_end_is_the_same_in_whatever_order_and_however_often(
      String types, Status end, String error) {
    for (List<String> order : permutations(List.of(types.split(" ", -1)))) {
      String id = "m-" + String.join("-", order);
      sending(id);
      for (String type : order) tell(List.of(event(type, id)));
      for (String type : order) tell(List.of(event(type, id)));
      OutgoingMail mail = mail(id);
      assertThat(mail.status()).as(id).isEqualTo(end);
      assertThat(mail.lastError()).as(id).isEqualTo(error);
      assertThat(mail.sesId()).as(id).isEqualTo("ses-" + id);
      assertThat(mail.toDo()).as(id).isEmpty();
    }
  }

  @Test
  void events_of_one_batch_are_all_taken() {
    sending("m-2");
    tell(List.of(event("Send", "m-1"), event("Delivery", "m-2"), event("Delivery", "m-1")));
    assertThat(mail("m-1").status()).isEqualTo(Status.DELIVERED);
    assertThat(mail("m-2").status()).isEqualTo(Status.DELIVERED);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "{",
        "[]",
        "\"text\"",
        "null",
        "{}",
        "{\"eventType\":7}",
        "{\"eventType\":\"Delivery\"}",
        "{\"eventType\":\"Delivery\",\"mail\":[]}",
        "{\"eventType\":\"Open\",\"mail\":{\"tags\":{\"mail-id\":[\"m-1\"]}}}",
        "{\"eventType\":\"Delivery\",\"mail\":{\"tags\":{\"mail-id\":[]}}}",
        "{\"eventType\":\"Delivery\",\"mail\":{\"tags\":{\"mail-id\":[\"\"]}}}",
        "Successfully validated SNS topic for Amazon SES event publishing."
      })
  void a_message_that_says_nothing_usable_stops_no_other(String message) {
    tell(List.of(message, event("Delivery", "m-1")));
    assertThat(mail("m-1").status()).isEqualTo(Status.DELIVERED);
  }

  @Test
  void an_event_of_a_mail_that_is_not_ours_writes_nothing() {
    Contents before = town.contents();
    tell(List.of(event("Delivery", "somebody-elses")));
    assertThat(town.contents()).isEqualTo(before);
  }

  @Test
  void an_id_longer_than_any_key_stops_no_other_and_is_not_asked_for_again() {
    tell(List.of(event("Delivery", "m".repeat(3_000)), event("Delivery", "m-1")));
    assertThat(mail("m-1").status()).isEqualTo(Status.DELIVERED);
  }

  @Test
  void a_bounce_that_will_pass_is_no_failure() {
    tell(List.of(event("Send", "m-1")));
    tell(List.of(event("Bounce", "m-1").replace("Permanent", "Transient")));
    assertThat(mail("m-1").status()).isEqualTo(Status.SENT);
  }

  @Test
  void an_event_before_the_send_returned_takes_the_mail_out_of_what_is_due() { // fault-F7
    assertThat(town.contents().due("MAIL")).hasSize(1);
    tell(List.of(event("Send", "m-1")));
    assertThat(town.contents().due("MAIL")).isEmpty();
  }

  @Test
  void events_at_the_same_moment_end_the_same() throws Exception { // fault-F12
    List<String> types = List.of("Send", "Delivery", "Bounce", "Complaint");
    AtOnce.run(
        types.stream()
            .<java.util.concurrent.Callable<Boolean>>map(
                t ->
                    () -> {
                      tell(List.of(event(t, "m-1")));
                      return true;
                    })
            .toList());
    assertThat(mail("m-1").status()).isEqualTo(Status.COMPLAINED);
  }

  @Test
  void the_event_as_ses_publishes_it_is_read() throws IOException {
    sending("m-4k2v9d1m7c5q8x3t");
    String file = Files.readString(Checkout.root().resolve("events/mail-feedback-delivery.json"));
    Call.run(feedback, Json.parse(file), TestContext.UNHURRIED);
    assertThat(mail("m-4k2v9d1m7c5q8x3t").status()).isEqualTo(Status.DELIVERED);
  }

  @Test
  void no_address_reaches_a_log() throws Exception { // abuse-A15
    String message =
        event("Bounce", "m-1")
            .replace("\"bounceType\"", "\"to\":\"canary@example.org\",\"bounceType\"");
    String said =
        Output.of(
            () -> {
              feedback = new MailFeedbackHandler(town.environment());
              tell(List.of(message, message, "{canary@example.org"));
            });
    assertThat(said)
        .contains("event-says-nothing-new", "event-unreadable")
        .doesNotContain("canary");
    assertThat(town.contents().ofKind("mail").toString()).doesNotContain("canary");
  }
}
