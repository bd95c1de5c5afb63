package org.onroll.world.county;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import org.junit.jupiter.api.Test;

class SchoolCalendarTest {
  private static LocalDate day(String text) {
    return LocalDate.parse(text);
  }

  @Test
  void holidays_weekends_and_half_terms_are_no_school_days() {
    assertThat(SchoolCalendar.isSchoolDay(day("2026-07-20"))).isTrue();
    assertThat(SchoolCalendar.isSchoolDay(day("2026-07-21"))).isFalse();
    assertThat(SchoolCalendar.isSchoolDay(day("2026-07-18"))).isFalse();
    assertThat(SchoolCalendar.isSchoolDay(day("2026-10-28"))).isFalse();
    assertThat(SchoolCalendar.isSchoolDay(day("2026-05-04"))).isFalse();
    assertThat(SchoolCalendar.isWorkingDay(day("2026-08-31"))).isFalse();
    assertThat(SchoolCalendar.isWorkingDay(day("2026-08-28"))).isTrue();
  }

  @Test
  void working_days_run_through_the_summer_and_school_days_do_not() {
    assertThat(SchoolCalendar.workingDayAfter(day("2026-07-20"), 3)).isEqualTo("2026-07-23");
    assertThat(SchoolCalendar.schoolDayAfter(day("2026-07-20"), 3)).isEqualTo("2026-09-04");
    assertThat(SchoolCalendar.schoolDayAfter(day("2026-09-02"), -1)).isEqualTo("2026-07-20");
    assertThat(SchoolCalendar.firstDayOfAutumn(2026)).isEqualTo("2026-09-02");
    assertThat(SchoolCalendar.lastDayOfSummer(2026)).isEqualTo("2026-07-20");
  }

  @Test
  void six_weeks_from_july_are_two_before_and_four_after_the_summer() {
    Period period = Period.of(day("2026-07-06"), 6);

    assertThat(period.end()).isEqualTo("2026-09-25");
    assertThat(period.schoolDays()).hasSize(29).contains(day("2026-07-20"), day("2026-09-02"));
    assertThat(period.turnOfTheYear()).contains(day("2026-09-02"));
  }

  @Test
  void a_period_in_the_autumn_has_no_turn_of_the_year_and_leaves_out_half_term() {
    Period period = Period.of(day("2026-10-12"), 3);

    assertThat(period.turnOfTheYear()).isEmpty();
    assertThat(period.end()).isEqualTo("2026-11-06");
  }

  @Test
  void the_calendar_ends_somewhere() {
    assertThatThrownBy(() -> Period.of(day("2027-07-05"), 6))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> Period.of(day("2020-07-06"), 1))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
