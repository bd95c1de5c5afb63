package org.onroll.domain.law;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.DayOfWeek;
import java.time.LocalDate;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.time.api.constraints.DateRange;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayName("A1: compulsory school age (Education Act 1996 s8)")
class CompulsorySchoolAgeTest {
  @ParameterizedTest(name = "born {0}: from {1} to {2}")
  @CsvSource({
    // five on a prescribed day or the day after it
    "2020-08-30, 2025-08-31, 2036-06-27",
    "2020-08-31, 2025-08-31, 2036-06-27",
    "2020-09-01, 2025-12-31, 2037-06-26",
    "2020-12-31, 2025-12-31, 2037-06-26",
    "2021-01-01, 2026-03-31, 2037-06-26",
    "2021-03-31, 2026-03-31, 2037-06-26",
    "2021-04-01, 2026-08-31, 2037-06-26",
    // a leap day: five and sixteen in years with and without one
    "2020-02-29, 2025-03-31, 2036-06-27",
    "2024-02-29, 2029-03-31, 2040-06-29",
    // sixteen on the last Friday in June itself, and around the turn of the school year
    "2010-06-26, 2015-08-31, 2026-06-26",
    "2010-08-31, 2015-08-31, 2026-06-26",
    "2010-09-01, 2015-12-31, 2027-06-25",
    // a June that ends on a Friday
    "2012-05-01, 2017-08-31, 2028-06-30"
  })
  void compulsory_age_begins_and_ends(LocalDate born, LocalDate begins, LocalDate ends) {
    assertThat(CompulsorySchoolAge.begins(born)).isEqualTo(begins);
    assertThat(CompulsorySchoolAge.ends(born)).isEqualTo(ends);
    assertThat(CompulsorySchoolAge.covers(born, begins.minusDays(1))).isFalse();
    assertThat(CompulsorySchoolAge.covers(born, begins)).isTrue();
    assertThat(CompulsorySchoolAge.covers(born, ends)).isTrue();
    assertThat(CompulsorySchoolAge.covers(born, ends.plusDays(1))).isFalse();
  }

  @Property
  void the_ages_are_those_that_a_calendar_on_the_wall_gives(
      @ForAll @DateRange(min = "2000-01-01", max = "2040-12-31") LocalDate born) {
    assertThat(CompulsorySchoolAge.begins(born)).isEqualTo(beginsByWalking(born));
    assertThat(CompulsorySchoolAge.ends(born)).isEqualTo(endsByWalking(born));
  }

  /** Day by day from the fifth birthday to a prescribed one. */
  private static LocalDate beginsByWalking(LocalDate born) {
    LocalDate day = birthday(born, 5);
    while (!(isOn(day, 3, 31) || isOn(day, 8, 31) || isOn(day, 12, 31))) day = day.plusDays(1);
    return day;
  }

  /** Back from the end of the school year in which the child is sixteen to a Friday in June. */
  private static LocalDate endsByWalking(LocalDate born) {
    LocalDate day = birthday(born, 16);
    while (!isOn(day, 8, 31)) day = day.plusDays(1);
    while (day.getMonthValue() != 6 || day.getDayOfWeek() != DayOfWeek.FRIDAY) {
      day = day.minusDays(1);
    }
    return day;
  }

  private static LocalDate birthday(LocalDate born, int age) {
    LocalDate day = LocalDate.of(born.getYear() + age, 1, 1);
    while (day.getMonthValue() < born.getMonthValue()
        || (day.getMonthValue() == born.getMonthValue()
            && day.getDayOfMonth() < born.getDayOfMonth()
            && day.plusDays(1).getMonthValue() == born.getMonthValue())) {
      day = day.plusDays(1);
    }
    return day;
  }

  private static boolean isOn(LocalDate day, int month, int dayOfMonth) {
    return day.getMonthValue() == month && day.getDayOfMonth() == dayOfMonth;
  }
}
