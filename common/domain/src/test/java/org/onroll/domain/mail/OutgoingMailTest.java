package org.onroll.domain.mail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.onroll.domain.mail.OutgoingMail.Status.BOUNCED;
import static org.onroll.domain.mail.OutgoingMail.Status.DELIVERED;
import static org.onroll.domain.mail.OutgoingMail.Status.SENDING;
import static org.onroll.domain.mail.OutgoingMail.Status.SENT;
import static org.onroll.domain.mail.OutgoingMail.Status.WAITING;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.onroll.domain.mail.OutgoingMail.Status;

@DisplayName("F3, fault-F11, fault-F12: what becomes of a mail")
class OutgoingMailTest {
  private static final Instant NOW = Instant.parse("2026-09-14T05:00:00Z");

  @Test
  void a_mail_is_due_until_it_was_taken_and_while_it_is_sent_only_after_the_lease() {
    OutgoingMail mail = waiting();
    assertThat(mail.toDo().orElseThrow().at()).isEqualTo(NOW);
    OutgoingMail leased = mail.leased(NOW);
    assertThat(leased.status()).isEqualTo(SENDING);
    assertThat(leased.attempts()).isEqualTo(1);
    assertThat(leased.toDo().orElseThrow().at()).isEqualTo(NOW.plus(Duration.ofMinutes(15)));
    assertThat(leased.sent("ses-1").toDo()).isEmpty();
    assertThat(leased.refused("not allowed").toDo()).isEmpty();
    Instant later = NOW.plusSeconds(3600);
    assertThat(leased.postponed(later, "throttled").toDo().orElseThrow().at()).isEqualTo(later);
  }

  @Test
  void an_event_that_comes_before_the_answer_ends_the_sending() {
    OutgoingMail told = waiting().leased(NOW).told(DELIVERED, "ses-1", "").orElseThrow();
    assertThat(told.status()).isEqualTo(DELIVERED);
    assertThat(told.sesId()).isEqualTo("ses-1");
    assertThat(told.toDo()).isEmpty();
  }

  @Property
  void events_in_any_order_and_any_number_end_in_the_same_state(@ForAll List<Status> news) {
    Optional<OutgoingMail> mail = Optional.of(waiting().leased(NOW));
    Status furthest = SENDING;
    for (Status status : news) {
      OutgoingMail was = mail.orElseThrow();
      mail = was.told(status, "ses-1", "").or(() -> Optional.of(was));
      if (status.compareTo(furthest) > 0) furthest = status;
    }
    assertThat(mail.orElseThrow().status()).isEqualTo(furthest);
  }

  @Test
  void a_mail_stands_in_the_list_of_its_state() {
    assertThat(list(waiting())).isEqualTo("OUTBOX#WAITING");
    assertThat(list(waiting().leased(NOW))).isEqualTo("OUTBOX#WAITING");
    assertThat(list(waiting().sent("s"))).isEqualTo("OUTBOX#SENT");
    assertThat(list(waiting().told(BOUNCED, "s", "gone").orElseThrow())).isEqualTo("OUTBOX#FAILED");
    assertThat(waiting().told(WAITING, "s", "")).isEmpty();
    assertThat(waiting().sent("s").told(SENT, "s", "")).isEmpty();
  }

  @Test
  void a_mail_of_what_is_so_since_before_a_restore_may_have_been_sent() { // fault-F20
    Instant to = NOW.minusSeconds(60);
    Restore restore = new Restore("table", to.minusSeconds(3600), to, "administrator-1", 1);
    assertThat(restore.mayHaveSent(waiting())).isFalse();
    assertThat(restore.mayHaveSent(waiting().since(to.plusMillis(1)))).isFalse();
    assertThat(restore.mayHaveSent(waiting().since(to))).isTrue();
    assertThat(restore.mayHaveSent(waiting().since(to.minus(Duration.ofDays(9))))).isTrue();
    assertThat(waiting().since(NOW.plusSeconds(1)).since()).isEqualTo(NOW);
  }

  @Test
  void a_mail_that_is_held_back_waits_for_an_officer_or_for_ses_to_say_that_it_was_sent() {
    OutgoingMail held = waiting().since(NOW.minusSeconds(60)).heldBack("may have been sent");
    assertThat(held.toDo()).isEmpty();
    assertThat(list(held)).isEqualTo("OUTBOX#HELD-BACK");
    assertThat(held.lastError()).isEqualTo("may have been sent");
    assertThat(held.told(DELIVERED, "s", "").orElseThrow().status()).isEqualTo(DELIVERED);
    Instant later = NOW.plusSeconds(3600);
    OutgoingMail let = held.letGo(later);
    assertThat(let.toDo().orElseThrow().at()).isEqualTo(later);
    assertThat(let.since()).isEqualTo(later);
    assertThat(list(let)).isEqualTo("OUTBOX#WAITING");
    assertThat(let.version()).isEqualTo(3);
  }

  private static String list(OutgoingMail mail) {
    return mail.listed().orElseThrow().list();
  }

  private static OutgoingMail waiting() {
    return OutgoingMail.to(
        "office", MailKind.RETURN_DUE, "R-1", LocalDate.parse("2026-09-14"), "m-1", NOW);
  }
}
