package org.onroll.domain.law;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.onroll.domain.calendar.WallCalendar;

/**
 * Compulsory school age against the words of the Education Act 1996 section 8, walked through day
 * by day, for every child who is of school age on some day of ten years.
 */
@DisplayName("A1, fault-F17: compulsory school age over ten years")
class CompulsorySchoolAgeOracleTest {
  private static final LocalDate FIRST_BIRTH = WallCalendar.FIRST.minusYears(18);
  private static final LocalDate LAST_BIRTH = WallCalendar.LAST.minusYears(3);

  @Test
  void every_child_begins_and_ceases_to_be_of_the_age_on_the_days_of_section_8() {
    for (LocalDate born = FIRST_BIRTH; !born.isAfter(LAST_BIRTH); born = born.plusDays(1)) {
      assertThat(CompulsorySchoolAge.begins(born)).as("born %s", born).isEqualTo(begins(born));
      assertThat(CompulsorySchoolAge.ends(born)).as("born %s", born).isEqualTo(ends(born));
    }
  }

  @Test
  void on_every_day_of_ten_years_each_child_is_of_the_age_or_is_not() {
    for (LocalDate born : births()) {
      LocalDate from = begins(born);
      LocalDate to = ends(born);
      for (LocalDate day : WallCalendar.days()) {
        boolean ofAge = !(day.isBefore(from) || day.isAfter(to));
        if (CompulsorySchoolAge.covers(born, day) != ofAge) {
          assertThat(day).as("born %s, %s to %s, of age %s", born, from, to, ofAge).isNull();
        }
      }
    }
  }

  /** The days around each prescribed day, each school leaving date, leap day and turn of a year. */
  private static List<LocalDate> births() {
    List<LocalDate> births = new ArrayList<>();
    for (LocalDate day = FIRST_BIRTH; !day.isAfter(LAST_BIRTH); day = day.plusDays(1)) {
      LocalDate before = day.minusDays(1);
      LocalDate after = day.plusDays(1);
      boolean leap = day.getDayOfYear() == 60;
      if (leap || isEdge(before) || isEdge(day) || isEdge(after)) births.add(day);
    }
    return births;
  }

  private static boolean isEdge(LocalDate day) {
    return isPrescribed(day) || day.equals(leavingDate(day.getYear()));
  }

  /**
   * Section 8(2): at the age of five where it is attained on a prescribed day, otherwise at the
   * beginning of the prescribed day next following.
   */
  private static LocalDate begins(LocalDate born) {
    LocalDate day = attains(5, born);
    while (!isPrescribed(day)) day = day.plusDays(1);
    return day;
  }

  /**
   * Section 8(3): at the end of a school leaving date, (a) where sixteen is attained after that day
   * but before the next school year begins, (b) on that day, (c) where it is the leaving date next
   * following and (a) does not apply.
   */
  private static LocalDate ends(LocalDate born) {
    LocalDate sixteen = attains(16, born);
    LocalDate thisYears = leavingDate(sixteen.getYear());
    LocalDate nextSchoolYear = LocalDate.of(sixteen.getYear(), 9, 1);
    boolean a = sixteen.isAfter(thisYears) && sixteen.isBefore(nextSchoolYear);
    boolean b = sixteen.equals(thisYears);
    if (a || b) return thisYears;
    LocalDate day = sixteen;
    while (!day.equals(leavingDate(day.getYear()))) day = day.plusDays(1);
    return day;
  }

  /** SI 1998/1607. */
  private static boolean isPrescribed(LocalDate day) {
    String monthAndDay = day.toString().substring(5);
    return List.of("03-31", "08-31", "12-31").contains(monthAndDay);
  }

  /** SI 1997/1970: the last Friday in June. */
  private static LocalDate leavingDate(int year) {
    return WallCalendar.last(DayOfWeek.FRIDAY, year, 6);
  }

  /** Who is born on 29 February attains an age on 1 March where the year has no leap day. */
  private static LocalDate attains(int age, LocalDate born) {
    int year = born.getYear() + age;
    boolean leapBirth = born.getMonthValue() == 2 && born.getDayOfMonth() == 29;
    if (leapBirth && !LocalDate.of(year, 1, 1).isLeapYear()) return LocalDate.of(year, 3, 1);
    return LocalDate.of(year, born.getMonthValue(), born.getDayOfMonth());
  }
}
