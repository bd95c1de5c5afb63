package org.onroll.rolldiff;

import static org.assertj.core.api.Assertions.assertThat;
import static org.onroll.platform.fixture.RollText.and;
import static org.onroll.platform.fixture.RollText.csv;
import static org.onroll.platform.fixture.RollText.pupil;
import static org.onroll.platform.fixture.RollText.pupils;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.onroll.domain.roll.RollHead;
import org.onroll.domain.school.Urn;
import org.onroll.platform.fixture.Answer;
import org.onroll.platform.fixture.Contents;
import org.onroll.platform.fixture.RollText;
import org.onroll.platform.fixture.SdkCalls;
import org.onroll.platform.fixture.Town;

class RollIntakeTest {
  private static final String SCHOOL = "999101";
  private static final String FRIDAY = "2026-09-11";
  private static final String MONDAY = "2026-09-14";

  private Town town;
  private Rolls rolls;

  @BeforeEach
  void a_school_is_registered() {
    town = new Town().staff().school(SCHOOL);
    rolls = new Rolls(town);
  }

  @Test
  void the_first_roll_is_a_baseline_and_expects_nothing() {
    Answer answer = rolls.put(SCHOOL, FRIDAY, csv(1, 60));
    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.at("/outcome")).isEqualTo("accepted");
    assertThat(answer.json().path("baseline").asBoolean()).isTrue();
    assertThat(answer.json().path("applied").asBoolean()).isTrue();
    assertThat(answer.json().path("rows").asInt()).isEqualTo(60);
    assertThat(answer.json().path("joiners").asInt()).isZero();
    assertThat(town.contents().ofKind("movement")).isEmpty();
    assertThat(town.contents().ofKind("deadline")).isEmpty();
    assertThat(town.contents().due("DIFF")).isEmpty();
  }

  @Test
  void the_same_roll_again_is_unchanged_and_costs_one_write() { // fault-F4
    rolls.put(SCHOOL, FRIDAY, csv(1, 60));
    Contents before = town.contents();
    List<String> writes =
        SdkCalls.writesOf(
            () ->
                assertThat(rolls.put(SCHOOL, MONDAY, csv(1, 60)).at("/outcome"))
                    .isEqualTo("unchanged"));
    assertThat(writes).containsExactly("PutItem");
    assertThat(town.contents().items().keySet()).isEqualTo(before.items().keySet());
    assertThat(head().date()).isEqualTo(LocalDate.parse(MONDAY));
  }

  @Test
  void the_same_rows_in_another_order_are_the_same_roll() {
    rolls.put(SCHOOL, FRIDAY, csv(1, 60));
    assertThat(rolls.put(SCHOOL, MONDAY, csv(pupils(1, 60).reversed())).at("/outcome"))
        .isEqualTo("unchanged");
  }

  @Test
  void the_same_school_date_and_content_has_the_same_receipt() {
    String first = rolls.put(SCHOOL, MONDAY, csv(1, 60)).at("/receipt");
    assertThat(rolls.put(SCHOOL, MONDAY, csv(1, 60)).at("/receipt")).isEqualTo(first);
    assertThat(rolls.put(SCHOOL, MONDAY, "application/gzip", Rolls.gzip(csv(1, 60))).at("/receipt"))
        .isEqualTo(first);
  }

  @Test
  void a_joiner_and_a_leaver_are_counted_and_a_return_of_each_is_expected() {
    rolls.put(SCHOOL, FRIDAY, csv(1, 60));
    Answer answer =
        rolls.put(
            SCHOOL, MONDAY, csv(and(pupils(2, 60), pupil(61, LocalDate.parse("2026-09-14")))));
    assertThat(answer.at("/outcome")).isEqualTo("accepted");
    assertThat(answer.at("/comparedWith")).isEqualTo(FRIDAY);
    assertThat(answer.json().path("joiners").asInt()).isEqualTo(1);
    assertThat(answer.json().path("leavers").asInt()).isEqualTo(1);
    assertThat(answer.json().path("changes").asInt()).isZero();
    assertThat(town.contents().values("movement", "way"))
        .containsExactlyInAnyOrder("JOINED", "LEFT");
    assertThat(town.contents().values("deadline", "rule"))
        .containsExactlyInAnyOrder("new-pupil-return", "deletion-return", "leaver-without-return");
    assertThat(town.contents().values("leaver", "status")).containsExactly("OPEN");
  }

  @Test
  void a_roll_sent_again_after_its_effects_were_written_writes_no_second_movement() { // fault-F1
    rolls.put(SCHOOL, FRIDAY, csv(1, 60));
    rolls.put(SCHOOL, MONDAY, csv(2, 61));
    Contents before = town.contents();
    assertThat(rolls.put(SCHOOL, MONDAY, csv(2, 61)).at("/outcome")).isEqualTo("unchanged");
    assertThat(town.contents().items().keySet()).isEqualTo(before.items().keySet());
  }

  @Test
  void a_roll_of_an_earlier_day_is_late_kept_and_not_applied() { // fault-F4
    rolls.put(SCHOOL, MONDAY, csv(1, 60));
    RollHead before = head();
    Answer answer = rolls.put(SCHOOL, FRIDAY, csv(1, 40));
    assertThat(answer.at("/outcome")).isEqualTo("late");
    assertThat(head()).isEqualTo(before);
    assertThat(town.contents().values("roll", "state"))
        .containsExactlyInAnyOrder("ACCEPTED", "LATE");
    assertThat(town.contents().ofKind("movement")).isEmpty();
    assertThat(rolls.put(SCHOOL, FRIDAY, csv(1, 40)).text()).isEqualTo(answer.text());
  }

  @Test
  void a_leaver_whom_a_row_set_aside_could_be_is_carried() { // fault-F19, invariant 3
    rolls.put(SCHOOL, FRIDAY, csv(1, 60));
    String unreadable = RollText.line(pupil(1)).replace(",F,5,", ",Q,5,");
    Answer answer = rolls.put(SCHOOL, MONDAY, csv(2, 60) + unreadable + "\n");
    assertThat(answer.at("/outcome")).isEqualTo("unchanged");
    assertThat(answer.texts("setAside", "field")).containsExactly("Sex");
    assertThat(answer.json().at("/setAside/0/line").asInt()).isEqualTo(61);
    assertThat(town.contents().ofKind("movement")).isEmpty();
  }

  @Test
  void the_books_balance_when_a_carried_pupil_stands_beside_a_leaver() { // invariant 3
    rolls.put(SCHOOL, FRIDAY, csv(1, 60));
    String unreadable = RollText.line(pupil(1)).replace(",F,5,", ",F,55,");
    Answer answer = rolls.put(SCHOOL, MONDAY, csv(3, 61) + unreadable + "\n");
    assertThat(answer.at("/outcome")).isEqualTo("accepted");
    assertThat(answer.json().path("rows").asInt()).isEqualTo(60);
    assertThat(answer.json().path("leavers").asInt()).isEqualTo(1);
    assertThat(answer.json().path("joiners").asInt()).isEqualTo(1);
    assertThat(answer.json().path("carried").asInt()).isEqualTo(1);
  }

  @Test
  void a_roll_of_a_day_to_come_is_refused() {
    Answer answer = rolls.put(SCHOOL, "2026-09-15", csv(1, 60));
    assertThat(answer.status()).isEqualTo(422);
    assertThat(answer.wrongFields()).containsExactly("date");
    assertThat(town.contents().ofKind("roll")).isEmpty();
  }

  @Test
  void todays_roll_is_taken_at_half_past_midnight_in_summer_time() { // fault-F17
    town.clock().to("2026-09-14T23:30:00Z");
    assertThat(rolls.put(SCHOOL, "2026-09-15", csv(1, 60)).status()).isEqualTo(200);
  }

  @Test
  void a_date_that_is_none_is_named() { // abuse-A22
    for (String date : List.of("14.09.2026", "", "+999999999-12-31", "2026-02-30", "1066-10-14")) {
      Answer answer = rolls.put(SCHOOL, date, csv(1, 60));
      assertThat(answer.status()).as(date).isEqualTo(422);
      assertThat(answer.wrongFields()).containsExactly("date");
    }
  }

  @Test
  void a_client_without_a_grant_is_refused() { // abuse-A8
    for (String client : List.of("nobody", Town.OFFICER, Town.ADMINISTRATOR, Town.REFERRER, "")) {
      assertThat(rolls.put(client, SCHOOL, MONDAY, csv(1, 60)).status()).as(client).isEqualTo(403);
    }
    assertThat(town.contents().ofKind("roll")).isEmpty();
  }

  @Test
  void another_schools_token_is_refused_whether_or_not_the_school_exists() { // abuse-A8
    town.school("999102");
    String client = Town.clientOf("999102");
    Answer real = rolls.put(client, SCHOOL, MONDAY, csv(1, 60));
    Answer unreal = rolls.put(client, "999199", MONDAY, csv(1, 60));
    assertThat(real.status()).isEqualTo(403);
    assertThat(real.text()).isEqualTo(unreal.text());
  }

  @Test
  void another_media_type_is_refused() {
    byte[] body = csv(1, 60).getBytes(StandardCharsets.UTF_8);
    for (String type : List.of("application/vnd.ms-excel", "application/json", "")) {
      assertThat(rolls.put(SCHOOL, MONDAY, type, body).status()).as(type).isEqualTo(415);
    }
    assertThat(rolls.put(SCHOOL, MONDAY, "Text/CSV; charset=utf-8", body).status()).isEqualTo(200);
  }

  @Test
  void a_school_that_is_not_registered_is_told_so() {
    town.grant("school-999177", "999177", org.onroll.domain.access.Role.SCHOOL);
    assertThat(rolls.put("999177", MONDAY, csv(1, 60)).status()).isEqualTo(409);
  }

  @Test
  void a_file_larger_than_any_school_is_refused_and_not_failed() { // abuse-A1
    Answer answer = rolls.put(SCHOOL, MONDAY, csv(1, 40_000));
    assertThat(answer.status()).isIn(413, 422);
  }

  @Test
  void a_file_of_nothing_but_long_unreadable_lines_is_held_and_not_failed() { // abuse-A1
    rolls.put(SCHOOL, FRIDAY, csv(1, 60));
    char[] long200 = new char[190];
    StringBuilder text = new StringBuilder(RollText.HEADER).append(",AdmissionNumber\n");
    for (int i = 0; i < 600; i++) {
      Arrays.fill(long200, (char) ('a' + i % 26));
      String name = new String(long200) + i;
      text.append(String.join(",", name, name, name, "", "?", "F", "5", "", "C", "false", name));
      text.append('\n');
    }
    Answer answer = rolls.put(SCHOOL, MONDAY, text.toString());
    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.at("/outcome")).isEqualTo("held");
  }

  private RollHead head() {
    return town.records().find(RollHead.key(new Urn(SCHOOL))).orElseThrow();
  }
}
