package org.onroll.world.score;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.onroll.world.office.Says;
import org.onroll.world.truth.Whereabouts;

/** When a case is a false alarm, and when it could have been avoided. */
class FalseAlarmsTest extends ScoreFixture {
  @Test
  void a_case_on_a_mover_whom_another_accepted_roll_shows_is_an_avoidable_false_alarm() {
    world
        .child("m", "2015-01-10")
        .onRoll("m", A, "2024-09-03", "2026-09-08")
        .onRoll("m", B, "2026-09-09");
    open("m", A, "2026-09-14");

    Score score = score(sendAllRolls());

    assertThat(score.falseAlarms()).isEqualTo(1);
    assertThat(score.falseAlarmsAvoidable()).isEqualTo(1);
    assertThat(score.diagnosis())
        .anyMatch(f -> f.kind() == Score.Kind.AVOIDABLE_FALSE_ALARM && f.child().equals("m"));
  }

  @Test
  void
      a_case_on_a_mover_whose_new_school_has_sent_nothing_is_a_false_alarm_that_nobody_could_avoid() {
    world
        .child("m", "2015-01-10")
        .onRoll("m", A, "2024-09-03", "2026-09-08")
        .onRoll("m", NO_FEED, "2026-09-09");
    open("m", A, "2026-09-14");

    Score score = score(sendAllRolls());

    assertThat(score.falseAlarms()).isEqualTo(1);
    assertThat(score.falseAlarmsAvoidable()).isZero();
  }

  @Test
  void a_new_pupil_return_before_the_case_makes_it_avoidable_and_one_after_it_does_not() {
    world
        .child("m", "2015-01-10")
        .onRoll("m", A, "2024-09-03", "2026-09-08")
        .onRoll("m", NO_FEED, "2026-09-09");
    world
        .child("n", "2015-01-10")
        .onRoll("n", A, "2024-09-03", "2026-09-08")
        .onRoll("n", NO_FEED, "2026-09-09");
    open("m", A, "2026-09-14");
    open("n", A, "2026-09-14");
    said("m", NO_FEED, "2026-09-11", new Says.Entered(day("2026-09-09")));
    said("n", NO_FEED, "2026-09-15", new Says.Entered(day("2026-09-09")));

    Score score = score(sendAllRolls());

    assertThat(score.falseAlarms()).isEqualTo(2);
    assertThat(score.falseAlarmsAvoidable()).isEqualTo(1);
  }

  @Test
  void a_case_on_a_home_educated_child_is_avoidable_once_the_parent_has_written() {
    world.child("e", "2015-01-10").onRoll("e", A, "2024-09-03", "2026-07-10");
    world.stays("e", "2026-07-11", new Whereabouts.HomeEducated());
    open("e", A, "2026-07-20");
    said("e", "", "2026-07-15", new Says.HomeEducates(day("2026-07-11")));

    assertThat(score(sendAllRolls()).falseAlarmsAvoidable()).isEqualTo(1);
  }

  @Test
  void the_losing_schools_own_declaration_makes_nothing_avoidable() {
    world.child("o", "2015-01-10").onRoll("o", A, "2024-09-03", "2026-07-10");
    world.stays("o", "2026-07-11", new Whereabouts.MovedAway());
    said("o", A, "2026-07-10", deleted("outside-england", "g", "2026-07-10", false));
    open("o", A, "2026-07-20");

    Score score = score(sendAllRolls());

    assertThat(score.falseAlarms()).isEqualTo(1);
    assertThat(score.falseAlarmsAvoidable()).isZero();
  }

  @Test
  void a_case_on_a_child_over_compulsory_age_is_avoidable_since_the_roll_gave_the_birthday() {
    world.child("old", "2010-01-10").onRoll("old", A, "2024-09-03", "2026-07-10");
    open("old", A, "2026-07-20");

    assertThat(score(sendAllRolls()).falseAlarmsAvoidable()).isEqualTo(1);
  }

  @Test
  void a_case_between_two_schools_is_no_false_alarm() {
    world
        .child("m", "2015-01-10")
        .onRoll("m", A, "2024-09-03", "2026-09-08")
        .onRoll("m", B, "2026-09-16");
    open("m", A, "2026-09-14");

    assertThat(score(sendAllRolls()).falseAlarms()).isZero();
  }

  @Test
  void a_row_that_one_export_left_out_makes_a_case_avoidable_once_the_next_has_it_again() {
    world.child("g", "2015-01-10").onRoll("g", A, "2024-09-03");
    open("g", A, "2026-09-14");

    assertThat(score(sendAllRolls()).falseAlarmsAvoidable()).isEqualTo(1);
  }

  @Test
  void a_case_about_nobody_is_an_avoidable_false_alarm() {
    open("ghost-of-nobody", A, "2026-09-10");

    assertThat(score(sendAllRolls()).falseAlarmsAvoidable()).isEqualTo(1);
  }
}
