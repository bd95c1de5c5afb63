package org.onroll.deadlinescan;

import static org.assertj.core.api.Assertions.assertThat;

import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.onroll.domain.calendar.CalendarSheet;
import org.onroll.domain.calendar.Calendars;
import org.onroll.domain.deadline.CalendarChange;
import org.onroll.domain.deadline.Deadline;
import org.onroll.domain.identity.ChildId;
import org.onroll.domain.law.DueDate;
import org.onroll.domain.law.Rule.Stage;
import org.onroll.domain.law.Rules;
import org.onroll.domain.records.Change;
import org.onroll.domain.school.Urn;
import org.onroll.platform.fixture.AtOnce;
import org.onroll.platform.fixture.Call;
import org.onroll.platform.fixture.Contents;
import org.onroll.platform.fixture.TestContext;
import org.onroll.platform.fixture.Town;
import org.onroll.platform.http.Json;

/** Absences that began on Monday 14 September 2026: the tenth school day is Friday the 25th. */
@DisplayName("D3: a changed calendar, carried through by the scheduled function")
class CalendarScanTest {
  private static final String A = "999101";
  private static final String B = "999102";
  private static final LocalDate START = LocalDate.parse("2026-09-14");
  private static final LocalDate INSET = LocalDate.parse("2026-09-21");
  private static final LocalDate FRIDAY = LocalDate.parse("2026-09-25");
  private static final LocalDate MONDAY = LocalDate.parse("2026-09-28");

  private Town town;
  private RequestStreamHandler scan;
  private long version;

  @BeforeEach
  void two_schools_that_owe_an_attendance_return() {
    town = new Town("2026-09-16T08:00:00Z").staff().school(A).school(B);
    scan = new DeadlineScanHandler(town.environment());
    for (String urn : List.of(A, B)) {
      open(urn, Rules.ATTENDANCE_RETURN);
      open(urn, Rules.NEW_PUPIL_RETURN);
    }
  }

  private void open(String urn, String rule) {
    Calendars calendars = new Calendars(town.records(), town.spine().authority());
    DueDate due =
        DueDate.of(
            town.spine().authority().rules().rule(rule, START), START, calendars.of(new Urn(urn)));
    Deadline.Subject of =
        new Deadline.Subject(
            "SCHOOL#" + urn, "1", "NOTHING#1", new ChildId("0".repeat(26)), urn, "R-" + urn);
    town.records().commit(List.of(Change.create(Deadline.open(due, of))));
  }

  /** As PUT /calendars/{id} writes it. */
  private void put(String id, Map<LocalDate, String> closures) {
    version++;
    CalendarSheet terms = town.spine().authority().terms();
    CalendarSheet sheet =
        new CalendarSheet(
            id,
            "the office",
            Urn.isUrn(id) ? List.of() : terms.terms(),
            new HashMap<>(closures),
            version);
    CalendarChange change =
        CalendarChange.of(sheet, !Urn.isUrn(id), town.spine().today(), town.clock().instant());
    town.records().commit(List.of(Change.put(sheet), Change.create(change)));
  }

  private void scan(String at) {
    town.clock().to(at);
    Call.schedule(scan);
  }

  private Deadline deadline(String urn, String rule) {
    return town.records().find(Deadline.key("SCHOOL#" + urn, rule, "1")).orElseThrow();
  }

  private LocalDate due(String urn) {
    return deadline(urn, Rules.ATTENDANCE_RETURN).due();
  }

  @Test
  void an_INSET_day_moves_exactly_the_deadlines_of_that_school() {
    Contents before = town.contents();
    put(A, Map.of(INSET, "INSET day"));
    scan("2026-09-16T08:10:00Z");
    assertThat(due(A)).isEqualTo(MONDAY);
    assertThat(due(B)).isEqualTo(FRIDAY);
    String others = "SCHOOL#" + B + "/";
    assertThat(town.contents().items())
        .containsAllEntriesOf(
            before.items().entrySet().stream()
                .filter(e -> e.getKey().startsWith(others) || e.getKey().contains("new-pupil"))
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue)));
    assertThat(town.records().list(CalendarChange.class, "CALENDAR#" + A, CalendarChange.PREFIX))
        .as("done")
        .isEmpty();
  }

  @Test
  void the_history_says_when_from_what_to_what_and_why() {
    put(A, Map.of(INSET, "INSET day"));
    scan("2026-09-16T08:10:00Z");
    assertThat(deadline(A, Rules.ATTENDANCE_RETURN).moved())
        .containsExactly(
            new Deadline.Moved(
                LocalDate.parse("2026-09-16"),
                FRIDAY,
                MONDAY,
                "The school's calendar changed (the office)."));
    assertThat(deadline(B, Rules.ATTENDANCE_RETURN).moved()).isEmpty();
    scan("2026-09-26T05:10:00Z"); // the morning on which it would have been overdue
    assertThat(deadline(A, Rules.ATTENDANCE_RETURN).stage()).isNull();
    assertThat(deadline(B, Rules.ATTENDANCE_RETURN).stage()).isEqualTo(Stage.OVERDUE);
  }

  @Test
  void a_day_that_is_one_again_makes_it_overdue_and_says_so_the_same_morning() {
    put(A, Map.of(INSET, "INSET day"));
    scan("2026-09-16T08:10:00Z");
    town.clock().to("2026-09-28T04:00:00Z");
    put(A, Map.of());
    scan("2026-09-28T05:10:00Z");
    Deadline back = deadline(A, Rules.ATTENDANCE_RETURN);
    assertThat(back.due()).isEqualTo(FRIDAY);
    assertThat(back.moved()).hasSize(2);
    assertThat(back.moved().getLast())
        .isEqualTo(
            new Deadline.Moved(
                MONDAY,
                MONDAY,
                FRIDAY,
                "The school's calendar changed (the office). It is overdue by that."));
    assertThat(back.stage()).isEqualTo(Stage.OVERDUE);
  }

  @Test
  void eight_scans_at_once_move_once() throws Exception { // fault-F18
    put("931", Map.of(INSET, "countywide INSET day"));
    AtOnce.run(
        8,
        () -> {
          Call.schedule(new DeadlineScanHandler(town.environment()));
          return true;
        });
    for (String urn : List.of(A, B)) {
      assertThat(due(urn)).isEqualTo(MONDAY);
      assertThat(deadline(urn, Rules.ATTENDANCE_RETURN).moved()).hasSize(1);
      assertThat(deadline(urn, Rules.NEW_PUPIL_RETURN).moved()).isEmpty();
    }
  }

  @Test
  void a_scan_without_time_leaves_it_and_the_next_goes_on() { // fault-F8
    put(A, Map.of(INSET, "INSET day"));
    Call.run(scan, Json.object(), new TestContext(2_000));
    assertThat(due(A)).isEqualTo(FRIDAY);
    Call.schedule(scan);
    assertThat(due(A)).isEqualTo(MONDAY);
  }
}
