package org.onroll.domain.deadline;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.onroll.domain.calendar.London;
import org.onroll.domain.calendar.TenYears;
import org.onroll.domain.calendar.WallCalendar;
import org.onroll.domain.identity.ChildId;
import org.onroll.domain.law.DueDate;
import org.onroll.domain.law.PlainRule;
import org.onroll.domain.law.Rule;
import org.onroll.domain.law.Rule.Stage;

/** When each stage of each rule is reached, from a fact on any night of ten years. */
@DisplayName("D5, fault-F17: stages on the right morning over ten years")
class DeadlineOracleTest {
  private static final TenYears COUNTY = TenYears.COUNTY;
  private static final Deadline.Subject SUBJECT =
      new Deadline.Subject("SCHOOL#100001", "1", "", new ChildId("synthetic"), "100001", "R-1");

  /** The last second of a day in winter, of one in summer, the fault's own time, and the next. */
  private static final List<Integer> SECONDS_IN_GREENWICH =
      List.of(23 * 3600 - 1, 23 * 3600, 23 * 3600 + 1800, 24 * 3600 - 1, 0, 1800, 3599, 3600);

  static Stream<PlainRule> rules() {
    return PlainRule.ALL.stream().filter(plain -> !plain.mornings().isEmpty());
  }

  /** A stage and the instant from which it is reached. */
  private record Step(Stage stage, Instant at) {}

  @ParameterizedTest(name = "{0}")
  @MethodSource("rules")
  void each_stage_is_reached_at_six_on_its_morning_and_not_a_second_before(PlainRule plain) {
    Rule rule = plain.rule();
    for (LocalDate start : WallCalendar.days()) {
      Deadline deadline = open(rule, start);
      for (Step step : steps(plain, start)) {
        String where = plain.id() + " from " + start + ", " + step.stage();
        assertThat(deadline.nextStageAt()).as(where).isEqualTo(step.at());
        assertThat(deadline.reached(rule, step.at().minusSeconds(1))).as(where).isEmpty();
        assertThat(deadline.reached(rule, step.at())).as(where).contains(step.stage());
        deadline = deadline.at(rule, step.stage());
        assertThat(deadline.reached(rule, step.at())).as("once: " + where).isEmpty();
      }
      assertThat(deadline.nextStageAt()).isNull();
    }
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("rules")
  void after_days_without_a_sweep_the_last_stage_alone_is_reached(PlainRule plain) {
    Rule rule = plain.rule();
    for (LocalDate start : WallCalendar.days()) {
      Step last = steps(plain, start).getLast();
      Instant late = last.at().plus(Duration.ofDays(1 + start.getDayOfYear() % 7));
      Deadline deadline = open(rule, start);
      assertThat(deadline.reached(rule, late)).contains(last.stage());
      assertThat(deadline.at(rule, last.stage()).reached(rule, late)).isEmpty();
    }
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("rules")
  void a_fact_of_any_hour_of_the_night_counts_from_its_day_in_England(PlainRule plain) {
    Rule rule = plain.rule();
    for (LocalDate greenwich : WallCalendar.days()) {
      for (int second : SECONDS_IN_GREENWICH) {
        LocalDate day = WallCalendar.dayInEngland(greenwich, second);
        Deadline deadline = open(rule, London.day(at(greenwich, second)));
        assertThat(deadline.due())
            .as("%s from %s, second %s", plain.id(), greenwich, second)
            .isEqualTo(plain.lastDay(day, COUNTY.wall()));
        assertThat(deadline.nextStageAt()).isEqualTo(steps(plain, day).getFirst().at());
      }
    }
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("rules")
  void a_clock_that_is_wrong_by_an_hour_says_nothing_on_a_wrong_day(PlainRule plain) {
    Rule rule = plain.rule();
    Duration wrong = Duration.ofHours(1);
    for (LocalDate start : WallCalendar.days()) {
      Deadline deadline = open(rule, start);
      for (Step step : steps(plain, start)) {
        LocalDate day = plain.morning(step.stage(), start, COUNTY.wall());
        Instant atMidnight = midnight(day);
        Instant beforeNext = midnight(day.plusDays(1)).minusSeconds(1);
        assertThat(deadline.reached(rule, atMidnight.minusSeconds(1).plus(wrong)))
            .as("fast, the evening before %s", day)
            .isEmpty();
        assertThat(deadline.reached(rule, beforeNext.minus(wrong)))
            .as("slow, the evening of %s", day)
            .contains(step.stage());
        deadline = deadline.at(rule, step.stage());
        assertThat(deadline.reached(rule, atMidnight)).as("set back after it").isEmpty();
      }
    }
  }

  private static Deadline open(Rule rule, LocalDate start) {
    return Deadline.open(DueDate.of(rule, start, COUNTY.calendar()), SUBJECT);
  }

  private static List<Step> steps(PlainRule plain, LocalDate start) {
    List<Step> steps = new ArrayList<>();
    for (Stage stage : plain.mornings()) {
      LocalDate morning = plain.morning(stage, start, COUNTY.wall());
      steps.add(new Step(stage, at(morning, WallCalendar.hourInGreenwichAtSix(morning) * 3600)));
    }
    return steps;
  }

  /** The first second of the day in England. */
  private static Instant midnight(LocalDate day) {
    LocalDate eve = day.minusDays(1);
    boolean summer = WallCalendar.dayInEngland(eve, 23 * 3600).equals(day);
    return summer ? at(eve, 23 * 3600) : at(day, 0);
  }

  private static Instant at(LocalDate greenwich, int second) {
    return Instant.ofEpochSecond(greenwich.toEpochDay() * 24 * 3600 + second);
  }
}
