package org.onroll.notificationintake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.onroll.notificationintake.Office.deletion;
import static org.onroll.notificationintake.Office.newPupil;
import static org.onroll.notificationintake.Office.notice;
import static org.onroll.platform.fixture.RollText.and;
import static org.onroll.platform.fixture.RollText.identity;
import static org.onroll.platform.fixture.RollText.pupil;
import static org.onroll.platform.fixture.RollText.pupils;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.onroll.domain.access.Role;
import org.onroll.domain.records.Change;
import org.onroll.domain.roll.Pupil;
import org.onroll.domain.roll.RollHead;
import org.onroll.domain.school.Urn;
import org.onroll.platform.fixture.Answer;
import org.onroll.platform.fixture.Call;
import org.onroll.platform.fixture.Contents;
import org.onroll.platform.fixture.Town;
import org.onroll.platform.http.Json;

/** What a school may read and write, and the lists that hold its word against its rolls (C4). */
class SchoolReadingTest {
  private static final String SCHOOL = "999101";
  private static final String OTHER = "999102";
  private static final String FRIDAY = "2026-09-11";
  private static final String TODAY = "2026-09-14";
  private static final String TUESDAY = "2026-09-15";

  private Town town;
  private Office office;

  @BeforeEach
  void two_schools_sent_a_roll_on_friday() {
    town = new Town().staff().school(SCHOOL).school(OTHER);
    town.roll(SCHOOL, FRIDAY, pupils(1, 30)).roll(OTHER, FRIDAY, pupils(101, 130));
    office = new Office(town);
  }

  // ---- reconciliation

  @Test
  void a_school_with_nothing_to_reconcile_has_four_empty_lists() {
    Answer answer = office.read(Office.RECONCILIATION, SCHOOL);
    assertThat(answer.status()).isEqualTo(200);
    for (String list :
        List.of("leftWithoutReturn", "returnWithoutChange", "joinedWithoutReturn", "returnLate")) {
      assertThat(answer.json().path(list)).as(list).isEmpty();
    }
    assertThat(answer.json().at("/punctuality/returns").asInt()).isZero();
  }

  @Test
  void a_pupil_gone_or_come_without_a_return_stands_in_a_list_until_it_comes() {
    town.roll(SCHOOL, TODAY, and(pupils(2, 30), newcomer()));
    Answer before = office.read(Office.RECONCILIATION, SCHOOL);
    assertThat(before.at("/leftWithoutReturn/0/pupil/upn")).isEqualTo(identity(1).upn());
    assertThat(before.at("/leftWithoutReturn/0/state")).isEqualTo("observed");
    assertThat(before.at("/joinedWithoutReturn/0/pupil/upn")).isEqualTo(identity(61).upn());
    assertThat(before.at("/joinedWithoutReturn/0/due")).isEqualTo("2026-09-19");

    office.delete(SCHOOL, deletion(identity(1), TODAY));
    office.send(Office.NEW_PUPIL, SCHOOL, newPupil(identity(61), TODAY));
    Answer after = office.read(Office.RECONCILIATION, SCHOOL);
    assertThat(after.json().path("leftWithoutReturn")).isEmpty();
    assertThat(after.json().path("joinedWithoutReturn")).isEmpty();
    assertThat(after.json().at("/punctuality/returns").asInt()).isEqualTo(2);
    assertThat(after.json().at("/punctuality/inTime").asInt()).isEqualTo(2);
  }

  @Test
  void a_return_that_the_next_roll_does_not_show_stands_in_a_list() {
    office.delete(SCHOOL, deletion(identity(1), TODAY));
    assertThat(office.read(Office.RECONCILIATION, SCHOOL).json().path("returnWithoutChange"))
        .isEmpty();
    town.clock().to("2026-09-15T08:00:00Z");
    town.roll(SCHOOL, TUESDAY, pupils(1, 30));
    Answer answer = office.read(Office.RECONCILIATION, SCHOOL);
    assertThat(answer.at("/returnWithoutChange/0/pupil/upn")).isEqualTo(identity(1).upn());
    assertThat(answer.at("/returnWithoutChange/0/declaredFor")).isEqualTo(TODAY);
  }

  @Test
  void a_return_that_the_roll_shows_as_well_is_in_no_list() {
    office.delete(SCHOOL, deletion(identity(1), TODAY));
    town.clock().to("2026-09-15T08:00:00Z");
    town.roll(SCHOOL, TUESDAY, pupils(2, 30));
    Answer answer = office.read(Office.RECONCILIATION, SCHOOL);
    assertThat(answer.json().path("returnWithoutChange")).isEmpty();
    assertThat(answer.json().path("leftWithoutReturn")).isEmpty();
    assertThat(town.contents().ofKind("movement")).hasSize(1);
  }

  @Test
  void a_late_return_stands_in_the_list_of_late_ones() {
    office.delete(SCHOOL, deletion(identity(1), FRIDAY));
    Answer answer = office.read(Office.RECONCILIATION, SCHOOL);
    assertThat(answer.at("/returnLate/0/pupil/upn")).isEqualTo(identity(1).upn());
    assertThat(answer.json().at("/punctuality/inTime").asInt()).isZero();
  }

  @Test
  void a_new_pupil_whom_the_first_roll_shows_is_no_return_without_a_change() {
    town.school("999103");
    office.send(Office.NEW_PUPIL, "999103", newPupil(identity(301), TODAY));
    town.clock().to("2026-09-15T08:00:00Z");
    town.roll("999103", TUESDAY, pupils(301, 330));
    assertThat(office.read(Office.RECONCILIATION, "999103").json().path("returnWithoutChange"))
        .isEmpty();
  }

  @Test
  void a_long_list_comes_in_pages() {
    for (int n = 1; n <= 5; n++) office.delete(SCHOOL, deletion(identity(n), FRIDAY));
    Answer first =
        office.call(Office.RECONCILIATION, SCHOOL).query("limit", "3").on(office.handler());
    assertThat(first.json().path("returnLate")).hasSize(3);
    Answer second =
        office
            .call(Office.RECONCILIATION, SCHOOL)
            .query("limit", "3")
            .query("cursor", first.at("/next"))
            .on(office.handler());
    assertThat(second.json().path("returnLate")).hasSize(2);
    assertThat(second.json().has("next")).isFalse();
  }

  @ParameterizedTest
  @ValueSource(strings = {"0", "101", "-1", "many", "1e9", "99999999999"})
  void a_page_of_an_impossible_length_is_refused(String limit) {
    assertThat(
            office
                .call(Office.RECONCILIATION, SCHOOL)
                .query("limit", limit)
                .on(office.handler())
                .status())
        .isEqualTo(400);
  }

  @Test
  void a_cursor_of_another_schools_page_is_refused() { // abuse-A8
    for (int n = 101; n <= 103; n++) office.delete(OTHER, deletion(identity(n), FRIDAY));
    String theirs =
        office
            .call(Office.RECONCILIATION, OTHER)
            .query("limit", "1")
            .on(office.handler())
            .at("/next");
    Answer answer =
        office.call(Office.RECONCILIATION, SCHOOL).query("cursor", theirs).on(office.handler());
    assertThat(answer.status()).isEqualTo(400);
  }

  // ---- deadlines

  @Test
  void a_deadline_explains_itself() { // requirement D4
    town.roll(SCHOOL, TODAY, and(pupils(1, 30), newcomer()));
    Answer answer = office.read(Office.DEADLINES, SCHOOL);
    assertThat(answer.texts("items", "rule")).containsExactly("new-pupil-return");
    assertThat(answer.at("/items/0/start")).isEqualTo(TODAY);
    assertThat(answer.at("/items/0/due")).isEqualTo("2026-09-19");
    assertThat(answer.at("/items/0/citation")).contains("SI 2024/208 reg 13(1)");
    assertThat(answer.at("/items/0/unit")).isNotBlank();
    assertThat(answer.at("/items/0/pupil/upn")).isEqualTo(identity(61).upn());
    office.send(Office.NEW_PUPIL, SCHOOL, newPupil(identity(61), TODAY));
    assertThat(office.read(Office.DEADLINES, SCHOOL).json().path("items")).isEmpty();
  }

  // ---- whose it is (invariant 8, abuse-A8)

  static List<String> routes() {
    return Office.SCHOOL_ROUTES;
  }

  @ParameterizedTest
  @MethodSource("routes")
  void another_clients_token_is_refused_on_each_route_of_a_school(String route) {
    Contents before = town.contents();
    for (String client :
        List.of(
            Town.clientOf(OTHER),
            Town.OFFICER,
            Town.ADMINISTRATOR,
            Town.FIRST_ADMINISTRATOR,
            Town.REFERRER,
            "nobody")) {
      for (String urn : List.of(SCHOOL, "999188", "x", "")) {
        Answer answer =
            Call.to(route)
                .as(client)
                .path("urn", urn)
                .path("id", "r-1")
                .json(deletion(identity(1), TODAY))
                .on(office.handler());
        assertThat(answer.status()).as(client + " on " + urn).isEqualTo(403);
        assertThat(answer.at("/type")).isEqualTo("urn:onroll:problem:forbidden");
      }
    }
    assertThat(town.contents()).isEqualTo(before);
  }

  @Test
  void a_receipt_is_read_by_its_own_school_only() { // abuse-A12
    Answer given = office.delete(OTHER, deletion(identity(101), TODAY));
    String id = given.at("/receipt");
    assertThat(office.receipt(OTHER, id).text()).isEqualTo(given.text());
    Answer theirs = office.receipt(SCHOOL, id);
    Answer none = office.receipt(SCHOOL, "r-" + "0".repeat(26));
    assertThat(theirs.status()).isEqualTo(404);
    assertThat(theirs.text()).isEqualTo(none.text());
  }

  @Test
  void the_receipt_of_an_unchanged_roll_is_read_from_the_schools_head() {
    RollHead head = town.records().find(RollHead.key(new Urn(SCHOOL))).orElseThrow();
    town.records()
        .commit(
            List.of(
                Change.save(
                    head.confirmed(LocalDate.parse(TODAY), "r-same", town.clock().instant()))));
    Answer answer = office.receipt(SCHOOL, "r-same");
    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.at("/outcome")).isEqualTo("unchanged");
    assertThat(answer.at("/date")).isEqualTo(TODAY);
    assertThat(answer.at("/comparedWith")).isEqualTo(FRIDAY);
    assertThat(office.receipt(OTHER, "r-same").status()).isEqualTo(404);
  }

  @Test
  void a_grant_of_another_role_for_the_school_does_not_let_in() {
    town.grant("odd-client", SCHOOL, Role.REFERRER);
    assertThat(
            Call.to(Office.RECONCILIATION)
                .as("odd-client")
                .path("urn", SCHOOL)
                .on(office.handler())
                .status())
        .isEqualTo(403);
  }

  @Test
  void a_parents_notice_is_taken_from_referrers_and_officers_only() {
    ObjectNode body = notice(identity(1), TODAY);
    for (String client : List.of(Town.clientOf(SCHOOL), Town.ADMINISTRATOR, "nobody")) {
      assertThat(Call.to(Office.NOTICE).as(client).json(body).on(office.handler()).status())
          .as(client)
          .isEqualTo(403);
    }
    assertThat(Call.to(Office.NOTICE).as(Town.OFFICER).json(body).on(office.handler()).status())
        .isEqualTo(201);
  }

  // ---- bodies that are none (abuse-A1, abuse-A22)

  @ParameterizedTest
  @ValueSource(strings = {"", "[]", "\"text\"", "{", "null", "{\"a\":1e1000000000", "{]"})
  void a_body_that_is_no_object_is_refused(String body) {
    Answer answer = office.call(Office.DELETION, SCHOOL).json(body).on(office.handler());
    assertThat(answer.status()).isEqualTo(400);
    assertThat(answer.at("/type")).isEqualTo("urn:onroll:problem:bad-request");
  }

  @Test
  void half_a_character_in_a_name_fails_nothing() {
    String body =
        Json.write(deletion(identity(1), TODAY)).replace("Ada Example-Pupil", "Ada \\ud83d");
    assertThat(office.call(Office.DELETION, SCHOOL).json(body).on(office.handler()).status())
        .isIn(201, 400, 422);
  }

  @Test
  void a_return_larger_than_any_form_is_refused_and_not_failed() { // abuse-A1
    ObjectNode body = deletion(identity(1), TODAY);
    for (int n = 0; n < 60_000; n++) body.put("member" + n, n);
    assertThat(office.delete(SCHOOL, body).status()).isIn(400, 413, 422);
  }

  private static Pupil newcomer() {
    return pupil(61, LocalDate.parse(TODAY));
  }
}
