package org.onroll.domain.roll;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.onroll.domain.calendar.CalendarSheet;
import org.onroll.domain.calendar.SchoolCalendar;
import org.onroll.domain.school.Urn;
import org.onroll.domain.story.Oxfordshire;

@DisplayName("fault-F15: a school silent for 1, 3, 10 days by its own calendar; holidays are none")
class SilenceTest {
  private static final Urn URN = new Urn("999101");

  private static RollHead heard(String at) {
    LocalDate day = LocalDate.parse(at.substring(0, 10));
    return new RollHead(URN, day, day, "hash", 30, true, 1, "r-1", Instant.parse(at), 1);
  }

  private static long days(String heard, String today, SchoolCalendar calendar) {
    return Silence.schoolDays(heard(heard), () -> calendar, LocalDate.parse(today)).orElseThrow();
  }

  @ParameterizedTest(name = "heard {0}, on {1}: {2} school days")
  @CsvSource({
    "2026-09-14T06:00:00Z, 2026-09-14, 0",
    "2026-09-14T06:00:00Z, 2026-09-15, 0", // today's may still come
    "2026-09-14T06:00:00Z, 2026-09-16, 1",
    "2026-09-11T06:00:00Z, 2026-09-14, 0", // Friday to Monday
    "2026-09-11T06:00:00Z, 2026-09-15, 1",
    "2026-09-14T06:00:00Z, 2026-09-18, 3",
    "2026-09-14T06:00:00Z, 2026-09-29, 10",
    "2026-10-23T06:00:00Z, 2026-11-02, 0", // the half-term holiday
    "2026-10-23T06:00:00Z, 2026-11-03, 0", // and the county's INSET day after it
    "2026-10-23T06:00:00Z, 2026-11-04, 1",
    "2026-07-20T06:00:00Z, 2026-09-02, 0", // all of the summer
    "2026-05-01T06:00:00Z, 2026-05-05, 0", // a bank holiday
    "2026-09-14T22:59:59Z, 2026-09-16, 1", // still Monday in England
    "2026-09-14T23:00:00Z, 2026-09-16, 0", // Tuesday in England
  })
  void days_on_which_school_met_and_nothing_came_are_counted(
      String heard, String today, long days) {
    assertThat(days(heard, today, Oxfordshire.CALENDAR)).isEqualTo(days);
  }

  @Test
  void a_day_on_which_this_school_is_closed_is_no_silence() {
    CalendarSheet own =
        new CalendarSheet(
            URN.value(),
            "the school",
            List.of(),
            Map.of(LocalDate.of(2026, 9, 15), "INSET day"),
            1);
    SchoolCalendar calendar = SchoolCalendar.of(Oxfordshire.HOLIDAYS, Oxfordshire.TERMS, own);
    assertThat(days("2026-09-14T06:00:00Z", "2026-09-16", calendar)).isZero();
    assertThat(days("2026-09-14T06:00:00Z", "2026-09-17", calendar)).isEqualTo(1);
  }

  @Test
  void a_school_that_was_never_heard_is_none_that_says_nothing_new() {
    assertThat(Silence.schoolDays(null, () -> Oxfordshire.CALENDAR, LocalDate.of(2026, 9, 16)))
        .isEmpty();
  }
}
