package org.onroll.notificationintake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.onroll.notificationintake.Office.deletion;
import static org.onroll.notificationintake.Office.newPupil;
import static org.onroll.notificationintake.Office.notice;
import static org.onroll.platform.fixture.RollText.identity;
import static org.onroll.platform.fixture.RollText.pupils;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.onroll.platform.fixture.Answer;
import org.onroll.platform.fixture.AtOnce;
import org.onroll.platform.fixture.Call;
import org.onroll.platform.fixture.Contents;
import org.onroll.platform.fixture.Town;
import org.onroll.platform.http.Json;

/** Invariant 1: repeating a request returns the first receipt. */
class RepetitionTest {
  private static final String SCHOOL = "999101";
  private static final String TODAY = "2026-09-14";

  private Town town;
  private Office office;

  @BeforeEach
  void a_school_sent_a_roll_on_friday() {
    town = new Town().staff().school(SCHOOL).roll(SCHOOL, "2026-09-11", pupils(1, 30));
    office = new Office(town);
  }

  @Test
  void the_same_return_again_has_the_first_receipt() { // fault-F1
    Answer first = office.delete(SCHOOL, deletion(identity(1), TODAY));
    Contents before = town.contents();
    town.clock().pass(Duration.ofHours(2));
    Answer again = office.delete(SCHOOL, deletion(identity(1), TODAY));
    assertThat(again.status()).isEqualTo(200);
    assertThat(again.replayed()).isTrue();
    assertThat(first.replayed()).isFalse();
    assertThat(again.text()).isEqualTo(first.text());
    assertThat(town.contents()).isEqualTo(before);
  }

  @Test
  void a_new_pupil_return_and_a_parents_notice_are_taken_once_too() { // fault-F1
    Answer entered = office.send(Office.NEW_PUPIL, SCHOOL, newPupil(identity(51), TODAY));
    assertThat(entered.status()).isEqualTo(201);
    assertThat(office.send(Office.NEW_PUPIL, SCHOOL, newPupil(identity(51), TODAY)).text())
        .isEqualTo(entered.text());
    Answer home = home(notice(identity(52), TODAY));
    assertThat(home.status()).isEqualTo(201);
    Answer again = home(notice(identity(52), TODAY));
    assertThat(again.text()).isEqualTo(home.text());
    assertThat(again.replayed()).isTrue();
  }

  @Test
  void members_in_another_order_are_the_same_return() {
    ObjectNode body = deletion(identity(1), TODAY);
    Answer first = office.delete(SCHOOL, body);
    ObjectNode turned = Json.object();
    List<String> names = new ArrayList<>();
    body.fieldNames().forEachRemaining(names::add);
    names.reversed().forEach(n -> turned.set(n, body.path(n)));
    assertThat(office.delete(SCHOOL, turned).text()).isEqualTo(first.text());
  }

  @Test
  void an_idempotency_key_with_another_body_is_refused_and_writes_nothing() { // fault-F2
    keyed("key-1", deletion(identity(1), TODAY));
    Contents before = town.contents();
    Answer answer = keyed("key-1", deletion(identity(2), TODAY));
    assertThat(answer.status()).isEqualTo(409);
    assertThat(town.contents()).isEqualTo(before);
    assertThat(keyed("key-2", deletion(identity(2), TODAY)).status()).isEqualTo(201);
  }

  @Test
  void an_idempotency_key_is_a_clients_own() { // fault-F2, invariant 8
    town.school("999102");
    keyed("key-1", deletion(identity(1), TODAY));
    Answer other =
        office
            .call(Office.DELETION, "999102")
            .header("Idempotency-Key", "key-1")
            .json(deletion(identity(2), TODAY))
            .on(office.handler());
    assertThat(other.status()).isEqualTo(201);
  }

  @Test
  void after_the_key_expired_the_content_still_finds_the_first_receipt() { // fault-F3, fault-F22
    Answer first = keyed("key-1", deletion(identity(1), TODAY));
    town.clock().pass(Duration.ofHours(25));
    Answer again = keyed("key-1", deletion(identity(1), TODAY));
    assertThat(again.replayed()).isTrue();
    assertThat(again.text()).isEqualTo(first.text());
    assertThat(keyed("key-1", deletion(identity(2), "2026-09-15")).status()).isEqualTo(201);
  }

  @Test
  void one_key_with_two_bodies_at_once_takes_one_of_them() throws Exception { // fault-F2
    for (int n = 1; n <= 10; n++) {
      String key = "key-" + n;
      ObjectNode one = deletion(identity(n), TODAY);
      ObjectNode other = deletion(identity(n + 10), TODAY);
      List<Callable<Answer>> both = List.of(() -> keyed(key, one), () -> keyed(key, other));
      assertThat(AtOnce.run(both))
          .extracting(Answer::status)
          .as(key)
          .containsExactlyInAnyOrder(201, 409);
    }
  }

  @Test
  void a_hundred_identical_returns_at_once_are_one() throws Exception { // fault-F1
    ObjectNode body = deletion(identity(1), TODAY);
    body.putObject("destination").put("kind", "unknown");
    List<Answer> answers = AtOnce.run(100, () -> untilTaken("key-1", body));
    assertThat(answers).allMatch(a -> a.status() == 200 || a.status() == 201);
    assertThat(answers).extracting(Answer::text).containsOnly(answers.getFirst().text());
    Contents after = town.contents();
    assertThat(after.ofKind("receipt")).hasSize(1);
    assertThat(after.ofKind("movement")).hasSize(1);
    assertThat(after.ofKind("leaver")).hasSize(1);
    assertThat(after.ofKind("case")).hasSize(1);
    assertThat(after.ofKind("mail")).hasSize(1);
  }

  @Test
  void of_many_identical_returns_at_once_all_but_the_first_are_marked_as_replayed()
      throws Exception { // fault-F1
    List<Answer> answers =
        AtOnce.run(20, () -> office.delete(SCHOOL, deletion(identity(1), TODAY)));
    assertThat(answers.stream().filter(a -> a.status() == 201 && !a.replayed())).hasSize(1);
    assertThat(answers.stream().filter(a -> a.status() == 200 && a.replayed())).hasSize(19);
  }

  @Test
  void what_is_kept_of_an_idempotency_key_holds_no_child() { // invariant 7
    keyed("key-1", deletion(identity(1), TODAY));
    assertThat(town.contents().ofKind("once").toString())
        .doesNotContain(identity(1).surname(), identity(1).upn(), "Ada");
  }

  private Answer keyed(String key, ObjectNode body) {
    return office
        .call(Office.DELETION, SCHOOL)
        .header("Idempotency-Key", key)
        .json(body)
        .on(office.handler());
  }

  private Answer home(ObjectNode body) {
    return Call.to(Office.NOTICE).as(Town.REFERRER).json(body).on(office.handler());
  }

  /** As a school does that is told to come again: a busy machine makes the table late. */
  private Answer untilTaken(String key, ObjectNode body) {
    Answer answer = keyed(key, body);
    for (int tries = 1; answer.status() == 503 && tries < 20; tries++) answer = keyed(key, body);
    return answer;
  }
}
