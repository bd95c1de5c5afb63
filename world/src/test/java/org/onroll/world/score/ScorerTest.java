package org.onroll.world.score;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.onroll.world.office.Says;
import org.onroll.world.truth.Fate;
import org.onroll.world.truth.Truth;

/** Each figure of the score, one by one. */
class ScorerTest extends ScoreFixture {
  @Test
  void an_open_case_puts_a_missing_child_under_enquiry_and_the_median_counts_school_days() {
    open("x", A, "2026-09-10");

    Score score = score(sendAllRolls());

    assertThat(score.all().trulyMissing()).isEqualTo(1);
    assertThat(score.all().underEnquiry()).isEqualTo(1);
    assertThat(score.all().medianSchoolDaysToEnquiry()).hasValue(3.0);
    assertThat(score.all().enquiriesPerMissingChild()).hasValue(1.0);
    assertThat(score.withFeed()).isEqualTo(score.all());
    assertThat(score.falseAlarms()).isZero();
    assertThat(score.diagnosis()).isEmpty();
  }

  @Test
  void a_missing_child_without_a_case_is_overlooked_whatever_wait_onroll_shows() {
    entry("x", A, "open", Optional.empty());

    Score score = score(sendAllRolls());

    assertThat(score.withFeed().pending()).isZero();
    assertThat(score.withFeed().overlooked()).isEqualTo(1);
    assertThat(score.diagnosis())
        .singleElement()
        .satisfies(
            finding -> {
              assertThat(finding.kind()).isEqualTo(Score.Kind.OVERLOOKED);
              assertThat(finding.child()).isEqualTo("x");
            });
  }

  @Test
  void a_wait_that_has_not_run_out_by_the_rules_is_pending() {
    entry("x", A, "open", Optional.empty());
    said(
        "x",
        A,
        "2026-09-07",
        new Says.Deleted("a", "school", "", Optional.empty(), day("2026-09-18"), false, false));

    assertThat(score(sendAllRolls()).all().pending()).isEqualTo(1);
  }

  @Test
  void a_return_that_comes_after_the_wait_for_it_does_not_prolong_the_wait() {
    entry("x", A, "open", Optional.empty());
    said(
        "x",
        A,
        "2026-09-21",
        new Says.Deleted("a", "school", "", Optional.empty(), day("2026-09-18"), false, false));

    assertThat(score(sendAllRolls()).all().pending()).isZero();
  }

  @Test
  void an_unknown_destination_waits_for_nothing() {
    entry("x", A, "open", Optional.empty());
    said("x", A, "2026-09-07", deleted("unknown", "g", "2026-09-24", false));

    assertThat(score(sendAllRolls()).all().pending()).isZero();
  }

  @Test
  void a_school_that_missed_one_of_its_last_six_rolls_is_not_with_feed() {
    open("x", A, "2026-09-10");

    Score score = score(sendAllRolls(A + " 2026-09-18"));

    assertThat(score.all().trulyMissing()).isEqualTo(1);
    assertThat(score.withFeed().trulyMissing()).isZero();
    assertThat(score.withFeed().enquiriesPerMissingChild()).isEmpty();
  }

  @Test
  void a_roll_missed_before_the_last_six_days_does_not_matter() {
    assertThat(score(sendAllRolls(A + " 2026-09-17")).withFeed().trulyMissing()).isEqualTo(1);
  }

  @Test
  void a_child_of_a_school_without_feed_and_one_without_a_school_count_in_all_only() {
    world.child("y", "2015-01-10").onRoll("y", NO_FEED, "2024-09-03", "2026-07-10");
    world.child("never", "2020-05-05");

    Score score = score(sendAllRolls());

    assertThat(score.all().trulyMissing()).isEqualTo(3);
    assertThat(score.withFeed().trulyMissing()).isEqualTo(1);
  }

  @Test
  void only_unknown_grounds_h_and_i_and_social_care_are_found_by_returns_alone() {
    for (String id : List.of("u", "h", "i", "s", "a")) {
      world.child(id, "2015-01-10").onRoll(id, A, "2024-09-03", "2026-07-10");
    }
    said("u", A, "2026-07-13", deleted("unknown", "g", "2026-07-10", false));
    said("h", A, "2026-07-13", deleted("other", "h", "2026-07-10", false));
    said("i", A, "2026-07-13", deleted("other", "i", "2026-07-10", false));
    said("s", A, "2026-07-13", deleted("school", "a", "2026-07-10", true));
    said("a", A, "2026-07-13", deleted("school", "a", "2026-07-10", false));

    assertThat(score(sendAllRolls()).declaredOnlyWouldFind()).isEqualTo(4);
  }

  @Test
  void an_end_of_phase_leaver_waits_until_the_tenth_school_day_of_autumn_and_no_longer() {
    world.child("p", "2015-01-10").onRoll("p", A, "2020-09-03", "2026-07-20");
    world.left("p", A, "2026-07-20", Fate.NOT_TURNED_UP, true);
    entry("p", A, "open", Optional.empty());
    Truth truth = sendAllRolls();

    Waits waits = new Waits(truth, evidence);
    assertThat(waits.lastDay(truth.absence("p", day("2026-09-14")).orElseThrow(), false))
        .contains(day("2026-09-15"));
    assertThat(score(truth).all().pending()).isZero();
  }
}
