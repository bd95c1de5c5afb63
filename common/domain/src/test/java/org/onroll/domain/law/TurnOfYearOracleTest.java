package org.onroll.domain.law;

import static org.assertj.core.api.Assertions.assertThat;
import static org.onroll.domain.calendar.WallCalendar.Counts.SCHOOL_DAYS;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.onroll.domain.calendar.SchoolYear;
import org.onroll.domain.calendar.TenYears;
import org.onroll.domain.calendar.WallCalendar;
import org.onroll.domain.identity.Identity;
import org.onroll.domain.school.School;
import org.onroll.domain.school.Urn;
import org.onroll.domain.school.YearGroup;

/** The weeks around each summer of ten years, found by looking at one day after the other. */
@DisplayName("B1, B2, C7, fault-F17: the turn of the school year over ten years")
class TurnOfYearOracleTest {
  private static final Map<String, List<Summer>> FOUND = new ConcurrentHashMap<>();

  static Stream<TenYears> calendars() {
    return TenYears.ALL.stream();
  }

  /** The last day before a summer and the first after it; both are days on which school meets. */
  private record Summer(LocalDate lastDay, LocalDate firstDay) {
    /** From going home for good until three weeks into the autumn. */
    boolean holds(LocalDate day) {
      return !day.isBefore(lastDay) && day.isBefore(firstDay.plusDays(21));
    }

    /** Classes move up on 1 September, or when school meets before it. */
    boolean isBeforeTheNewYear(LocalDate day) {
      return day.isBefore(firstDay) && day.isBefore(LocalDate.of(firstDay.getYear(), 9, 1));
    }
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("calendars")
  void a_school_year_has_its_first_and_last_day(TenYears years) {
    for (Summer summer : summers(years)) {
      int year = summer.lastDay().getYear();
      assertThat(years.calendar().lastSchoolDay(new SchoolYear(year - 1)))
          .contains(summer.lastDay());
      assertThat(years.calendar().firstSchoolDay(new SchoolYear(year))).contains(summer.firstDay());
    }
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("calendars")
  void a_leaver_is_looked_for_from_the_first_day_of_the_autumn(TenYears years) {
    for (LocalDate day : knownDays(years)) {
      Optional<LocalDate> turn = summer(day, years).map(Summer::firstDay);
      assertThat(TurnOfYear.turn(day, years.calendar())).as("turn at %s", day).isEqualTo(turn);
      assertThat(TurnOfYear.autumnAfter(day, years.calendar()))
          .as("autumn after %s", day)
          .isEqualTo(turn.orElseGet(() -> autumnAfter(day, years)));
    }
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("calendars")
  void the_senior_class_and_Year_11_leave_in_the_ordinary_way_over_a_summer(TenYears years) {
    for (LocalDate day : knownDays(years)) {
      boolean turning = summer(day, years).isPresent();
      ordinary(school(4, 11), YearGroup.Y6, day, years, turning);
      ordinary(school(4, 11), YearGroup.Y5, day, years, false);
      ordinary(school(4, 7), YearGroup.Y2, day, years, turning);
      ordinary(school(11, 18), YearGroup.Y11, day, years, turning);
      ordinary(school(11, 18), YearGroup.Y13, day, years, turning);
      ordinary(school(11, 18), YearGroup.Y12, day, years, false);
    }
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("calendars")
  void in_the_first_weeks_only_last_years_Year_6_may_be_missed(TenYears years) {
    for (LocalDate day : knownDays(years)) {
      Optional<Summer> summer = summer(day, years);
      // 1 September to 31 August of one school year: Year 6 is the seventh from the fifth birthday.
      boolean holidays = summer.filter(s -> s.isBeforeTheNewYear(day)).isPresent();
      int schoolYear = day.getYear() - (startedIn(day, summer) ? 0 : 1);
      LocalDate eldest = LocalDate.of(schoolYear - 11, 9, 1);
      born(eldest, day, years, holidays);
      born(eldest.plusYears(1).minusDays(1), day, years, holidays);
      born(eldest.minusDays(1), day, years, summer.isPresent());
    }
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("calendars")
  void no_return_is_owed_for_the_junior_class_from_August_to_the_first_day(TenYears years) {
    for (LocalDate day : knownDays(years)) {
      boolean exempt =
          summers(years).stream()
              .anyMatch(
                  s ->
                      !day.isBefore(LocalDate.of(s.firstDay().getYear(), 8, 1))
                          && !day.isAfter(s.firstDay()));
      exempt(school(4, 11), YearGroup.R, day, years, exempt);
      exempt(school(4, 11), YearGroup.Y1, day, years, false);
      exempt(school(7, 11), YearGroup.Y3, day, years, exempt);
      exempt(school(11, 18), YearGroup.Y7, day, years, exempt);
    }
  }

  /** Whether the school year of {@code day} began in the same calendar year. */
  private static boolean startedIn(LocalDate day, Optional<Summer> summer) {
    return day.getMonthValue() >= 9 || summer.filter(s -> !s.isBeforeTheNewYear(day)).isPresent();
  }

  private static void ordinary(
      School school, YearGroup year, LocalDate day, TenYears years, boolean expected) {
    assertThat(TurnOfYear.ordinaryLeaver(school, year, day, years.calendar()))
        .as("%s gone on %s from %s to %s", year, day, school.lowAge(), school.highAge())
        .isEqualTo(expected);
  }

  private static void born(LocalDate born, LocalDate day, TenYears years, boolean expected) {
    Identity child = new Identity("", "Sample", "Given", "", born, "F");
    assertThat(TurnOfYear.ordinaryLeaver(school(4, 11), YearGroup.Y6, child, day, years.calendar()))
        .as("born %s, gone on %s", born, day)
        .isEqualTo(expected);
  }

  private static void exempt(
      School school, YearGroup year, LocalDate day, TenYears years, boolean expected) {
    assertThat(TurnOfYear.exemptEntry(school, year, day, years.calendar()))
        .as("%s starting on %s", year, day)
        .isEqualTo(expected);
  }

  private static Optional<Summer> summer(LocalDate day, TenYears years) {
    return summers(years).stream().filter(s -> s.holds(day)).findFirst();
  }

  private static LocalDate autumnAfter(LocalDate day, TenYears years) {
    return summers(years).stream()
        .map(Summer::firstDay)
        .filter(first -> first.isAfter(day))
        .findFirst()
        .orElseThrow();
  }

  /** The days over which both ends of each summer are known. */
  private static List<LocalDate> knownDays(TenYears years) {
    LocalDate from = summers(years).getFirst().lastDay();
    LocalDate to = summers(years).getLast().firstDay().plusDays(20);
    return WallCalendar.days().stream()
        .filter(day -> !day.isBefore(from) && !day.isAfter(to))
        .toList();
  }

  private static List<Summer> summers(TenYears years) {
    return FOUND.computeIfAbsent(years.name(), name -> find(years.wall()));
  }

  /** Back and forth from the middle of August, when no school in England meets. */
  private static List<Summer> find(WallCalendar wall) {
    List<Summer> summers = new ArrayList<>();
    for (int year = WallCalendar.FIRST.getYear(); year <= WallCalendar.LAST.getYear(); year++) {
      LocalDate first = LocalDate.of(year, 8, 15);
      while (!wall.counts(first, SCHOOL_DAYS)) first = first.plusDays(1);
      LocalDate last = LocalDate.of(year, 8, 15);
      while (last.getMonthValue() > 5 && !wall.counts(last, SCHOOL_DAYS)) last = last.minusDays(1);
      if (wall.isKnown(last, SCHOOL_DAYS) && wall.isKnown(first, SCHOOL_DAYS)) {
        summers.add(new Summer(last, first));
      }
    }
    return summers;
  }

  private static School school(int low, int high) {
    return new School(
        new Urn("100001"), "A", "", "any", "any", low, high, School.Feed.CSV, "", true, 1);
  }
}
