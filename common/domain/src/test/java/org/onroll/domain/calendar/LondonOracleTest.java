package org.onroll.domain.calendar;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** The clock in England against the Summer Time Act, through every night of ten years. */
@DisplayName("D3, fault-F17: the day in England at every quarter of an hour of ten years")
class LondonOracleTest {
  private static final int DAY = 24 * 3600;

  @Test
  void an_instant_falls_on_the_day_that_the_clock_in_England_says() {
    for (LocalDate greenwich : WallCalendar.days()) {
      for (int second = 0; second < DAY; second += 15 * 60) {
        check(greenwich, second);
        check(greenwich, second + 15 * 60 - 1);
      }
    }
  }

  @Test
  void half_past_eleven_in_Greenwich_is_tomorrow_in_summer_and_only_then() {
    int tomorrow = 0;
    for (LocalDate greenwich : WallCalendar.days()) {
      LocalDate day = London.day(at(greenwich, 23 * 3600 + 30 * 60));
      if (day.equals(greenwich.plusDays(1))) tomorrow++;
      else assertThat(day).isEqualTo(greenwich);
    }
    assertThat(tomorrow).isEqualTo(summerDays());
  }

  @Test
  void a_days_work_is_due_at_six_by_the_clock_in_England() {
    for (LocalDate day : WallCalendar.days()) {
      Instant six = at(day, WallCalendar.hourInGreenwichAtSix(day) * 3600);
      assertThat(London.morning(day)).as("morning of %s", day).isEqualTo(six);
      assertThat(London.day(six)).isEqualTo(day);
    }
  }

  private static void check(LocalDate greenwich, int second) {
    assertThat(London.day(at(greenwich, second)))
        .as("%s, second %s in Greenwich", greenwich, second)
        .isEqualTo(WallCalendar.dayInEngland(greenwich, second));
  }

  private static int summerDays() {
    int days = 0;
    for (int year = WallCalendar.FIRST.getYear(); year <= WallCalendar.LAST.getYear(); year++) {
      LocalDate to = WallCalendar.last(DayOfWeek.SUNDAY, year, 10);
      LocalDate day = WallCalendar.last(DayOfWeek.SUNDAY, year, 3);
      for (; day.isBefore(to); day = day.plusDays(1)) days++;
    }
    return days;
  }

  private static Instant at(LocalDate greenwich, int second) {
    return Instant.ofEpochSecond(greenwich.toEpochDay() * DAY + second);
  }
}
