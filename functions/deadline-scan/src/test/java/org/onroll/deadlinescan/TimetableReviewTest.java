package org.onroll.deadlinescan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.onroll.platform.fixture.RollText.identity;
import static org.onroll.platform.fixture.RollText.pupils;

import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.onroll.domain.attendance.ReducedTimetable;
import org.onroll.domain.deadline.Deadline;
import org.onroll.domain.law.Rules;
import org.onroll.domain.returns.ReducedTimetableReturn;
import org.onroll.domain.returns.Safeguarding;
import org.onroll.domain.returns.Said;
import org.onroll.domain.roll.Address;
import org.onroll.domain.school.School;
import org.onroll.domain.school.Urn;
import org.onroll.platform.fixture.Call;
import org.onroll.platform.fixture.Town;

/** On a reduced timetable since Monday 14 September 2026: reviewed by Monday 26 October. */
@DisplayName("B7: nobody is asked to review the timetable of a pupil who has left")
class TimetableReviewTest {
  private static final Urn SCHOOL = new Urn("999101");
  private static final String REVIEW = "2026-10-26T06:10:00Z";

  private Town town;
  private RequestStreamHandler scan;

  @BeforeEach
  void a_timetable_that_lasts() {
    town = new Town("2026-09-14T08:00:00Z").staff().school(SCHOOL.value());
    town.roll(SCHOOL.value(), "2026-09-11", pupils(1, 30));
    town.spine()
        .work()
        .timetables()
        .take(
            town.records().find(School.key(SCHOOL)).orElseThrow(),
            new ReducedTimetableReturn(
                SCHOOL,
                identity(1),
                Address.NONE,
                LocalDate.parse("2026-09-14"),
                true,
                null,
                Said.UNSAID,
                null,
                Said.UNSAID,
                null,
                null,
                null,
                Safeguarding.NOT_ASKED),
            "timetable-1",
            reported -> List.of(),
            town.clock().instant());
    scan = new DeadlineScanHandler(town.environment());
  }

  private void review() {
    town.clock().to(REVIEW);
    Call.schedule(scan);
  }

  private Deadline deadline() {
    String prefix = Deadline.PREFIX + Rules.TIMETABLE_REVIEW;
    return town.records().list(Deadline.class, School.partition(SCHOOL), prefix).getFirst();
  }

  @Test
  void the_school_is_told_while_the_pupil_is_there() {
    review();
    assertThat(town.contents().values("mail", "of")).containsExactly("REVIEW_DUE");
    assertThat(deadline().isOpen()).isTrue();
  }

  @Test
  void the_review_is_dropped_and_the_time_ends_where_the_roll_has_lost_the_pupil() {
    town.roll(SCHOOL.value(), "2026-10-09", pupils(2, 30));
    review();
    assertThat(deadline().status()).isEqualTo(Deadline.Status.WITHDRAWN);
    assertThat(town.contents().values("mail", "of")).doesNotContain("REVIEW_DUE");
    ReducedTimetable over =
        town.records()
            .list(ReducedTimetable.class, School.partition(SCHOOL), ReducedTimetable.PREFIX)
            .getFirst();
    assertThat(over.fullTimeFrom()).isEqualTo(LocalDate.parse("2026-10-09"));
    assertThat(town.records().worklist(ReducedTimetable.class, ReducedTimetable.LIST, null, 10))
        .matches(page -> page.items().isEmpty());
    assertThat(town.contents().values("interval", "of")).contains("REDUCED_TIMETABLE");
    assertThat(town.contents().values("interval", "to")).contains("2026-10-09");
  }
}
