package org.onroll.casedesk;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.onroll.domain.deadline.CalendarChange;
import org.onroll.domain.deadline.Deadline;
import org.onroll.domain.law.Rules;
import org.onroll.domain.records.DueKind;
import org.onroll.platform.fixture.Answer;
import org.onroll.platform.fixture.Call;
import org.onroll.platform.fixture.Town;

@DisplayName("D2, D3, D4, G4: rules that explain themselves, calendars that change, the policy")
class RuleDeskTest {
  private static final String INSET = "Kind,From,To,Name\nclosure,2026-09-28,,INSET day\n";
  private Town town;
  private Desk desk;

  @BeforeEach
  void a_town_with_two_schools() {
    town = new Town().staff().school("999101").school("999102");
    desk = new Desk(town);
  }

  private Answer due(String client, String rule, String from, String urn) {
    Call call = Call.to("GET /rules/{id}/due").as(client).path("id", rule).query("from", from);
    if (!urn.isEmpty()) call.query("urn", urn);
    return call.on(desk.handler());
  }

  private Answer csv(String id, String text) {
    return desk.administer("PUT /calendars/{id}").path("id", id).csv(text).on(desk.handler());
  }

  @Test
  void a_school_is_told_by_its_own_days() {
    String school = Town.clientOf("999101");
    assertThat(due(school, "third-day-contact", "2026-09-24", "999101").at("/notBefore"))
        .isEqualTo("2026-09-28");
    assertThat(csv("999101", INSET).status()).isEqualTo(200);
    Answer told = due(school, "third-day-contact", "2026-09-24", "999101");
    assertThat(told.at("/notBefore")).isEqualTo("2026-09-29");
    assertThat(told.texts("skipped", "reason")).contains("INSET day");
    assertThat(told.at("/due")).isEqualTo("2026-09-25");
  }

  @Test
  void a_school_asks_for_itself_only() {
    String school = Town.clientOf("999101");
    assertThat(due(school, "third-day-contact", "2026-09-24", "").status()).isEqualTo(403);
    assertThat(due(school, "third-day-contact", "2026-09-24", "999102").status()).isEqualTo(403);
    assertThat(due(Town.OFFICER, "third-day-contact", "2026-09-24", "999102").status())
        .isEqualTo(200);
  }

  @Test
  void the_rule_is_the_one_of_the_day_of_the_fact() {
    assertThat(due(Town.OFFICER, "new-pupil-return", "2022-12-23", "").at("/citation"))
        .startsWith("SI 2006/1751 reg 12(3)");
    assertThat(due(Town.OFFICER, "new-pupil-return", "2026-12-18", "").at("/due"))
        .isEqualTo("2026-12-23");
    assertThat(due(Town.OFFICER, "sickness-return", "2023-02-01", "").status()).isEqualTo(404);
    assertThat(due(Town.OFFICER, "cnis-home-visit", "2026-12-18", "").status()).isEqualTo(404);
    assertThat(due(Town.OFFICER, "new-pupil-return", "soon", "").status()).isEqualTo(400);
    Answer rules = desk.get("/rules", "on", "2023-07-21");
    assertThat(rules.texts("rules", "set"))
        .contains("Education (Pupil Registration) (England) Regulations 2006")
        .doesNotContain("School Attendance (Pupil Registration) (England) Regulations 2024");
    assertThat(rules.texts("notCommenced", "id")).contains("cnis-home-visit");
  }

  @Test
  void a_calendar_that_says_the_same_again_moves_nothing() {
    csv("999101", INSET);
    csv("999101", INSET);
    assertThat(town.records().due(DueKind.CALENDAR, town.clock().instant(), 10)).hasSize(1);
    assertThat(town.records().list(CalendarChange.class, "CALENDAR#999101", CalendarChange.PREFIX))
        .hasSize(1);
    assertThat(csv("999101", "Kind,From\nclosure,soon\n").status()).isEqualTo(422);
    assertThat(csv("999101", "Kind,From,To,Name\nclosure,28/09/26,,INSET\n").at("/detail"))
        .contains("line 2, From");
  }

  @Test
  void the_list_of_bank_holidays_is_govuks_own() {
    Answer answer =
        desk.administer("PUT /calendars/{id}")
            .path("id", "bank-holidays")
            .json(
                """
                {"england-and-wales":{"division":"england-and-wales","events":[\
                {"title":"A day of thanks","date":"2026-09-17","notes":"","bunting":true},\
                {"title":"Christmas Day","date":"2029-12-25","notes":"","bunting":true}]}}\
                """)
            .on(desk.handler());
    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.texts("closures", "reason")).contains("Easter Monday", "A day of thanks");
    Answer told = due(Town.OFFICER, "enquiry-first-check", "2026-09-16", "");
    assertThat(told.at("/due")).isEqualTo("2026-09-18");
    assertThat(told.texts("skipped", "reason")).containsExactly("bank holiday: A day of thanks");
    Answer blank =
        desk.administer("PUT /calendars/{id}")
            .path("id", "bank-holidays")
            .json("{\"scotland\":{}}")
            .on(desk.handler());
    assertThat(blank.status()).isEqualTo(422);
  }

  private Answer policy(String review) {
    return desk.administer("PUT /policy")
        .json("{\"officer\":\"A. Officer\",\"nextReview\":\"" + review + "\"}")
        .on(desk.handler());
  }

  @Test
  void the_review_of_the_policy_reminds_and_ends_with_the_day_of_the_next() {
    assertThat(desk.get("/policy").status()).isEqualTo(404);
    assertThat(policy("2027-09-01").at("/deadline/due")).isEqualTo("2027-09-01");
    assertThat(policy("2028-09-01").at("/deadline/due")).isEqualTo("2028-09-01");
    policy("2027-09-01");
    assertThat(policy("2027-09-01").at("/deadline/status")).isEqualTo("open");
    assertThat(town.records().list(Deadline.class, "POLICY#931", Deadline.PREFIX))
        .hasSize(3)
        .allMatch(d -> d.rule().equals(Rules.POLICY_REVIEW))
        .filteredOn(Deadline::isOpen)
        .hasSize(1);
    assertThat(desk.get("/policy").at("/officer")).isEqualTo("A. Officer");
  }
}
