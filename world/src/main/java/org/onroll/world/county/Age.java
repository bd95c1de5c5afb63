package org.onroll.world.county;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.Month;
import java.time.temporal.TemporalAdjusters;

/** Year groups and compulsory school age, from the date of birth. */
public final class Age {
  /** Year group numbers: nursery -2 and -1, reception 0, then the national curriculum year. */
  public static final int FIRST_NURSERY = -2;

  public static final int SECOND_NURSERY = -1;
  public static final int RECEPTION = 0;

  private Age() {}

  /** The September of the school year in which the child was born. */
  private static int cohort(LocalDate born) {
    return SchoolCalendar.schoolYear(born);
  }

  /** The year group of a child of that age on that day. */
  public static int yearGroup(LocalDate born, LocalDate day) {
    return SchoolCalendar.schoolYear(day) - cohort(born) - 5;
  }

  /** The first day of birth of those who are in that year group in that school year. */
  public static LocalDate firstBirthday(int yearGroup, int schoolYear) {
    return LocalDate.of(schoolYear - yearGroup - 5, Month.SEPTEMBER, 1);
  }

  /** The code that rolls carry: N1, N2, R, 1 to 14. */
  public static String code(int yearGroup) {
    return switch (yearGroup) {
      case FIRST_NURSERY -> "N1";
      case SECOND_NURSERY -> "N2";
      case RECEPTION -> "R";
      default -> Integer.toString(yearGroup);
    };
  }

  /** The prescribed day (31 August, 31 December, 31 March) on or after the fifth birthday. */
  public static LocalDate compulsoryFrom(LocalDate born) {
    LocalDate fifth = born.plusYears(5);
    int year = fifth.getYear();
    LocalDate march = LocalDate.of(year, Month.MARCH, 31);
    LocalDate august = LocalDate.of(year, Month.AUGUST, 31);
    if (!fifth.isAfter(march)) return march;
    return fifth.isAfter(august) ? LocalDate.of(year, Month.DECEMBER, 31) : august;
  }

  /** The last Friday in June of the school year in which the child becomes 16. */
  public static LocalDate compulsoryTo(LocalDate born) {
    int schoolYear = SchoolCalendar.schoolYear(born.plusYears(16));
    return LocalDate.of(schoolYear + 1, Month.JUNE, 30)
        .with(TemporalAdjusters.previousOrSame(DayOfWeek.FRIDAY));
  }

  public static boolean isCompulsory(LocalDate born, LocalDate day) {
    return !day.isBefore(compulsoryFrom(born)) && !day.isAfter(compulsoryTo(born));
  }
}
