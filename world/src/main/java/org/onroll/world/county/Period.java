package org.onroll.world.county;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.temporal.TemporalAdjusters;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The days that are played.
 *
 * @param start the first calendar day
 * @param schoolDays the county's school days in the period, oldest first
 */
public record Period(LocalDate start, List<LocalDate> schoolDays) {
  /** A week with fewer school days is played but not counted. */
  private static final int DAYS_OF_A_WEEK = 3;

  /**
   * The shortest period from {@code start} that holds so many school weeks.
   *
   * @throws IllegalArgumentException where the calendar ends before
   */
  public static Period of(LocalDate start, int weeks) {
    List<LocalDate> days = new ArrayList<>();
    LocalDate monday = start.with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY));
    int counted = 0;
    while (counted < weeks) {
      LocalDate from = monday.isBefore(start) ? start : monday;
      LocalDate sunday = monday.plusDays(6);
      if (start.isBefore(SchoolCalendar.FROM) || sunday.isAfter(SchoolCalendar.TO)) {
        throw new IllegalArgumentException(
            "The county's calendar runs from "
                + SchoolCalendar.FROM
                + " to "
                + SchoolCalendar.TO
                + ".");
      }
      List<LocalDate> week = SchoolCalendar.schoolDays(from, sunday);
      days.addAll(week);
      if (week.size() >= DAYS_OF_A_WEEK) counted++;
      monday = monday.plusWeeks(1);
    }
    return new Period(start, List.copyOf(days));
  }

  /** The last day played: the day of the score. */
  public LocalDate end() {
    return schoolDays.getLast();
  }

  public LocalDate firstSchoolDay() {
    return schoolDays.getFirst();
  }

  /** The first day of the autumn term, where the period spans the summer holidays. */
  public Optional<LocalDate> turnOfTheYear() {
    int year = SchoolCalendar.schoolYear(end());
    return SchoolCalendar.schoolYear(firstSchoolDay()) < year
        ? Optional.of(SchoolCalendar.firstDayOfAutumn(year))
        : Optional.empty();
  }

  /** The school days of a school: the county's without the school's own closures. */
  public List<LocalDate> daysOf(School school) {
    return schoolDays.stream().filter(d -> !school.closures().contains(d)).toList();
  }
}
