package org.onroll.domain.law;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.onroll.domain.law.LawTable.Days;

@DisplayName("D1, D2: the authority's service levels and OnRoll's defaults")
class ServiceLevelsTest {
  private static final String NAME = "{1} from {2}, {3}: {4}, not before {5}, {6}";

  /** Nothing of an authority's own is law, and each says so. */
  @ParameterizedTest(name = NAME)
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          , Oxfordshire: from the third day of absence | third-day-contact | 2026-09-14 | COUNTY | 2026-09-15 | 2026-09-16 | firm | -
          , Oxfordshire: from the third day of absence | third-day-contact | 2026-09-17 | COUNTY | 2026-09-18 | 2026-09-21 | firm | -
          , Oxfordshire: from the third day of absence | third-day-contact | 2026-09-18 | COUNTY | 2026-09-21 | 2026-09-22 | firm | -
          , Oxfordshire: from the third day of absence | third-day-contact | 2026-10-23 | COUNTY | 2026-11-03 | 2026-11-04 | firm | 2026-10-26..2026-11-02
          , Oxfordshire: from the third day of absence | third-day-contact | 2026-11-25 | INSET  | 2026-11-26 | 2026-11-30 | firm | 2026-11-27
          , Oxfordshire: from the third day of absence | third-day-contact | 2026-11-26 | INSET  | 2026-11-30 | 2026-12-01 | firm | 2026-11-27
          , Oxfordshire: from the third day of absence | third-day-contact | 2026-12-17 | COUNTY | 2026-12-18 | 2027-01-04 | firm | 2026-12-21..2027-01-01
          ' (Oxfordshire handles enquiries daily)'     | enquiry-first-check | 2026-08-28 | COUNTY | 2026-09-01 | - | firm | 2026-08-31
          ' (Oxfordshire handles enquiries daily)'     | enquiry-first-check | 2026-09-18 | COUNTY | 2026-09-21 | - | firm | -
          ' (Oxfordshire handles enquiries daily)'     | enquiry-first-check | 2026-12-24 | COUNTY | 2026-12-29 | - | firm | 2026-12-25..2026-12-28
          ' (Oxfordshire handles enquiries daily)'     | enquiry-first-check | 2026-12-31 | COUNTY | 2027-01-04 | - | firm | 2027-01-01
          , Oxfordshire: reintegration timetables      | timetable-review | 2026-09-14 | COUNTY | 2026-10-26 | - | firm | -
          , Oxfordshire: reintegration timetables      | timetable-review | 2026-11-30 | COUNTY | 2027-01-11 | - | firm | -
          , Oxfordshire: reintegration timetables      | timetable-review | 2028-01-18 | COUNTY | 2028-02-29 | - | firm | -
          , Oxfordshire: the panel meets termly        | panel-review | 2026-10-23 | COUNTY | 2026-12-18 | - | firm | -
          , Oxfordshire: the panel meets termly        | panel-review | 2027-01-04 | COUNTY | 2027-03-25 | - | firm | -
          , Oxfordshire: the panel meets termly        | panel-review | 2027-07-22 | COUNTY | 2027-12-20 | - | provisional | -
          , Oxfordshire: the policy is reviewed        | policy-review | 2027-09-01 | COUNTY | 2027-09-01 | - | firm | -
          """)
  void a_local_service_level_says_whose_it_is(
      String says,
      String rule,
      LocalDate fact,
      Days days,
      LocalDate due,
      String notBefore,
      String certainty,
      String passedOver) {
    LawTable.check(
        "local service level" + says, rule, fact, days, due, notBefore, certainty, passedOver);
    assertThat(Rules.standard().rule(rule).basis().standing().isSet()).isTrue();
  }

  @ParameterizedTest(name = NAME)
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          OnRoll's default | referral-acknowledgement | 2026-12-18 | COUNTY | 2026-12-21 | - | firm | -
          OnRoll's default | referral-acknowledgement | 2027-03-25 | COUNTY | 2027-03-30 | - | firm | 2027-03-26 2027-03-29
          OnRoll's default | safeguarding-referral    | 2026-09-15 | COUNTY | 2026-09-15 | - | firm | -
          OnRoll's default | assurance-of-suitability | 2026-09-14 | COUNTY | 2026-12-14 | - | firm | -
          OnRoll's default | assurance-of-suitability | 2026-11-30 | COUNTY | 2027-02-28 | - | firm | -
          OnRoll's default | assurance-of-suitability | 2027-11-29 | COUNTY | 2028-02-29 | - | firm | -
          OnRoll's default | leaver-without-return    | 2026-12-23 | COUNTY | 2026-12-30 | - | firm | 2026-12-25..2026-12-28
          OnRoll's default | leaver-without-return    | 2028-12-28 | COUNTY | 2029-01-02 | - | provisional | -
          OnRoll's default | enquiry-at-once          | 2026-12-25 | COUNTY | 2026-12-25 | - | firm | -
          OnRoll's default | expected-arrival         | 2026-08-27 | COUNTY | 2026-09-04 | - | firm | 2026-08-31
          OnRoll's default | home-education-notice    | 2027-03-24 | COUNTY | 2027-04-02 | - | firm | 2027-03-26 2027-03-29
          OnRoll's default | destination-confirmation | 2026-09-14 | COUNTY | 2026-09-21 | - | firm | -
          OnRoll's default | entry-to-come            | 2026-12-25 | COUNTY | 2026-12-25 | - | firm | -
          OnRoll's default | look-again               | 2026-12-25 | COUNTY | 2026-12-25 | - | firm | -
          OnRoll's default | possible-arrival         | 2026-05-01 | COUNTY | 2026-05-05 | - | firm | 2026-05-04
          OnRoll's default | phase-transfer           | 2026-09-02 | COUNTY | 2026-09-15 | - | firm | -
          """)
  void a_figure_that_no_source_gives_says_that_it_is_OnRolls(
      String citation,
      String rule,
      LocalDate fact,
      Days days,
      LocalDate due,
      String notBefore,
      String certainty,
      String passedOver) {
    LawTable.check(citation, rule, fact, days, due, notBefore, certainty, passedOver);
    assertThat(Rules.standard().rule(rule).basis().standing()).isEqualTo(Rule.Standing.DEFAULT);
  }
}
