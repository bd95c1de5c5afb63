package org.onroll.world.truth;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import org.junit.jupiter.api.Test;

class TruthTest {
  private static LocalDate day(String text) {
    return LocalDate.parse(text);
  }

  @Test
  void ten_school_days_in_no_education_are_not_enough_and_eleven_are() {
    SmallTruth world = new SmallTruth();
    world.child("a", "2015-01-10").onRoll("a", "999101", "2024-09-03", "2026-09-04");

    assertThat(world.truth().trulyMissing("a", day("2026-09-18"))).isEmpty();
    assertThat(world.truth().trulyMissing("a", day("2026-09-21")))
        .hasValueSatisfying(
            absence -> {
              assertThat(absence.schoolDays()).isEqualTo(11);
              assertThat(absence.first()).isEqualTo("2026-09-05");
            });
  }

  @Test
  void the_summer_holidays_count_no_school_days() {
    SmallTruth world = new SmallTruth();
    world.child("a", "2015-01-10").onRoll("a", "999101", "2024-09-03", "2026-07-20");

    assertThat(world.truth().absence("a", day("2026-09-01")))
        .hasValueSatisfying(absence -> assertThat(absence.schoolDays()).isZero());
    assertThat(world.truth().trulyMissing("a", day("2026-09-16"))).isPresent();
    assertThat(world.truth().trulyMissing("a", day("2026-09-15"))).isEmpty();
  }

  @Test
  void who_is_educated_at_home_or_lives_elsewhere_or_is_over_age_is_not_missing() {
    SmallTruth world = new SmallTruth();
    world.child("home", "2015-01-10").onRoll("home", "999101", "2024-09-03", "2026-07-10");
    world.stays("home", "2026-07-11", new Whereabouts.HomeEducated());
    world.child("away", "2015-01-10").onRoll("away", "999101", "2024-09-03", "2026-07-10");
    world.stays("away", "2026-07-11", new Whereabouts.MovedAway());
    world.child("old", "2010-01-10").onRoll("old", "999102", "2024-09-03", "2026-07-10");

    assertThat(world.truth().trulyMissing(day("2026-09-25"))).isEmpty();
  }

  @Test
  void a_child_whom_no_school_has_seen_is_missing_from_compulsory_age_on() {
    SmallTruth world = new SmallTruth();
    world.child("never", "2021-05-05");

    assertThat(world.truth().trulyMissing("never", day("2026-09-25")))
        .hasValueSatisfying(
            absence -> {
              assertThat(absence.first()).isEqualTo("2026-08-31");
              assertThat(absence.left()).isEmpty();
            });
  }
}
