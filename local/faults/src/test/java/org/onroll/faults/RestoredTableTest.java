package org.onroll.faults;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.onroll.domain.books.Books;
import org.onroll.domain.mail.Contact;
import org.onroll.domain.mail.MailKind;
import org.onroll.domain.mail.OutgoingMail;
import org.onroll.domain.records.Change;
import org.onroll.platform.fixture.Answer;
import org.onroll.platform.fixture.Call;
import org.onroll.platform.fixture.Contents;
import org.onroll.platform.fixture.RollText;
import org.onroll.platform.fixture.Town;
import org.onroll.platform.table.TableArchive;

/**
 * A table is copied, mails go out, the copy takes its place and goes on. What the table before it
 * sent is known to the mailbox alone.
 */
@DisplayName("fault-F20: no reminder of the past is sent again, and none is lost")
class RestoredTableTest {
  private static final String A = "999101";
  private static final String B = "999102";
  private static final String RESTORED_TO = "2026-09-15T04:00:00Z";
  private static final String STOPPED = "2026-09-15T10:00:00Z";

  /** One that no run has sent: its contact was unknown until Tuesday noon. */
  private static final String LATE = "m-late";

  private static Silence silence;
  private Town before;
  private Town after;
  private Mailbox mailbox;
  private Functions old;
  private Functions functions;
  private Set<String> sentBefore;
  private Set<String> sentInTheWindow;

  @BeforeAll
  static void the_functions_log_is_not_read_here() {
    silence = new Silence();
  }

  @AfterAll
  static void it_is_again() {
    silence.close();
  }

  @BeforeEach
  void a_table_is_restored_to_tuesday_early_after_mails_went_out_until_ten() {
    before = new Town("2026-09-11T08:00:00Z").staff().school(A).school(B);
    mailbox = new Mailbox(before.clock());
    before.with("AWS_ENDPOINT_URL_SES", mailbox.endpoint()).with("CONCURRENCY", "1");
    old = new Functions(before.environment());
    roll(old, A, "2026-09-11", RollText.csv(1, 40));
    roll(old, B, "2026-09-11", RollText.csv(101, 140));
    before.clock().to("2026-09-14T08:00:00Z");
    roll(old, A, "2026-09-14", RollText.csv(2, 40)); // pupil 1 has left
    waitsUntilNoon();
    day(old, before, "2026-09-14");

    before.clock().to(RESTORED_TO);
    Contents backup = before.contents();
    sentBefore = mailbox.taken().keySet();

    day(old, before, "2026-09-15"); // the return for pupil 1 is overdue
    before.clock().to("2026-09-15T08:00:00Z");
    rollsOfTuesday(old);
    drain(old);
    sentInTheWindow = new HashSet<>(mailbox.taken().keySet());
    sentInTheWindow.removeAll(sentBefore);
    assertThat(sentInTheWindow).hasSizeGreaterThan(2);

    after = new Town(STOPPED);
    backup
        .items()
        .values()
        .forEach(i -> after.client().putItem(p -> p.tableName(after.table()).item(i)));
    after.with("AWS_ENDPOINT_URL_SES", mailbox.endpoint()).with("CONCURRENCY", "1");
    functions = new Functions(after.environment());
  }

  @AfterEach
  void ends() {
    mailbox.close();
    before.client().deleteTable(d -> d.tableName(before.table()));
    before.client().deleteTable(d -> d.tableName(after.table()));
  }

  private void waitsUntilNoon() {
    Instant now = before.clock().instant();
    OutgoingMail late =
        OutgoingMail.to(
            Contact.DUTY_OFFICER,
            MailKind.RETURN_OVERDUE_OFFICER,
            "R-LATE",
            LocalDate.parse("2026-09-14"),
            LATE,
            now);
    Instant noon = Instant.parse("2026-09-15T11:00:00Z");
    before
        .records()
        .commit(List.of(Change.put(late.leased(now).postponed(noon, "no such contact"))));
  }

  private static void roll(Functions functions, String urn, String date, String csv) {
    Answer answer =
        Call.to("PUT /schools/{urn}/rolls/{date}")
            .as(Town.clientOf(urn))
            .path("urn", urn)
            .path("date", date)
            .csv(csv)
            .on(functions.get("roll-diff"));
    assertThat(answer.status()).isEqualTo(200);
  }

  /** Pupil 2 of A has left; B's roll is held, since most of it is missing. */
  private static void rollsOfTuesday(Functions functions) {
    roll(functions, A, "2026-09-15", RollText.csv(3, 40));
    roll(functions, B, "2026-09-15", RollText.csv(101, 110));
  }

  /** The schedules of one day, morning and afternoon. */
  private void day(Functions on, Town town, String date) {
    for (String time : List.of("T05:10:00Z", "T15:10:00Z")) {
      Instant at = Instant.parse(date + time);
      if (at.isAfter(town.clock().instant())) town.clock().to(at.toString());
      drain(on);
      if (date.equals("2026-09-15") && on == old) return; // stopped before the afternoon
    }
  }

  private void drain(Functions on) {
    Delivery.schedule("roll-diff").to(on);
    Delivery.schedule("deadline-scan").to(on);
    Delivery.schedule("reminder-email").to(on);
    for (JsonNode event : mailbox.events()) Delivery.event("mail-feedback", () -> event).to(on);
  }

  private void schoolsSendAgainAndAWeekGoesBy() {
    after.clock().to("2026-09-15T10:30:00Z");
    rollsOfTuesday(functions);
    drain(functions);
    for (int day = 15; day <= 22; day++) day(functions, after, "2026-09-" + day);
  }

  private Answer mark() {
    return Call.to("PUT /restore")
        .as(Town.ADMINISTRATOR)
        .json("{\"from\": \"" + RESTORED_TO + "\", \"to\": \"" + STOPPED + "\"}")
        .on(functions.get("case-desk"));
  }

  private Answer heldBack() {
    return Call.to("GET /outbox")
        .as(Town.OFFICER)
        .query("status", "held-back")
        .on(functions.get("case-desk"));
  }

  private Map<String, Long> sentTwice() {
    Map<String, Long> twice = new TreeMap<>(mailbox.taken());
    twice.values().removeIf(n -> n < 2);
    return twice;
  }

  private static Set<String> mails(Town town) {
    return Set.copyOf(town.contents().values("mail", "id"));
  }

  @Test
  void what_may_have_gone_out_is_held_back_and_what_falls_due_later_goes_out() {
    functions = new Functions(after.with("RESTORED_TABLE", after.table()).environment());
    assertThat(mark().status()).isEqualTo(200);
    schoolsSendAgainAndAWeekGoesBy();

    assertThat(sentTwice()).isEmpty();
    Set<String> held = Set.copyOf(heldBack().texts("items", "id"));
    assertThat(held).containsAll(sentInTheWindow).contains(LATE);
    assertThat(heldBack().texts("items", "lastError"))
        .allMatch(why -> why.contains(RESTORED_TO) && why.contains(STOPPED));
    Set<String> sent = new HashSet<>(mailbox.taken().keySet());
    sent.removeAll(sentInTheWindow);
    sent.removeAll(sentBefore);
    assertThat(sent).isNotEmpty().doesNotContainAnyElementsOf(held);
    assertThat(union(union(held, sent), sentBefore)).isEqualTo(mails(after));

    // As it would have gone without the restore: nothing that would have been told is missing.
    Mailbox other = new Mailbox(before.clock());
    Functions undisturbed =
        new Functions(before.with("AWS_ENDPOINT_URL_SES", other.endpoint()).environment());
    for (int day = 16; day <= 22; day++) day(undisturbed, before, "2026-09-" + day);
    assertThat(mails(after)).isEqualTo(mails(before));
    other.close();
    Books books = Books.audit(new TableArchive(after.client(), after.table()));
    assertThat(books.disagreements()) // this test's own mail alone tells of nothing
        .extracting(Books.Disagreement::key)
        .containsExactly("MAIL#" + LATE + "/MAIL");
    assertThat(books.pending()).isZero();
  }

  private static Set<String> union(Set<String> a, Set<String> b) {
    return java.util.stream.Stream.concat(a.stream(), b.stream()).collect(Collectors.toSet());
  }

  @Test
  void an_officer_has_a_mail_sent_that_nobody_had() {
    functions = new Functions(after.with("RESTORED_TABLE", after.table()).environment());
    mark();
    schoolsSendAgainAndAWeekGoesBy();
    Call send = Call.to("POST /outbox/{id}/send").as(Town.OFFICER).path("id", LATE);
    assertThat(send.on(functions.get("case-desk")).at("/status")).isEqualTo("waiting");
    drain(functions);
    assertThat(mailbox.taken()).containsEntry(LATE, 1L);
    assertThat(heldBack().texts("items", "id")).doesNotContain(LATE);
    Answer again = send.on(functions.get("case-desk"));
    assertThat(again.replayed()).isTrue();
    drain(functions);
    assertThat(mailbox.taken()).containsEntry(LATE, 1L);
  }

  @Test
  void an_event_that_comes_late_says_that_a_mail_that_is_held_back_has_been_sent() {
    functions = new Functions(after.with("RESTORED_TABLE", after.table()).environment());
    mark();
    String sent = sentInTheWindow.iterator().next();
    schoolsSendAgainAndAWeekGoesBy();
    assertThat(heldBack().texts("items", "id")).contains(sent);
    JsonNode event = Mailbox.delivered(sent, "ses-late");
    Delivery.event("mail-feedback", () -> event).to(functions);
    assertThat(heldBack().texts("items", "id")).doesNotContain(sent);
  }

  @Test
  void nothing_is_sent_before_somebody_has_said_what_was_restored() {
    functions = new Functions(after.with("RESTORED_TABLE", after.table()).environment());
    long sent = mailbox.taken().size();
    schoolsSendAgainAndAWeekGoesBy();
    assertThat(mailbox.taken()).hasSize((int) sent);
    assertThat(sentTwice()).isEmpty();
    mark();
    day(functions, after, "2026-09-23");
    assertThat(mailbox.taken()).hasSizeGreaterThan((int) sent);
    assertThat(sentTwice()).isEmpty();
  }

  @Test
  void without_all_of_this_mails_are_sent_twice() { // the test sees what it is there to see
    schoolsSendAgainAndAWeekGoesBy();
    assertThat(sentTwice()).isNotEmpty();
  }
}
