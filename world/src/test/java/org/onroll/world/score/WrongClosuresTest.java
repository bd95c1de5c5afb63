package org.onroll.world.score;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.onroll.world.onroll.CaseFile;
import org.onroll.world.onroll.LedgerEntry;
import org.onroll.world.truth.Truth;

/** When closing was wrong, and when OnRoll held evidence against it. */
class WrongClosuresTest extends ScoreFixture {
  @Test
  void
      an_entry_claimed_for_a_child_who_stays_missing_is_a_wrong_closure_and_avoidable_where_the_roll_lacks_the_child() {
    entry(
        "x",
        A,
        "claimed",
        Optional.of(new LedgerEntry.Claim("roll", B, Optional.of(day("2026-09-09")), "roll of B")));

    Score score = score(sendAllRolls());

    assertThat(score.wrongClosures()).isEqualTo(1);
    assertThat(score.wrongClosuresAvoidable()).isEqualTo(1);
  }

  @Test
  void an_entry_claimed_while_the_child_was_on_the_new_roll_is_right_although_it_vanishes_later() {
    world
        .child("v", "2015-01-10")
        .onRoll("v", B, "2024-09-03", "2026-07-10")
        .onRoll("v", A, "2026-07-13", "2026-07-17");
    entry(
        "v",
        B,
        "claimed",
        Optional.of(new LedgerEntry.Claim("roll", A, Optional.of(day("2026-07-13")), "roll of A")));

    assertThat(score(sendAllRolls()).wrongClosures()).isZero();
  }

  @Test
  void a_case_closed_for_a_missing_child_is_a_wrong_closure() {
    cases.add(
        file(
            "x",
            A,
            "2026-09-10",
            false,
            Optional.of(new CaseFile.Closure("on-roll", true, B, Optional.of(day("2026-09-14"))))));

    assertThat(score(sendAllRolls()).wrongClosures()).isEqualTo(1);
  }

  @Test
  void
      an_entry_left_out_of_scope_for_a_child_who_is_missing_now_is_a_wrong_closure_unless_a_case_stands() {
    entry("x", A, "out-of-scope", Optional.empty());
    Truth truth = sendAllRolls();
    assertThat(score(truth).wrongClosuresAvoidable()).isEqualTo(1);

    open("x", A, "2026-09-10");
    assertThat(score(truth).wrongClosures()).isZero();
  }
}
