package org.onroll.notificationintake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.onroll.notificationintake.Office.about;
import static org.onroll.platform.fixture.RollText.identity;
import static org.onroll.platform.fixture.RollText.pupils;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.onroll.platform.fixture.Answer;
import org.onroll.platform.fixture.Call;
import org.onroll.platform.fixture.Town;

@DisplayName("B7: reduced timetables, measured from the first day and reviewed every six weeks")
class ReducedTimetableTest {
  private static final String SCHOOL = "999101";
  private Town town;
  private Office office;

  @BeforeEach
  void a_school() {
    town = new Town().staff().school(SCHOOL);
    town.roll(SCHOOL, "2026-09-11", pupils(1, 30));
    office = new Office(town);
  }

  private static ObjectNode timetable() {
    ObjectNode body = about(identity(1)).put("start", "2026-09-14").put("hoursPerWeek", 12.5);
    body.putObject("parentalConsent").put("given", true).put("on", "2026-09-11");
    return body.put("reintegrationPlan", true).put("endDate", "2026-10-23");
  }

  private Answer send(ObjectNode body) {
    return office.send(Office.TIMETABLE, SCHOOL, body);
  }

  @Test
  void a_whole_return_starts_the_time_and_the_wait_for_the_review() {
    Answer answer = send(timetable());
    assertThat(answer.status()).isEqualTo(201);
    assertThat(answer.texts("findings", "field")).isEmpty();
    assertThat(answer.at("/deadlines/0/rule")).isEqualTo("timetable-review");
    assertThat(answer.at("/deadlines/0/due")).isEqualTo("2026-10-26");
    assertThat(town.contents().values("interval", "of")).containsExactly("REDUCED_TIMETABLE");
    assertThat(town.contents().values("interval", "from")).containsExactly("2026-09-14");
    Answer owed = office.read(Office.DEADLINES, SCHOOL);
    assertThat(owed.texts("items", "rule")).containsExactly("timetable-review");
    assertThat(owed.at("/items/0/pupil/surname")).isEqualTo(identity(1).surname());
  }

  @Test
  void what_guidance_asks_for_is_a_finding() {
    Answer answer = send(about(identity(1)));
    assertThat(answer.status()).isEqualTo(201);
    assertThat(answer.texts("findings", "field"))
        .containsExactly(
            "start", "hoursPerWeek", "parentalConsent.given", "reintegrationPlan", "endDate");
    ObjectNode long_ = timetable().put("endDate", "2026-12-18");
    long_.putObject("parentalConsent").put("given", true);
    assertThat(send(long_).texts("findings", "field"))
        .containsExactly("parentalConsent.on", "endDate");
  }

  @Test
  void a_review_meets_the_deadline_and_starts_the_next() {
    send(timetable());
    town.clock().to("2026-10-20T08:00:00Z");
    Answer answer = send(timetable().put("reviewedOn", "2026-10-19").put("endDate", "2026-11-27"));
    assertThat(answer.texts("marks")).isEmpty();
    assertThat(answer.at("/deadlines/0/due")).isEqualTo("2026-11-30");
    assertThat(town.contents().values("deadline", "status"))
        .containsExactlyInAnyOrder("MET", "OPEN");
    assertThat(town.contents().ofKind("reduced-timetable")).hasSize(1);
    assertThat(town.contents().ofKind("interval")).hasSize(1);
  }

  @Test
  void a_review_after_six_weeks_is_marked_late() {
    send(timetable());
    town.clock().to("2026-11-03T08:00:00Z");
    Answer answer = send(timetable().put("reviewedOn", "2026-11-02"));
    assertThat(answer.texts("marks")).containsExactly("review-late");
    assertThat(answer.texts("findings", "field")).containsExactly("reviewedOn");
  }

  @Test
  void an_extension_without_a_review_starts_no_new_wait() {
    send(timetable());
    Answer answer = send(timetable().put("endDate", "2026-10-24"));
    assertThat(answer.at("/deadlines/0/due")).isEqualTo("2026-10-26");
    assertThat(town.contents().values("deadline", "status")).containsExactly("OPEN");
  }

  @Test
  void full_time_again_ends_the_time_and_the_wait() {
    send(timetable());
    town.clock().to("2026-10-12T08:00:00Z");
    assertThat(list().texts("items", "days")).containsExactly("28");
    Answer answer = send(timetable().put("fullTimeFrom", "2026-10-12"));
    assertThat(answer.texts("marks")).containsExactly("ended");
    assertThat(answer.texts("findings", "field")).isEmpty();
    assertThat(town.contents().values("deadline", "status")).containsExactly("MET");
    assertThat(town.contents().values("interval", "to")).containsExactly("2026-10-12");
    assertThat(list().texts("items", "days")).isEmpty();
  }

  @Test
  void it_ends_with_the_name() {
    send(timetable());
    town.clock().to("2026-10-12T08:00:00Z");
    office.delete(SCHOOL, Office.deletion(identity(1), "2026-10-12"));
    assertThat(town.contents().values("interval", "to")).contains("2026-10-12");
    assertThat(town.contents().values("deadline", "rule")).contains("timetable-review");
    assertThat(office.read(Office.DEADLINES, SCHOOL).text()).doesNotContain("timetable-review");
    assertThat(list().texts("items", "days")).isEmpty();
  }

  @Test
  void a_second_time_on_one_is_measured_by_itself() {
    send(timetable().put("fullTimeFrom", "2026-09-21"));
    Answer again = send(timetable().put("start", "2026-10-05"));
    assertThat(again.status()).isEqualTo(201);
    assertThat(town.contents().values("interval", "from"))
        .containsExactlyInAnyOrder("2026-09-14", "2026-10-05");
    assertThat(town.contents().values("deadline", "status")).containsExactly("OPEN");
  }

  @Test
  void the_same_return_again_gets_the_first_answer() {
    Answer first = send(timetable());
    Answer again = send(timetable());
    assertThat(again.replayed()).isTrue();
    assertThat(again.json()).isEqualTo(first.json());
    assertThat(town.contents().ofKind("deadline")).hasSize(1);
  }

  private Answer list() {
    return Call.to(Office.TIMETABLES).as(Town.OFFICER).on(office.handler());
  }

  @Test
  void a_school_sends_for_itself_only() { // H1
    assertThat(
            Call.to(Office.TIMETABLE)
                .as(Town.clientOf("999102"))
                .path("urn", SCHOOL)
                .json(timetable())
                .on(office.handler())
                .status())
        .isEqualTo(403);
    assertThat(List.copyOf(town.contents().ofKind("reduced-timetable"))).isEmpty();
  }
}
