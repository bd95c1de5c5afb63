package org.onroll.casedesk;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.onroll.domain.mail.Contact;
import org.onroll.domain.mail.MailKind;
import org.onroll.domain.mail.OutgoingMail;
import org.onroll.domain.mail.Restore;
import org.onroll.domain.records.Change;
import org.onroll.platform.fixture.Answer;
import org.onroll.platform.fixture.Call;
import org.onroll.platform.fixture.Contents;
import org.onroll.platform.fixture.Town;

@DisplayName("fault-F20: a restore, and the mail that it holds back")
class OutboxDeskTest {
  private static final String FROM = "2026-09-14T02:50:00Z";
  private static final String TO = "2026-09-14T07:40:00Z";
  private Town town;
  private Desk desk;

  @BeforeEach
  void a_town_with_staff() {
    town = new Town().staff();
    desk = new Desk(town);
  }

  private Answer restored(String from, String to) {
    return desk.administer("PUT /restore")
        .json("{\"from\":\"" + from + "\",\"to\":\"" + to + "\"}")
        .on(desk.handler());
  }

  private void kept(OutgoingMail mail) {
    town.records().commit(List.of(Change.put(mail)));
  }

  private OutgoingMail mail() {
    return OutgoingMail.to(
        Contact.DUTY_OFFICER,
        MailKind.ROLL_HELD,
        "H-1",
        LocalDate.parse("2026-09-14"),
        "m-1",
        town.clock().instant());
  }

  private Answer send(String id) {
    return Call.to("POST /outbox/{id}/send").as(Town.OFFICER).path("id", id).on(desk.handler());
  }

  @Test
  void a_restore_is_kept_with_who_said_so_and_said_again_it_is_the_same() {
    assertThat(restored(FROM, TO).at("/by")).isEqualTo(Town.ADMINISTRATOR);
    Contents once = town.contents();
    Answer again = restored(FROM, TO);
    assertThat(again.at("/table")).isEqualTo(town.table());
    assertThat(again.at("/to")).isEqualTo(TO);
    assertThat(town.contents()).isEqualTo(once);
  }

  @Test
  void a_restore_is_corrected_by_saying_it_again() {
    restored(FROM, TO);
    assertThat(restored(FROM, "2026-09-14T07:50:00Z").status()).isEqualTo(200);
    assertThat(town.records().find(Restore.key(town.table())).orElseThrow().version()).isEqualTo(2);
  }

  @ParameterizedTest
  @CsvSource({
    "yesterday, 2026-09-14T07:40:00Z, from",
    "2026-09-14T02:50:00Z, '', to",
    "2026-09-14T02:50:00Z, 2026-09-14T08:00:01Z, to",
    "2026-09-14T07:40:00Z, 2026-09-14T07:40:00Z, from"
  })
  void a_restore_has_two_moments_in_their_order_and_none_to_come(
      String from, String to, String wrong) {
    Contents before = town.contents();
    Answer answer = restored(from, to);
    assertThat(answer.status()).isEqualTo(422);
    assertThat(answer.wrongFields()).containsExactly(wrong);
    assertThat(town.contents()).isEqualTo(before);
  }

  @Test
  void a_mail_that_is_held_back_is_in_a_list_of_its_own_with_the_reason_until_it_is_let_go() {
    kept(mail().heldBack("It may have been sent."));
    assertThat(desk.get("/outbox").json().path("items")).isEmpty();
    Answer held = desk.get("/outbox", "status", "held-back");
    assertThat(held.texts("items", "status")).containsExactly("held-back");
    assertThat(held.texts("items", "lastError")).containsExactly("It may have been sent.");
    assertThat(send("m-1").at("/status")).isEqualTo("waiting");
    assertThat(desk.get("/outbox").texts("items", "id")).containsExactly("m-1");
    Answer again = send("m-1");
    assertThat(again.status()).isEqualTo(200);
    assertThat(again.replayed()).isTrue();
  }

  @Test
  void only_what_was_held_back_is_let_go() {
    assertThat(send("none").status()).isEqualTo(404);
    kept(mail().refused("not an allowed domain"));
    assertThat(send("m-1").status()).isEqualTo(409);
    assertThat(desk.get("/outbox", "status", "failed").texts("items", "id")).containsExactly("m-1");
  }
}
