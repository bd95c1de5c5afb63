package org.onroll.domain.law;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.onroll.domain.law.LawTable.Days;

@DisplayName("A1, E5: Education Act 1996, sections 8, 437 and 438")
class EducationAct1996Test {
  /** "Beginning with the day on which the notice is served": the last day is service + 14. */
  @ParameterizedTest(name = "{0}: {1} served {2}: over on {4}, not before {5}")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          s437(2) | s437-notice-earliest     | 1996-11-01 | PAST   | 1996-11-15 | 1996-11-16 | firm | -
          s437(2) | s437-notice-earliest     | 2023-12-25 | PAST   | 2024-01-08 | 2024-01-09 | firm | -
          s437(2) | s437-notice-earliest     | 2024-02-29 | PAST   | 2024-03-14 | 2024-03-15 | firm | -
          s437(2) | s437-notice-earliest     | 2026-09-14 | COUNTY | 2026-09-28 | 2026-09-29 | firm | -
          s437(2) | s437-notice-earliest     | 2026-10-20 | COUNTY | 2026-11-03 | 2026-11-04 | firm | -
          s437(2) | s437-notice-earliest     | 2026-12-18 | COUNTY | 2027-01-01 | 2027-01-02 | firm | -
          s437(2) | s437-notice-earliest     | 2027-02-20 | COUNTY | 2027-03-06 | 2027-03-07 | firm | -
          s437(2) | s437-notice-earliest     | 2027-03-12 | COUNTY | 2027-03-26 | 2027-03-27 | firm | -
          s437(2) | s437-notice-earliest     | 2027-03-20 | COUNTY | 2027-04-03 | 2027-04-04 | firm | -
          s437(2) | s437-notice-earliest     | 2028-02-20 | COUNTY | 2028-03-05 | 2028-03-06 | firm | -
          s438    | s438-nomination-earliest | 2026-09-30 | COUNTY | 2026-10-14 | 2026-10-15 | firm | -
          s438    | s438-nomination-earliest | 2026-12-24 | COUNTY | 2027-01-07 | 2027-01-08 | firm | -
          s8      | compulsory-age-begins    | 2026-08-31 | COUNTY | 2026-08-31 | - | firm | -
          s8      | compulsory-age-begins    | 2026-12-31 | COUNTY | 2026-12-31 | - | firm | -
          s8      | compulsory-age-begins    | 2027-03-31 | COUNTY | 2027-03-31 | - | firm | -
          """)
  void a_notice_has_fifteen_days_and_the_day_of_service_is_the_first(
      String section,
      String rule,
      LocalDate fact,
      Days days,
      LocalDate due,
      String notBefore,
      String certainty,
      String passedOver) {
    LawTable.check(
        "Education Act 1996 " + section, rule, fact, days, due, notBefore, certainty, passedOver);
  }

  @ParameterizedTest(name = "{0}: born {1}, from {2}")
  @CsvSource({
    "s8(2), 2020-02-29, 2025-03-31", // five on 28 February or 1 March: the same prescribed day
    "s8(2), 2021-08-31, 2026-08-31", // five on the prescribed day itself
    "s8(2), 2021-09-01, 2026-12-31",
    "s8(2), 2021-12-31, 2026-12-31",
    "s8(2), 2022-01-01, 2027-03-31",
    "s8(2), 2022-03-31, 2027-03-31",
    "s8(2), 2022-04-01, 2027-08-31"
  })
  void compulsory_age_begins_on_the_prescribed_day_on_or_after_the_fifth_birthday(
      String section, LocalDate born, LocalDate begins) {
    assertThat(CompulsorySchoolAge.begins(born)).as(section).isEqualTo(begins);
    assertThat(CompulsorySchoolAge.covers(born, begins)).isTrue();
    assertThat(CompulsorySchoolAge.covers(born, begins.minusDays(1))).isFalse();
  }

  @ParameterizedTest(name = "{0}: born {1}, to {2}")
  @CsvSource({
    "s8(3)(c), 2009-09-01, 2026-06-26", // 16 in the autumn before
    "s8(3)(b), 2010-06-26, 2026-06-26", // 16 on the leaving date
    "s8(3)(a), 2010-08-31, 2026-06-26", // 16 after it, before the next school year
    "s8(3)(c), 2010-09-01, 2027-06-25", // 16 on the first day of the next school year
    "s8(3)(a), 2011-06-30, 2027-06-25"
  })
  void compulsory_age_ends_on_the_last_friday_in_june(
      String section, LocalDate born, LocalDate ends) {
    assertThat(CompulsorySchoolAge.ends(born)).as(section).isEqualTo(ends);
    assertThat(CompulsorySchoolAge.covers(born, ends)).isTrue();
    assertThat(CompulsorySchoolAge.covers(born, ends.plusDays(1))).isFalse();
  }
}
