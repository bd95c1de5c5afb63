package org.onroll.deadlinescan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.onroll.platform.fixture.RollText.identity;
import static org.onroll.platform.fixture.RollText.pupils;

import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.onroll.domain.calendar.CalendarSheet;
import org.onroll.domain.deadline.CalendarChange;
import org.onroll.domain.deadline.Deadline;
import org.onroll.domain.law.Rules;
import org.onroll.domain.records.Change;
import org.onroll.domain.returns.Destination;
import org.onroll.domain.school.School;
import org.onroll.domain.school.Urn;
import org.onroll.platform.fixture.Call;
import org.onroll.platform.fixture.Town;

/** Absent since Monday 14 September: the twentieth school day is Friday 9 October 2026. */
@DisplayName(
    "D1, B3: from when ground (i) may be looked at is told once, on the first such morning")
class LongAbsenceTest {
  private static final String A = "999101";
  private static final String B = "999102";
  private static final String FRIDAY = "2026-10-09T05:10:00Z";
  private static final String MONDAY = "2026-10-12T05:10:00Z";
  private static final String TUESDAY = "2026-10-13T05:10:00Z";

  private Town town;
  private RequestStreamHandler scan;

  @BeforeEach
  void two_schools_report_an_absence() {
    town = new Town("2026-09-28T08:00:00Z").staff().school(A).school(B);
    town.roll(A, "2026-09-25", pupils(1, 30)).roll(B, "2026-09-25", pupils(31, 60));
    town.absent(A, identity(1), "2026-09-14", "2026-09-25");
    town.absent(B, identity(31), "2026-09-14", "2026-09-25");
    scan = new DeadlineScanHandler(town.environment());
  }

  private List<String> at(String instant) {
    town.clock().to(instant);
    Call.schedule(scan);
    return town.contents().values("mail", "of");
  }

  private Deadline deadline(String urn) {
    String prefix = Deadline.PREFIX + Rules.GROUND_I_EARLIEST;
    return town.records().list(Deadline.class, School.partition(new Urn(urn)), prefix).getFirst();
  }

  private void closes(String urn, String day) {
    CalendarSheet sheet =
        new CalendarSheet(
            urn, "the office", List.of(), Map.of(LocalDate.parse(day), "INSET day"), 1);
    CalendarChange change =
        CalendarChange.of(sheet, false, town.spine().today(), town.clock().instant());
    town.records().commit(List.of(Change.put(sheet), Change.create(change)));
  }

  @Test
  void school_and_officer_are_told_on_the_next_school_day_and_never_that_it_is_overdue() {
    assertThat(deadline(A).due()).isEqualTo("2026-10-09");
    assertThat(deadline(A).notBefore()).isEqualTo("2026-10-12");
    assertThat(at(FRIDAY)).isEmpty();
    assertThat(at(MONDAY))
        .containsExactlyInAnyOrder(
            "LONG_ABSENCE", "LONG_ABSENCE", "LONG_ABSENCE_OFFICER", "LONG_ABSENCE_OFFICER");
    assertThat(at("2026-12-01T05:10:00Z")).hasSize(4);
    assertThat(deadline(A).isOpen()).isTrue();
  }

  @Test
  void an_inset_day_of_one_school_moves_that_schools_day_only() { // D3
    closes(A, "2026-09-21");
    assertThat(at(MONDAY)).hasSize(2);
    assertThat(deadline(B).moved()).isEmpty();
    Deadline moved = deadline(A);
    assertThat(moved.due()).isEqualTo("2026-10-12");
    assertThat(moved.notBefore()).isEqualTo("2026-10-13");
    assertThat(moved.moved()).hasSize(1);
    assertThat(moved.moved().getFirst().why()).contains("calendar").doesNotContain("overdue");
    assertThat(at(TUESDAY)).hasSize(4);
  }

  @Test
  void nobody_is_told_of_a_pupil_whose_name_has_gone() {
    town.deleted(A, identity(1), "2026-09-30", Destination.UNKNOWN);
    assertThat(deadline(A).status()).isEqualTo(Deadline.Status.MET);
    town.roll(B, "2026-09-30", pupils(32, 60));
    at(MONDAY);
    assertThat(deadline(B).status()).isEqualTo(Deadline.Status.WITHDRAWN);
    assertThat(town.contents().values("mail", "of"))
        .doesNotContain("LONG_ABSENCE", "LONG_ABSENCE_OFFICER");
  }
}
