package org.onroll.casedesk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.onroll.domain.roll.HoldReason.Code.DUPLICATE_UPN;
import static org.onroll.domain.roll.HoldReason.Code.LEAVERS;
import static org.onroll.domain.roll.HoldReason.Code.SIZE;
import static org.onroll.domain.roll.HoldReason.Code.WRONG_SCHOOL;
import static org.onroll.platform.fixture.RollText.pupils;

import java.util.List;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.onroll.domain.roll.HoldReason;
import org.onroll.domain.roll.RollHead;
import org.onroll.domain.school.Urn;
import org.onroll.platform.fixture.Answer;
import org.onroll.platform.fixture.AtOnce;
import org.onroll.platform.fixture.Contents;
import org.onroll.platform.fixture.Town;

class HeldRollsTest {
  private static final String SCHOOL = "999101";
  private static final String FRIDAY = "2026-09-11";
  private static final String MONDAY = "2026-09-14";

  private Town town;
  private Desk desk;

  @BeforeEach
  void a_roll_was_accepted_on_friday() {
    town = new Town().staff().school(SCHOOL).roll(SCHOOL, FRIDAY, pupils(1, 60));
    town.clock().to("2026-09-14T09:00:00Z");
    desk = new Desk(town);
  }

  @Test
  void where_no_roll_is_held_the_list_is_empty() {
    Answer answer = desk.get("/held-rolls");
    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.json().path("items")).isEmpty();
    assertThat(answer.json().has("next")).isFalse();
  }

  @Test
  void a_held_roll_is_listed_with_its_reasons_in_words() {
    String id = town.held(SCHOOL, MONDAY, pupils(11, 60), LEAVERS, SIZE);
    Answer answer = desk.get("/held-rolls");
    assertThat(answer.texts("items", "id")).containsExactly(id);
    assertThat(answer.at("/items/0/school/name")).isEqualTo("Example School 999101");
    assertThat(answer.at("/items/0/reasons/0/text")).isNotBlank();
    assertThat(answer.json().at("/items/0/needsSecond").asBoolean()).isTrue();
    assertThat(answer.json().at("/items/0/rows").asInt()).isEqualTo(50);
  }

  @Test
  void two_different_officers_release_a_roll_that_leavers_held() { // abuse-A17
    String id = town.held(SCHOOL, MONDAY, pupils(11, 60), LEAVERS, SIZE);
    Answer first = desk.release(Town.OFFICER, id, "a class moved");
    assertThat(first.status()).isEqualTo(202);
    assertThat(first.json().path("awaitingSecond").asBoolean()).isTrue();
    assertThat(first.at("/outcome")).isEqualTo("held");
    assertThat(head().sequence()).isEqualTo(1);

    Answer same = desk.release(Town.OFFICER, id, "I insist");
    assertThat(same.status()).isEqualTo(202);
    assertThat(head().sequence()).isEqualTo(1);

    Answer second = desk.release(Town.SECOND_OFFICER, id, "telephoned the school");
    assertThat(second.status()).isEqualTo(200);
    assertThat(second.at("/outcome")).isEqualTo("accepted");
    assertThat(second.json().path("awaitingSecond").asBoolean()).isFalse();
    assertThat(second.texts("decisions", "by")).doesNotHaveDuplicates().hasSize(2);
    assertThat(second.texts("decisions", "reason"))
        .containsExactly("a class moved", "telephoned the school");
    assertThat(head().sequence()).isEqualTo(2);
    assertThat(head().pupils()).isEqualTo(50);
    assertThat(town.contents().due("DIFF")).hasSize(1);
    assertThat(desk.get("/held-rolls").json().path("items")).isEmpty();
  }

  @Test
  void a_released_roll_has_the_effects_of_an_accepted_one() { // fault-F14
    String id = town.held(SCHOOL, MONDAY, pupils(11, 60), LEAVERS);
    desk.release(Town.OFFICER, id, "a class moved");
    desk.release(Town.SECOND_OFFICER, id, "so it is");
    town.spine().work().steps().apply(new Urn(SCHOOL), town.clock()::instant, () -> true);
    assertThat(town.contents().ofKind("movement")).hasSize(10);
    assertThat(town.contents().ofKind("leaver")).hasSize(10);
  }

  @Test
  void releasing_again_changes_nothing() {
    String id = town.held(SCHOOL, MONDAY, pupils(1, 61), DUPLICATE_UPN);
    assertThat(desk.release(Town.OFFICER, id, "twins").status()).isEqualTo(200);
    Contents before = town.contents();
    assertThat(desk.release(Town.OFFICER, id, "twins").status()).isEqualTo(200);
    assertThat(town.contents()).isEqualTo(before);
  }

  @Test
  void one_officer_is_enough_where_neither_leavers_nor_size_held_it() {
    String id = town.held(SCHOOL, MONDAY, pupils(1, 61), DUPLICATE_UPN);
    assertThat(desk.release(Town.OFFICER, id, "twins").status()).isEqualTo(200);
    assertThat(head().pupils()).isEqualTo(61);
  }

  @ParameterizedTest
  @EnumSource(
      value = HoldReason.Code.class,
      names = {"EMPTY", "HEADER_ONLY", "TRUNCATED", "WRONG_SCHOOL"})
  void a_broken_file_is_never_released(HoldReason.Code code) {
    String id = town.held(SCHOOL, MONDAY, pupils(1, 10), code, LEAVERS);
    Contents before = town.contents();
    for (String officer : List.of(Town.OFFICER, Town.SECOND_OFFICER)) {
      Answer answer = desk.release(officer, id, "let it through");
      assertThat(answer.status()).isEqualTo(409);
      assertThat(answer.at("/detail")).contains("never released");
    }
    assertThat(town.contents()).isEqualTo(before);
  }

  @Test
  void a_roll_that_a_newer_one_overtook_is_neither_listed_nor_released() {
    String id = town.held(SCHOOL, MONDAY, pupils(11, 60), LEAVERS);
    desk.release(Town.OFFICER, id, "a class moved");
    town.clock().to("2026-09-14T10:00:00Z");
    town.roll(SCHOOL, MONDAY, pupils(2, 60));
    assertThat(desk.get("/held-rolls").json().path("items")).isEmpty();
    assertThat(desk.release(Town.SECOND_OFFICER, id, "yes").status()).isEqualTo(409);
    assertThat(head().pupils()).isEqualTo(59);
  }

  @Test
  void a_release_says_why() {
    String id = town.held(SCHOOL, MONDAY, pupils(11, 60), LEAVERS);
    Answer answer = desk.release(Town.OFFICER, id, " ");
    assertThat(answer.status()).isEqualTo(422);
    assertThat(answer.wrongFields()).containsExactly("reason");
  }

  @Test
  void a_roll_that_nobody_holds_is_not_found() {
    assertThat(desk.release(Town.OFFICER, "r-none", "x").status()).isEqualTo(404);
  }

  @Test
  void two_officers_at_the_same_moment_release_it_once() throws Exception { // fault-F10
    for (int n = 0; n < 5; n++) {
      town = new Town().staff().school(SCHOOL).roll(SCHOOL, FRIDAY, pupils(1, 60));
      desk = new Desk(town);
      String id = town.held(SCHOOL, MONDAY, pupils(11, 60), LEAVERS);
      List<Callable<Answer>> both =
          List.of(
              () -> desk.release(Town.OFFICER, id, "yes"),
              () -> desk.release(Town.SECOND_OFFICER, id, "yes"));
      assertThat(AtOnce.run(both)).extracting(Answer::status).containsExactlyInAnyOrder(202, 200);
      assertThat(head().sequence()).isEqualTo(2);
    }
  }

  @Test
  void one_officer_pressing_twice_at_the_same_moment_is_one_officer()
      throws Exception { // abuse-A17
    String id = town.held(SCHOOL, MONDAY, pupils(11, 60), LEAVERS);
    assertThat(AtOnce.run(8, () -> desk.release(Town.OFFICER, id, "yes")))
        .extracting(Answer::status)
        .containsOnly(202);
    assertThat(head().sequence()).isEqualTo(1);
  }

  @Test
  void a_schools_first_roll_can_be_released_too() {
    town.school("999102");
    String id = town.held("999102", MONDAY, pupils(101, 130), DUPLICATE_UPN);
    assertThat(desk.release(Town.OFFICER, id, "twins").status()).isEqualTo(200);
    town.spine().work().steps().apply(new Urn("999102"), town.clock()::instant, () -> true);
    assertThat(town.contents().ofKind("movement")).isEmpty();
    String broken = town.held("999102", MONDAY, pupils(1, 5), WRONG_SCHOOL);
    assertThat(desk.release(Town.OFFICER, broken, "x").status()).isEqualTo(409);
  }

  private RollHead head() {
    return town.records().find(RollHead.key(new Urn(SCHOOL))).orElseThrow();
  }
}
