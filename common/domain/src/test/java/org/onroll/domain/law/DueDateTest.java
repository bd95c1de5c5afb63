package org.onroll.domain.law;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.onroll.domain.calendar.CalendarSheet;
import org.onroll.domain.calendar.SchoolCalendar;
import org.onroll.domain.law.DueDate.Skipped;
import org.onroll.domain.story.Oxfordshire;

@DisplayName("D1, D4: due dates that explain themselves")
class DueDateTest {
  @ParameterizedTest(name = "{1} {0}s after {2}: {3}")
  @CsvSource({
    // unit, count, start, due
    "CALENDAR_DAY, 5, 2026-09-14, 2026-09-19", // reg 13(1): plain days, a Saturday
    "CALENDAR_DAY, 5, 2026-12-24, 2026-12-29", // over Christmas
    "CALENDAR_DAY, 5, 2028-02-26, 2028-03-02", // over a leap day
    "CALENDAR_DAY, 0, 2026-09-19, 2026-09-19",
    "WORKING_DAY, 1, 2026-09-18, 2026-09-21", // over a weekend
    "WORKING_DAY, 3, 2026-12-23, 2026-12-30", // Christmas Day; Boxing Day in lieu on the 28th
    "WORKING_DAY, 5, 2026-12-24, 2027-01-05", // and New Year's Day
    "WORKING_DAY, 1, 2026-04-02, 2026-04-07", // Good Friday to Easter Monday
    "WORKING_DAY, 1, 2026-05-01, 2026-05-05", // early May bank holiday
    "WORKING_DAY, 5, 2026-08-27, 2026-09-04", // summer bank holiday; August does not stop it
    "SCHOOL_DAY, 1, 2026-07-20, 2026-09-02", // over the summer
    "SCHOOL_DAY, 2, 2026-10-22, 2026-11-03", // half-term and the county's INSET day
    "SCHOOL_DAY, 1, 2026-03-27, 2026-04-13", // Easter holidays
    "SCHOOL_DAY, 1, 2026-05-01, 2026-05-05" // a bank holiday inside a term
  })
  void a_period_ends_on_its_last_day(Unit unit, int count, LocalDate start, LocalDate due) {
    assertThat(of(unit, count, false, Rule.Kind.DUE, start).due()).isEqualTo(due);
  }

  @ParameterizedTest(name = "{1} {0}s beginning with {2}: {3}")
  @CsvSource({
    "CALENDAR_DAY, 15, 2026-09-14, 2026-09-28", // s437: beginning with the day of service
    "CALENDAR_DAY, 1, 2026-09-14, 2026-09-14",
    "WORKING_DAY, 1, 2026-09-19, 2026-09-21", // a first day that is no working day is not counted
    "SCHOOL_DAY, 10, 2026-09-02, 2026-09-15" // C7: ten school days into the autumn term
  })
  void the_first_day_counts_where_the_rule_says_so(
      Unit unit, int count, LocalDate start, LocalDate due) {
    assertThat(of(unit, count, true, Rule.Kind.DUE, start).due()).isEqualTo(due);
  }

  @ParameterizedTest(name = "{1} {0}s from {2}: the period ends {3}, not before {4}")
  @CsvSource({
    "SCHOOL_DAY, 10, 2026-10-12, 2026-11-03, 2026-11-04", // ground (h), over half-term and INSET
    "SCHOOL_DAY, 20, 2026-11-20, 2026-12-18, 2027-01-04", // ground (i), up to the last day of term
    "CALENDAR_DAY, 15, 2026-09-14, 2026-09-29, 2026-09-30",
    "WORKING_DAY, 4, 2026-12-18, 2026-12-24, 2026-12-29" // the next day of the rule's own unit
  })
  void an_earliest_date_is_the_next_day_of_its_unit(
      Unit unit, int count, LocalDate start, LocalDate due, LocalDate notBefore) {
    DueDate date = of(unit, count, false, Rule.Kind.EARLIEST, start);
    assertThat(date.due()).isEqualTo(due);
    assertThat(date.earliest()).contains(notBefore);
  }

  @Test
  void a_date_that_is_due_has_no_earliest_one() {
    LocalDate start = LocalDate.parse("2026-09-14");
    assertThat(of(Unit.WORKING_DAY, 3, false, Rule.Kind.DUE, start).earliest()).isEmpty();
    assertThat(of(Unit.WORKING_DAY, 3, false, Rule.Kind.REVIEW, start).earliest()).isEmpty();
  }

  @Test
  void every_skipped_day_says_why() {
    DueDate date = of(Unit.SCHOOL_DAY, 2, false, Rule.Kind.DUE, LocalDate.parse("2026-10-23"));
    List<String> reasons =
        date.skipped().stream().map(s -> s.date().getDayOfMonth() + " " + s.reason()).toList();
    assertThat(date.due()).isEqualTo("2026-11-04");
    assertThat(reasons)
        .containsExactly(
            "24 Saturday",
            "25 Sunday",
            "26 school holidays",
            "27 school holidays",
            "28 school holidays",
            "29 school holidays",
            "30 school holidays",
            "31 Saturday",
            "1 Sunday",
            "2 countywide INSET day");
  }

  @Test
  void a_bank_holiday_is_skipped_by_name() {
    DueDate date = of(Unit.WORKING_DAY, 1, false, Rule.Kind.DUE, LocalDate.parse("2026-12-24"));
    assertThat(date.skipped().stream().map(Skipped::reason).collect(Collectors.toSet()))
        .containsExactlyInAnyOrder(
            "bank holiday: Christmas Day", "Saturday", "Sunday", "bank holiday: Boxing Day");
  }

  @ParameterizedTest(name = "{0} from {1}: provisional {2}")
  @CsvSource({
    "SCHOOL_DAY, 2027-07-19, false", // the known terms end on 21 July 2027
    "SCHOOL_DAY, 2027-07-20, true",
    "SCHOOL_DAY, 2027-09-20, true",
    "WORKING_DAY, 2028-12-20, false", // the known bank holidays end with 2028
    "WORKING_DAY, 2028-12-29, true",
    "CALENDAR_DAY, 2090-01-01, false"
  })
  void beyond_the_known_calendar_a_date_is_provisional(
      Unit unit, LocalDate start, boolean provisional) {
    assertThat(of(unit, 2, false, Rule.Kind.DUE, start).provisional()).isEqualTo(provisional);
  }

  @Test
  void a_school_day_period_that_lies_before_the_known_terms_is_provisional_too() {
    // The terms of 2024/25 are not held: nothing is known of the days before September 2025.
    DueDate date = of(Unit.SCHOOL_DAY, 2, false, Rule.Kind.DUE, LocalDate.parse("2025-05-06"));
    assertThat(date.provisional()).isTrue();
  }

  @Test
  void without_any_terms_school_days_are_counted_as_working_days_and_provisional() {
    CalendarSheet blank = new CalendarSheet("931", "none", List.of(), java.util.Map.of(), 0);
    SchoolCalendar calendar = SchoolCalendar.of(Oxfordshire.HOLIDAYS, blank, null);
    DueDate date =
        DueDate.of(
            rule(Unit.SCHOOL_DAY, 1, false, Rule.Kind.DUE),
            LocalDate.parse("2026-05-01"),
            calendar);
    assertThat(date.due()).isEqualTo("2026-05-05");
    assertThat(date.provisional()).isTrue();
  }

  private static DueDate of(
      Unit unit, int count, boolean firstDayCounts, Rule.Kind kind, LocalDate start) {
    return DueDate.of(rule(unit, count, firstDayCounts, kind), start, Oxfordshire.CALENDAR);
  }

  static Rule rule(Unit unit, int count, boolean firstDayCounts, Rule.Kind kind) {
    @Nullable LocalDate end = null;
    return new Rule(
        "test",
        "A rule for a test",
        "none",
        LocalDate.of(2020, 1, 1),
        end,
        count,
        unit,
        firstDayCounts,
        kind,
        List.of(),
        new Rule.Basis("a test", Rule.Standing.DEFAULT, true, "a fact", "another fact", ""));
  }
}
