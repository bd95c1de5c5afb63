package org.onroll.world.county;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.Month;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The county's own copy of the days that count.
 *
 * <p>Terms: Oxfordshire County Council, 2025/26 as published and 2026/27 provisional. Bank holidays
 * of England: gov.uk, 2025 to 2027 (Open Government Licence v3).
 */
public final class SchoolCalendar {
  /** Days of one half term, both ends included. */
  public record Term(String name, LocalDate from, LocalDate to) {}

  public static final List<Term> TERMS =
      List.of(
          term("Autumn 2025, first half", "2025-09-02", "2025-10-24"),
          term("Autumn 2025, second half", "2025-11-03", "2025-12-19"),
          term("Spring 2026, first half", "2026-01-05", "2026-02-13"),
          term("Spring 2026, second half", "2026-02-23", "2026-03-27"),
          term("Summer 2026, first half", "2026-04-13", "2026-05-22"),
          term("Summer 2026, second half", "2026-06-01", "2026-07-20"),
          term("Autumn 2026, first half", "2026-09-02", "2026-10-23"),
          term("Autumn 2026, second half", "2026-11-02", "2026-12-18"),
          term("Spring 2027, first half", "2027-01-04", "2027-02-12"),
          term("Spring 2027, second half", "2027-02-22", "2027-03-25"),
          term("Summer 2027, first half", "2027-04-12", "2027-05-28"),
          term("Summer 2027, second half", "2027-06-07", "2027-07-21"));

  private static final Set<LocalDate> BANK_HOLIDAYS =
      Stream.of(
              "2025-12-25",
              "2025-12-26",
              "2026-01-01",
              "2026-04-03",
              "2026-04-06",
              "2026-05-04",
              "2026-05-25",
              "2026-08-31",
              "2026-12-25",
              "2026-12-28",
              "2027-01-01",
              "2027-03-26",
              "2027-03-29",
              "2027-05-03",
              "2027-05-31",
              "2027-08-30")
          .map(LocalDate::parse)
          .collect(Collectors.toUnmodifiableSet());

  /** The first day that the calendar knows. */
  public static final LocalDate FROM = TERMS.getFirst().from();

  /** The last day that the calendar knows. */
  public static final LocalDate TO = TERMS.getLast().to();

  private SchoolCalendar() {}

  private static Term term(String name, String from, String to) {
    return new Term(name, LocalDate.parse(from), LocalDate.parse(to));
  }

  /** Monday to Friday and no bank holiday. */
  public static boolean isWorkingDay(LocalDate day) {
    return day.getDayOfWeek() != DayOfWeek.SATURDAY
        && day.getDayOfWeek() != DayOfWeek.SUNDAY
        && !BANK_HOLIDAYS.contains(day);
  }

  /** A working day inside a term. */
  public static boolean isSchoolDay(LocalDate day) {
    return isWorkingDay(day)
        && TERMS.stream().anyMatch(t -> !day.isBefore(t.from()) && !day.isAfter(t.to()));
  }

  /** School days from {@code from} to {@code to}, both included, oldest first. */
  public static List<LocalDate> schoolDays(LocalDate from, LocalDate to) {
    return from.isAfter(to)
        ? List.of()
        : from.datesUntil(to.plusDays(1)).filter(SchoolCalendar::isSchoolDay).toList();
  }

  /** The {@code count}th school day after {@code day}; negative counts look back. */
  public static LocalDate schoolDayAfter(LocalDate day, int count) {
    return step(day, count, true);
  }

  /** The {@code count}th working day after {@code day}. */
  public static LocalDate workingDayAfter(LocalDate day, int count) {
    return step(day, count, false);
  }

  private static LocalDate step(LocalDate day, int count, boolean school) {
    LocalDate at = day;
    int left = Math.abs(count);
    while (left > 0) {
      at = at.plusDays(count < 0 ? -1 : 1);
      if (at.isBefore(FROM) || at.isAfter(TO)) return at;
      if (school ? isSchoolDay(at) : isWorkingDay(at)) left--;
    }
    return at;
  }

  /**
   * The year in which the school year of that day began: 2025 for July 2026, from 1 September 2026
   * on 2026.
   */
  public static int schoolYear(LocalDate day) {
    return day.getMonthValue() >= Month.SEPTEMBER.getValue() ? day.getYear() : day.getYear() - 1;
  }

  /** The first school day of the autumn term of that year. */
  public static LocalDate firstDayOfAutumn(int year) {
    return schoolDayAfter(LocalDate.of(year, 8, 31), 1);
  }

  /** The last school day before the summer holidays of that year. */
  public static LocalDate lastDayOfSummer(int year) {
    return schoolDayAfter(LocalDate.of(year, 9, 1), -1);
  }
}
