package org.onroll.notificationintake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.onroll.notificationintake.Office.about;
import static org.onroll.notificationintake.Office.sessions;
import static org.onroll.platform.fixture.RollText.identity;
import static org.onroll.platform.fixture.RollText.pupils;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.onroll.domain.deadline.Deadline;
import org.onroll.domain.records.Change;
import org.onroll.domain.records.Key;
import org.onroll.platform.fixture.Answer;
import org.onroll.platform.fixture.Call;
import org.onroll.platform.fixture.Town;

@DisplayName("B3: attendance and sickness returns (SI 2024/208 reg 13)")
class AbsenceReturnsTest {
  private static final String SCHOOL = "999101";

  private Town town;
  private Office office;

  @BeforeEach
  void a_school_in_its_fourth_week() {
    town = new Town("2026-09-28T08:00:00Z").staff().school(SCHOOL);
    town.roll(SCHOOL, "2026-09-25", pupils(1, 30));
    office = new Office(town);
  }

  private static ObjectNode absent(int pupil, int days, String code) {
    ObjectNode body = about(identity(pupil)).put("pattern", "continuous").put("cause", "not known");
    body.put("from", "2026-09-14").put("until", "2026-09-25");
    return sessions(body, "2026-09-14", days, code);
  }

  private static ObjectNode ill(int pupil, String from, int missed, int expected) {
    return about(identity(pupil))
        .put("pattern", "consecutive")
        .put("from", from)
        .put("until", "2026-10-09")
        .put("daysMissed", missed)
        .put("daysExpected", expected);
  }

  @ParameterizedTest(name = "{0} calendar days of code {1}: finding {2}")
  @CsvSource({
    "12, O, ''", // ten school days, G, N, O and U alike
    "12, G, ''",
    "12, U, ''",
    "11, O, sessions", // nine
    "12, I, sessions", // sickness is another return
    "12, /, sessions",
    "12, N, sessions sessions", // some to be replaced, some provisional: reg 10(7)
  })
  void ten_continuous_school_days_make_a_return_owed(int days, String code, String findings) {
    Answer answer = office.send(Office.ATTENDANCE, SCHOOL, absent(1, days, code));
    assertThat(answer.status()).isEqualTo(201);
    assertThat(String.join(" ", answer.texts("findings", "field"))).isEqualTo(findings);
    assertThat(answer.at("/kind")).isEqualTo("attendance");
  }

  @Test
  void a_mistyped_year_is_one_finding_that_names_both_days() {
    ObjectNode body = absent(1, 12, "O");
    ((ObjectNode) body.at("/sessions/11")).put("date", "2062-09-25");
    Answer answer = office.send(Office.ATTENDANCE, SCHOOL, body);
    assertThat(answer.status()).isEqualTo(201);
    assertThat(answer.texts("findings", "field")).containsExactly("sessions");
    assertThat(answer.at("/findings/0/message")).contains("2026-09-14", "2062-09-25");
    ObjectNode sick = sessions(ill(2, "2026-09-14", 0, 10), "2026-09-14", 12, "I");
    ((ObjectNode) sick.at("/sessions/11")).put("date", "2062-09-25");
    assertThat(office.send(Office.SICKNESS, SCHOOL, sick).at("/findings/0/message"))
        .contains("2026-09-14", "2062-09-25");
  }

  @Test
  void irregular_attendance_needs_no_ten_days() {
    ObjectNode body = absent(1, 3, "U").put("pattern", "irregular");
    assertThat(office.send(Office.ATTENDANCE, SCHOOL, body).texts("findings", "field")).isEmpty();
  }

  @Test
  void a_bare_attendance_return_is_taken_and_told_what_it_lacks() {
    ObjectNode body = about(identity(1));
    ((ObjectNode) body.path("pupil")).remove("address");
    body.remove("safeguarding");
    Answer answer = office.send(Office.ATTENDANCE, SCHOOL, body);
    assertThat(answer.status()).isEqualTo(201);
    assertThat(answer.texts("findings", "field"))
        .containsExactly(
            "pupil.address", "from", "until", "pattern", "sessions", "safeguarding.concern");
  }

  @Test
  void an_attendance_return_opens_no_case_and_an_officer_sees_it() { // A2
    Answer answer = office.send(Office.ATTENDANCE, SCHOOL, absent(1, 12, "O"));
    assertThat(answer.texts("next")).anyMatch(t -> t.contains("county attendance team"));
    assertThat(answer.texts("remaining")).anyMatch(t -> t.contains("once a calendar month"));
    assertThat(answer.texts("deadlines", "rule"))
        .containsExactly("attendance-return", "ground-i-earliest");
    assertThat(answer.at("/deadlines/0/due")).isEqualTo("2026-09-25");
    assertThat(town.contents().ofKind("case")).isEmpty();
    Answer seen = Call.to(Office.ABSENCES).as(Town.OFFICER).on(office.handler());
    assertThat(seen.status()).isEqualTo(200);
    assertThat(seen.at("/items/0/pupil/surname")).isEqualTo(identity(1).surname());
    assertThat(seen.at("/items/0/schoolDays")).isEqualTo("10");
    assertThat(seen.text()).doesNotContain("not known");
  }

  @Test
  void code_n_has_its_own_date() {
    Answer answer = office.send(Office.ATTENDANCE, SCHOOL, absent(1, 12, "N"));
    assertThat(answer.texts("deadlines", "rule"))
        .containsExactly("attendance-return", "ground-i-earliest", "code-n-resolution");
    assertThat(answer.at("/deadlines/2/due")).isEqualTo("2026-10-02");
  }

  @Test
  void both_see_from_when_ground_i_may_be_looked_at_until_the_name_goes() { // D1, B2
    Answer answer = office.send(Office.ATTENDANCE, SCHOOL, absent(1, 12, "O"));
    assertThat(answer.at("/deadlines/1/notBefore")).isEqualTo("2026-10-12");
    assertThat(office.read(Office.DEADLINES, SCHOOL).at("/items/0/notBefore"))
        .isEqualTo("2026-10-12");
    assertThat(office.read(Office.DEADLINES, SCHOOL).at("/items/0/pupil/surname"))
        .isEqualTo(identity(1).surname());
    Call absences = Call.to(Office.ABSENCES).as(Town.OFFICER);
    assertThat(absences.on(office.handler()).at("/items/0/deadline/notBefore"))
        .isEqualTo("2026-10-12");
    office.delete(SCHOOL, Office.deletion(identity(1), "2026-09-28"));
    assertThat(office.read(Office.DEADLINES, SCHOOL).text()).doesNotContain("ground-i-earliest");
    assertThat(absences.on(office.handler()).texts("items", "from")).isEmpty();
    assertThat(town.contents().values("absence", "ended")).containsExactly("2026-09-28");
  }

  @Test
  void what_a_mail_told_of_is_looked_up_until_the_name_goes() { // D1
    office.send(Office.ATTENDANCE, SCHOOL, absent(1, 12, "O"));
    town.clock().to("2026-10-12T08:00:00Z");
    Key<Deadline> key =
        town.records()
            .list(Deadline.class, "SCHOOL#" + SCHOOL, Deadline.PREFIX + "ground-i-earliest")
            .getFirst()
            .key();
    Deadline told = town.records().find(key).orElseThrow().told(town.spine().today());
    town.records().commit(List.of(Change.save(told)));
    assertThat(office.read(Office.DEADLINES, SCHOOL).at("/items/0/status")).isEqualTo("met");
    assertThat(office.read(Office.DEADLINES, SCHOOL).at("/items/0/id")).isEqualTo(told.reference());
    Call absences = Call.to(Office.ABSENCES).as(Town.OFFICER);
    assertThat(absences.on(office.handler()).at("/items/0/deadline/id"))
        .isEqualTo(told.reference());
    office.delete(SCHOOL, Office.deletion(identity(1), "2026-10-12"));
    assertThat(office.read(Office.DEADLINES, SCHOOL).text()).doesNotContain("ground-i-earliest");
  }

  @Test
  void officers_see_the_absence_first_that_was_told_last() {
    office.send(Office.ATTENDANCE, SCHOOL, absent(1, 12, "O"));
    town.clock().to("2026-09-29T08:00:00Z");
    office.send(Office.ATTENDANCE, SCHOOL, absent(2, 12, "O"));
    Answer seen = Call.to(Office.ABSENCES).as(Town.OFFICER).on(office.handler());
    assertThat(seen.texts("items", "reportedAt"))
        .containsExactly("2026-09-29T08:00:00Z", "2026-09-28T08:00:00Z");
  }

  @ParameterizedTest(name = "a second return from {0}: the same absence {1}")
  @CsvSource({
    "2026-09-21, true",
    "2026-10-05, true", // the month after it was told of
    "2026-11-02, false", // a month in which nobody told of it lies between
    "2026-09-07, false"
  })
  void an_absence_without_a_last_day_goes_on_while_it_is_told_of(String from, boolean same) {
    ObjectNode first = absent(1, 12, "O");
    first.remove("until");
    office.send(Office.ATTENDANCE, SCHOOL, first);
    ObjectNode later = absent(1, 12, "O").put("from", from);
    later.remove("until");
    town.clock().to("2026-11-03T08:00:00Z");
    Answer second = office.send(Office.ATTENDANCE, SCHOOL, later);
    assertThat(second.texts("marks").contains("reported-before")).isEqualTo(same);
    assertThat(town.contents().ofKind("absence")).hasSize(same ? 1 : 2);
  }

  @ParameterizedTest(name = "code {0}")
  @CsvSource({"U", "I"})
  void an_absence_with_another_code_is_none_of_ground_i(String code) { // reg 9(1)(i)
    office.send(Office.ATTENDANCE, SCHOOL, absent(1, 12, code));
    assertThat(town.contents().ofKind("deadline")).isEmpty();
  }

  @Test
  void the_monthly_return_of_the_same_absence_is_kept_as_one() {
    Answer first = office.send(Office.ATTENDANCE, SCHOOL, absent(1, 12, "O"));
    town.clock().to("2026-10-12T08:00:00Z");
    ObjectNode later = absent(1, 26, "O").put("until", "2026-10-09");
    Answer second = office.send(Office.ATTENDANCE, SCHOOL, later);
    assertThat(second.status()).isEqualTo(201);
    assertThat(second.texts("marks")).containsExactly("reported-before");
    assertThat(second.texts("next")).anyMatch(t -> t.contains(first.at("/receipt")));
    assertThat(town.contents().ofKind("absence")).hasSize(1);
    assertThat(town.contents().values("absence", "returns")).containsExactly("2");
    assertThat(town.contents().ofKind("receipt")).hasSize(2);
  }

  @Test
  void the_same_return_sent_again_in_the_next_month_is_the_return_of_that_month() { // reg 13
    ObjectNode body = absent(1, 12, "O");
    town.clock().to("2026-09-30T22:59:00Z"); // 23:59 in England
    Answer first = keyed("key-1", body);
    town.clock().to("2026-09-30T23:01:00Z"); // the same request came again after midnight
    assertThat(keyed("key-1", body).at("/receipt")).isEqualTo(first.at("/receipt"));
    Answer second = office.send(Office.ATTENDANCE, SCHOOL, body);
    assertThat(second.status()).isEqualTo(201);
    assertThat(second.texts("marks")).containsExactly("reported-before");
    assertThat(second.at("/receipt")).isNotEqualTo(first.at("/receipt"));
    assertThat(town.contents().values("absence", "returns")).containsExactly("2");
    assertThat(town.contents().values("absence", "reportedAt"))
        .containsExactly("2026-09-30T23:01:00Z");
    assertThat(office.send(Office.ATTENDANCE, SCHOOL, body).replayed()).isTrue();
  }

  private Answer keyed(String key, ObjectNode body) {
    return office
        .call(Office.ATTENDANCE, SCHOOL)
        .header("Idempotency-Key", key)
        .json(body)
        .on(office.handler());
  }

  @Test
  void the_same_return_again_gets_the_first_answer() {
    for (String route : List.of(Office.ATTENDANCE, Office.SICKNESS)) {
      ObjectNode body =
          route.equals(Office.ATTENDANCE) ? absent(1, 12, "O") : ill(1, "2026-09-21", 6, 10);
      Answer first = office.send(route, SCHOOL, body);
      Answer again = office.send(route, SCHOOL, body);
      assertThat(again.status()).isEqualTo(200);
      assertThat(again.replayed()).isTrue();
      assertThat(again.json()).isEqualTo(first.json());
    }
    assertThat(town.contents().ofKind("absence")).hasSize(2);
  }

  @ParameterizedTest(name = "{0} days missed and {1} expected: finding {2}")
  @CsvSource({"15, 0, ''", "0, 15, ''", "6, 9, ''", "6, 8, daysExpected", "0, 0, daysExpected"})
  void fifteen_days_of_code_i_missed_or_expected(int missed, int expected, String finding) {
    Answer answer = office.send(Office.SICKNESS, SCHOOL, ill(1, "2026-09-21", missed, expected));
    assertThat(answer.status()).isEqualTo(201);
    assertThat(String.join(" ", answer.texts("findings", "field"))).isEqualTo(finding);
  }

  @ParameterizedTest(name = "a second return from {0}, {1}: the same spell {2}")
  @CsvSource({
    "2026-09-21, consecutive, true",
    "2026-09-30, consecutive, true", // inside the spell, which is said to last until 9 October
    "2026-10-12, consecutive, false",
    "2026-10-12, cumulative, true", // together in one school year
    "2027-09-06, cumulative, false" // the next school year
  })
  void one_return_is_owed_for_a_spell(String from, String pattern, boolean same) {
    office.send(Office.SICKNESS, SCHOOL, ill(1, "2026-09-21", 6, 10));
    ObjectNode body = ill(1, from, 9, 9).put("pattern", pattern);
    body.remove("until");
    Answer second = office.send(Office.SICKNESS, SCHOOL, body);
    assertThat(second.status()).isEqualTo(201);
    assertThat(second.texts("marks").contains("reported-before")).isEqualTo(same);
    assertThat(town.contents().ofKind("absence")).hasSize(same ? 1 : 2);
  }

  @Test
  void an_absence_whose_last_day_nobody_gave_is_the_same_by_its_first() {
    ObjectNode first = absent(1, 12, "O");
    first.remove("until");
    office.send(Office.ATTENDANCE, SCHOOL, first);
    Answer second = office.send(Office.ATTENDANCE, SCHOOL, first.deepCopy().put("cause", "moved"));
    assertThat(second.texts("marks")).containsExactly("reported-before");
    assertThat(town.contents().ofKind("absence")).hasSize(1);
  }

  @Test
  void a_school_without_a_feed_may_leave_the_number_out_the_second_time() {
    town.school("999109");
    ObjectNode first = absent(1, 12, "O");
    office.send(Office.ATTENDANCE, "999109", first);
    ObjectNode again = first.deepCopy();
    ((ObjectNode) again.path("pupil")).remove("upn");
    Answer second = office.send(Office.ATTENDANCE, "999109", again);
    assertThat(second.texts("marks")).contains("reported-before");
    assertThat(town.contents().ofKind("absence")).hasSize(1);
  }

  @Test
  void two_numbers_are_two_children_however_alike() { // C6
    town.school("999109");
    ObjectNode first = absent(1, 12, "O");
    office.send(Office.ATTENDANCE, "999109", first);
    ObjectNode other = first.deepCopy();
    String number = identity(2).upn();
    ((ObjectNode) other.path("pupil")).put("upn", number);
    office.send(Office.ATTENDANCE, "999109", other);
    assertThat(town.contents().ofKind("absence")).hasSize(2);
  }

  @Test
  void another_code_breaks_a_consecutive_spell() {
    ObjectNode body = sessions(ill(1, "2026-09-14", 0, 10), "2026-09-14", 12, "I");
    ((ObjectNode) body.at("/sessions/3")).put("pm", "/");
    assertThat(office.send(Office.SICKNESS, SCHOOL, body).texts("findings", "field"))
        .containsExactly("sessions");
  }

  @Test
  void only_officers_see_the_lists() { // H1
    for (String route : List.of(Office.ABSENCES, Office.TIMETABLES)) {
      for (String client : List.of(Town.clientOf(SCHOOL), Town.REFERRER, Town.ADMINISTRATOR)) {
        assertThat(Call.to(route).as(client).on(office.handler()).status()).isEqualTo(403);
      }
    }
  }

  @Test
  void what_cannot_be_read_is_named() {
    ObjectNode body = absent(1, 12, "O").put("pattern", "often").put("from", "14/09/2026");
    Answer answer = office.send(Office.ATTENDANCE, SCHOOL, body);
    assertThat(answer.status()).isEqualTo(422);
    assertThat(answer.wrongFields()).containsExactly("from", "pattern");
  }
}
