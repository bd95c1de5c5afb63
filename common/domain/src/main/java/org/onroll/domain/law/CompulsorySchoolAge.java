package org.onroll.domain.law;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.Month;
import java.time.temporal.TemporalAdjusters;
import org.onroll.domain.calendar.SchoolYear;

/**
 * Compulsory school age: Education Act 1996 s8 and the Education (Start of Compulsory School Age)
 * Order 1998 (prescribed days 31 August, 31 December, 31 March); it ends on the last Friday in June
 * of the school year in which the child becomes 16 (Education (School Leaving Date) Order 1997).
 */
public final class CompulsorySchoolAge {
  private static final int TERM_MONTHS = 3;

  private CompulsorySchoolAge() {}

  /** The prescribed day on or after the fifth birthday: the first day of compulsory school age. */
  public static LocalDate begins(LocalDate born) {
    LocalDate five = born.plusYears(5);
    int year = five.getYear();
    LocalDate spring = LocalDate.of(year, Month.MARCH, 31);
    if (!five.isAfter(spring)) return spring;
    LocalDate summer = LocalDate.of(year, Month.AUGUST, 31);
    if (!five.isAfter(summer)) return summer;
    return LocalDate.of(year, Month.DECEMBER, 31);
  }

  /** The last Friday in June of the school year of the sixteenth birthday: the last day of it. */
  public static LocalDate ends(LocalDate born) {
    SchoolYear year = SchoolYear.of(born.plusYears(16));
    return LocalDate.of(year.startsIn() + 1, Month.JUNE, 1)
        .with(TemporalAdjusters.lastInMonth(DayOfWeek.FRIDAY));
  }

  /**
   * Whether it goes on well past this day, so that the school meets again before it ends: by more
   * than three months, OnRoll's measure of a term.
   */
  public static boolean goesOn(LocalDate born, LocalDate day) {
    return ends(born).isAfter(day.plusMonths(TERM_MONTHS));
  }

  public static boolean covers(LocalDate born, LocalDate day) {
    return !day.isBefore(begins(born)) && !day.isAfter(ends(born));
  }
}
