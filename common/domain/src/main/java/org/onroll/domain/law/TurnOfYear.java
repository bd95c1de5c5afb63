package org.onroll.domain.law;

import java.time.LocalDate;
import java.time.Month;
import java.time.Period;
import java.util.Optional;
import org.onroll.domain.calendar.SchoolCalendar;
import org.onroll.domain.calendar.SchoolYear;
import org.onroll.domain.identity.Identity;
import org.onroll.domain.school.School;
import org.onroll.domain.school.YearGroup;

/** What is ordinary between the last day of one school year and the first weeks of the next. */
public final class TurnOfYear {
  /** OnRoll's default: rolls are put right in the first weeks of the autumn term. */
  private static final int WEEKS_TO_SETTLE = 3;

  private TurnOfYear() {}

  /**
   * A pupil of the most senior class (or Year 11) who is gone on {@code day}, at or after the end
   * of the last term: no return is owed (SI 2024/208 reg 13) and no enquiry yet (requirement C7).
   */
  public static boolean ordinaryLeaver(
      School school, YearGroup year, LocalDate day, SchoolCalendar calendar) {
    return school.endsPhase(year) && turn(day, calendar).isPresent();
  }

  /** As above; in the first weeks of a year only whom age puts beyond {@code year} by now. */
  public static boolean ordinaryLeaver(
      School school, YearGroup year, Identity child, LocalDate day, SchoolCalendar calendar) {
    if (!ordinaryLeaver(school, year, day, calendar)) return false;
    LocalDate autumn = turn(day, calendar).orElse(day);
    LocalDate eve = LocalDate.of(autumn.getYear(), Month.AUGUST, 31);
    boolean holidays = day.isBefore(autumn) && !day.isAfter(eve);
    if (holidays || !child.birthKnown()) return true;
    int age = Period.between(child.dateOfBirth(), eve).getYears();
    return YearGroup.ofAge(age).compareTo(year) > 0;
  }

  /** Where the year's end is not known to be near, the next autumn all the same. */
  public static LocalDate autumnAfter(LocalDate day, SchoolCalendar calendar) {
    SchoolYear next = SchoolYear.of(day).next();
    return turn(day, calendar).orElseGet(() -> calendar.firstSchoolDay(next).orElse(next.first()));
  }

  /**
   * No return is owed for an entry into the most junior class with the first day of the school year
   * as starting day: both together (SI 2024/208 reg 13(2)). Whether the authority asked for it all
   * the same is {@link Rules#asksForExempt}.
   */
  public static boolean exemptEntry(
      School school, YearGroup year, LocalDate startingDay, SchoolCalendar calendar) {
    if (year != school.mostJuniorClass()) return false;
    SchoolYear schoolYear =
        SchoolYear.of(startingDay.getMonthValue() == 8 ? startingDay.plusMonths(1) : startingDay);
    return calendar
        .firstSchoolDay(schoolYear)
        .filter(first -> !startingDay.isAfter(first))
        .isPresent();
  }

  /** The first day of the autumn term on which those who left around {@code day} are looked for. */
  public static Optional<LocalDate> turn(LocalDate day, SchoolCalendar calendar) {
    SchoolYear year = SchoolYear.of(day);
    Optional<LocalDate> lastDay = calendar.lastSchoolDay(year);
    if (lastDay.isPresent() && !day.isBefore(lastDay.get())) {
      return Optional.of(calendar.firstSchoolDay(year.next()).orElse(year.next().first()));
    }
    return calendar
        .firstSchoolDay(year)
        .filter(first -> day.isBefore(first.plusWeeks(WEEKS_TO_SETTLE)));
  }
}
