package org.onroll.domain.law;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.time.api.constraints.DateRange;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.onroll.domain.calendar.TenYears;
import org.onroll.domain.calendar.WallCalendar;
import org.onroll.domain.calendar.WallCalendar.Counts;
import org.onroll.domain.law.DueDate.Skipped;
import org.onroll.domain.story.Oxfordshire;

/**
 * Due dates against a slow, plain second implementation: any period by chance, and every rule that
 * is in use from every day of ten years.
 */
@DisplayName("D1, fault-F17: due dates over ten years")
class DueDateOracleTest {
  static Stream<PlainRule> rules() {
    return PlainRule.ALL.stream();
  }

  @Property(tries = 2000)
  void the_last_day_is_the_nth_that_counts(
      @ForAll Unit unit,
      @ForAll @IntRange(min = 0, max = 30) int count,
      @ForAll boolean firstDayCounts,
      @ForAll Rule.Kind kind,
      @ForAll @DateRange(min = "2019-01-01", max = "2028-12-31") LocalDate start) {
    PlainRule plain = new PlainRule("any", "", count, of(unit), firstDayCounts, List.of());
    Rule rule = DueDateTest.rule(unit, count, firstDayCounts, kind);
    for (TenYears years : TenYears.ALL) check(rule, plain, start, years);
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("rules")
  void a_rule_ends_where_a_finger_on_the_calendar_does_from_every_day(PlainRule plain) {
    Rule rule = plain.rule();
    for (TenYears years : TenYears.ALL) {
      for (LocalDate start : WallCalendar.days()) check(rule, plain, start, years);
    }
  }

  /** Units, first day counted or not, with and without a day on which one may act. */
  static Stream<Rule> periods() {
    return Arrays.stream(Unit.values())
        .flatMap(
            unit ->
                Stream.of(1, 11)
                    .flatMap(
                        count ->
                            Stream.of(true, false)
                                .flatMap(
                                    first ->
                                        Stream.of(Rule.Kind.values())
                                            .map(
                                                kind ->
                                                    DueDateTest.rule(unit, count, first, kind)))));
  }

  /** Nothing is left to chance: three calendars, each of 3,653 days, 72 periods. */
  @ParameterizedTest
  @MethodSource("periods")
  void a_period_of_every_unit_and_kind_ends_so_from_every_day_of_ten_years(Rule rule) {
    PlainRule plain =
        new PlainRule("any", "", rule.count(), of(rule.unit()), rule.firstDayCounts(), List.of());
    assertThat(WallCalendar.days()).hasSize(3653);
    for (TenYears years : TenYears.ALL) {
      for (LocalDate start : WallCalendar.days()) check(rule, plain, start, years);
    }
  }

  @Test
  void no_rule_is_left_out() {
    assertThat(rules().map(plain -> plain.id() + " since " + plain.since()))
        .containsExactlyInAnyOrderElementsOf(
            Rules.standard().all().stream().map(r -> r.id() + " since " + r.from()).toList());
  }

  @Test
  void the_bank_holidays_are_those_that_the_Act_and_the_proclamations_give() {
    assertThat(Oxfordshire.HOLIDAYS.titles().keySet())
        .containsExactlyInAnyOrderElementsOf(WallCalendar.bankHolidayDates());
  }

  private static void check(Rule rule, PlainRule plain, LocalDate start, TenYears years) {
    WallCalendar wall = years.wall();
    Counts counts = plain.of().counts();
    DueDate date = DueDate.of(rule, start, years.calendar());
    LocalDate due = plain.lastDay(start, wall);
    assertThat(date.due()).as("%s from %s for %s", rule.id(), start, years).isEqualTo(due);

    LocalDate last = due;
    if (rule.kind() == Rule.Kind.EARLIEST) {
      last = plain.notBefore(start, wall);
      assertThat(date.earliest()).as("earliest from %s for %s", start, years).contains(last);
    } else {
      assertThat(date.earliest()).isEmpty();
    }

    List<LocalDate> passedOver = new ArrayList<>(plain.period(start, wall));
    for (LocalDate day = due.plusDays(1); day.isBefore(last); day = day.plusDays(1)) {
      passedOver.add(day);
    }
    passedOver.removeIf(day -> wall.counts(day, counts));
    assertThat(date.skipped().stream().map(Skipped::date).toList())
        .as("skipped from %s for %s", start, years)
        .isEqualTo(passedOver);
    for (Skipped skipped : date.skipped()) {
      assertThat(skipped.reason()).startsWith(wall.whyNot(skipped.date(), counts));
    }

    boolean allKnown = wall.isKnown(start, counts) && wall.isKnown(last, counts);
    assertThat(date.provisional())
        .as("%s from %s to %s for %s: provisional", rule.id(), start, last, years)
        .isEqualTo(!allKnown);
  }

  private static PlainRule.Of of(Unit unit) {
    return switch (unit) {
      case CALENDAR_DAY -> PlainRule.Of.DAYS;
      case WORKING_DAY -> PlainRule.Of.WORKING_DAYS;
      case SCHOOL_DAY -> PlainRule.Of.SCHOOL_DAYS;
      case SESSION -> PlainRule.Of.SESSIONS;
      case MONTH -> PlainRule.Of.MONTHS;
      case TERM -> PlainRule.Of.TERMS;
    };
  }
}
