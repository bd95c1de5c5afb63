package org.onroll.world.county;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AgeTest {
  @ParameterizedTest
  @CsvSource({
    "2021-03-31, 2026-03-31",
    "2021-04-01, 2026-08-31",
    "2021-08-31, 2026-08-31",
    "2021-09-01, 2026-12-31",
    "2021-12-31, 2026-12-31",
    "2022-01-01, 2027-03-31"
  })
  void compulsory_age_begins_on_the_prescribed_day_on_or_after_the_fifth_birthday(
      LocalDate born, LocalDate from) {
    assertThat(Age.compulsoryFrom(born)).isEqualTo(from);
  }

  @ParameterizedTest
  @CsvSource({"2009-09-01, 2026-06-26", "2010-08-31, 2026-06-26", "2010-09-01, 2027-06-25"})
  void compulsory_age_ends_on_the_last_friday_in_june_of_the_year_of_the_sixteenth_birthday(
      LocalDate born, LocalDate to) {
    assertThat(Age.compulsoryTo(born)).isEqualTo(to);
  }

  @Test
  void year_groups_turn_in_september() {
    LocalDate born = LocalDate.parse("2014-11-02");
    assertThat(Age.yearGroup(born, LocalDate.parse("2026-07-20"))).isEqualTo(6);
    assertThat(Age.yearGroup(born, LocalDate.parse("2026-09-02"))).isEqualTo(7);
    assertThat(
            Age.code(Age.yearGroup(LocalDate.parse("2021-05-01"), LocalDate.parse("2026-07-20"))))
        .isEqualTo("R");
  }
}
