package org.onroll.domain.law;

import java.time.LocalDate;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.onroll.domain.law.LawTable.Days;

@DisplayName("B1 to B3, D1: School Attendance (Pupil Registration) (England) Regulations 2024")
class PupilRegistration2024Test {
  private static final String NAME = "reg {0}: {1} from {2}, {3}: {4}, not before {5}, {6}";

  private static void check(
      String paragraph,
      String rule,
      LocalDate fact,
      Days days,
      LocalDate due,
      String notBefore,
      String certainty,
      String passedOver) {
    LawTable.check(
        "SI 2024/208 reg " + paragraph, rule, fact, days, due, notBefore, certainty, passedOver);
  }

  /** "By the end of the fifth day after the day when the name is entered": days of the calendar. */
  @ParameterizedTest(name = NAME)
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          # paragraph | rule           | fact       | days   | due        | nb | certainty | passed over
          13(1) | new-pupil-return     | 2024-08-19 | PAST   | 2024-08-24 | - | firm | -
          13(1) | new-pupil-return     | 2026-09-02 | COUNTY | 2026-09-07 | - | firm | -
          13(1) | new-pupil-return     | 2026-10-23 | COUNTY | 2026-10-28 | - | firm | -
          13(1) | new-pupil-return     | 2026-10-24 | COUNTY | 2026-10-29 | - | firm | -
          13(1) | new-pupil-return     | 2026-10-25 | COUNTY | 2026-10-30 | - | firm | -
          13(1) | new-pupil-return     | 2026-12-18 | COUNTY | 2026-12-23 | - | firm | -
          13(1) | new-pupil-return     | 2026-12-24 | COUNTY | 2026-12-29 | - | firm | -
          13(1) | new-pupil-return     | 2026-12-28 | COUNTY | 2027-01-02 | - | firm | -
          13(1) | new-pupil-return     | 2027-03-25 | COUNTY | 2027-03-30 | - | firm | -
          13(1) | new-pupil-return     | 2027-03-28 | COUNTY | 2027-04-02 | - | firm | -
          13(1) | new-pupil-return     | 2027-07-21 | COUNTY | 2027-07-26 | - | firm | -
          13(1) | new-pupil-return     | 2026-11-26 | INSET  | 2026-12-01 | - | firm | -
          13(1) | new-pupil-return     | 2028-02-26 | COUNTY | 2028-03-02 | - | firm | -
          13(1) | new-pupil-return     | 2028-02-29 | COUNTY | 2028-03-05 | - | firm | -
          13(1) | new-pupil-return     | 2099-12-31 | COUNTY | 2100-01-05 | - | firm | -
          13(4) | deletion-return      | 2024-08-19 | PAST   | 2024-08-19 | - | firm | -
          13(4) | deletion-return      | 2026-10-25 | COUNTY | 2026-10-25 | - | firm | -
          13(4) | deletion-return      | 2026-12-25 | COUNTY | 2026-12-25 | - | firm | -
          13(4) | deletion-return      | 2028-02-29 | COUNTY | 2028-02-29 | - | firm | -
          """)
  void a_return_of_a_name_is_counted_in_days(
      String paragraph,
      String rule,
      LocalDate fact,
      Days days,
      LocalDate due,
      String notBefore,
      String certainty,
      String passedOver) {
    check(paragraph, rule, fact, days, due, notBefore, certainty, passedOver);
  }

  /** The first school day of the run is day one; a return of last month asks for one this month. */
  @ParameterizedTest(name = NAME)
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          13, attendance returns | attendance-return | 2026-09-02 | COUNTY | 2026-09-15 | - | firm | -
          13, attendance returns | attendance-return | 2026-10-12 | COUNTY | 2026-10-23 | - | firm | -
          13, attendance returns | attendance-return | 2026-10-13 | COUNTY | 2026-11-03 | - | firm | 2026-10-26..2026-11-02
          13, attendance returns | attendance-return | 2026-12-07 | COUNTY | 2026-12-18 | - | firm | -
          13, attendance returns | attendance-return | 2026-12-14 | COUNTY | 2027-01-08 | - | firm | 2026-12-21..2027-01-01
          13, attendance returns | attendance-return | 2026-11-16 | COUNTY | 2026-11-27 | - | firm | -
          13, attendance returns | attendance-return | 2026-11-16 | INSET  | 2026-11-30 | - | firm | 2026-11-27
          13, attendance returns | attendance-return | 2026-10-26 | OWN    | 2026-11-06 | - | firm | -
          13, attendance returns | attendance-return | 2026-09-19 | COUNTY | 2026-10-02 | - | firm | -
          13, attendance returns | attendance-return | 2027-07-19 | COUNTY | 2027-09-09 | - | provisional | 2027-07-22..2027-08-31
          13, attendance returns | attendance-return | 2024-08-19 | PAST   | 2024-09-17 | - | firm | 2024-08-19..2024-09-03
          13, attendance returns | attendance-return-monthly | 2026-09-25 | COUNTY | 2026-10-25 | - | firm | -
          13, attendance returns | attendance-return-monthly | 2026-10-31 | COUNTY | 2026-11-30 | - | firm | -
          13, attendance returns | attendance-return-monthly | 2026-12-18 | COUNTY | 2027-01-18 | - | firm | -
          13, attendance returns | attendance-return-monthly | 2027-01-31 | COUNTY | 2027-02-28 | - | firm | -
          13, attendance returns | attendance-return-monthly | 2028-01-31 | COUNTY | 2028-02-29 | - | firm | -
          13, sickness returns   | sickness-return   | 2026-09-07 | COUNTY | 2026-09-25 | - | firm | -
          13, sickness returns   | sickness-return   | 2026-12-04 | COUNTY | 2027-01-07 | - | firm | 2026-12-21..2027-01-01
          13, sickness returns   | sickness-return   | 2026-12-04 | INSET  | 2027-01-08 | - | firm | 2026-12-21..2027-01-04
          13, sickness returns   | sickness-return   | 2027-02-08 | COUNTY | 2027-03-05 | - | firm | 2027-02-15..2027-02-19
          """)
  void a_return_of_absence_is_counted_in_the_schools_own_days(
      String paragraph,
      String rule,
      LocalDate fact,
      Days days,
      LocalDate due,
      String notBefore,
      String certainty,
      String passedOver) {
    check(paragraph, rule, fact, days, due, notBefore, certainty, passedOver);
  }

  /** Five school days from the session on: the day of the session itself is not one of them. */
  @ParameterizedTest(name = NAME)
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          10(7) | code-n-resolution | 2026-09-14 | COUNTY | 2026-09-21 | - | firm | -
          10(7) | code-n-resolution | 2026-10-23 | COUNTY | 2026-11-09 | - | firm | 2026-10-26..2026-11-02
          10(7) | code-n-resolution | 2026-12-18 | COUNTY | 2027-01-08 | - | firm | 2026-12-21..2027-01-01
          10(7) | code-n-resolution | 2026-11-23 | INSET  | 2026-12-01 | - | firm | 2026-11-27
          10(7) | code-n-resolution | 2027-04-26 | COUNTY | 2027-05-04 | - | firm | 2027-05-03
          """)
  void code_N_has_five_school_days(
      String paragraph,
      String rule,
      LocalDate fact,
      Days days,
      LocalDate due,
      String notBefore,
      String certainty,
      String passedOver) {
    check(paragraph, rule, fact, days, due, notBefore, certainty, passedOver);
  }

  /** A name may go on the school day after the last day of the period, and on none before. */
  @ParameterizedTest(name = NAME)
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          9(1)(h) | ground-h-earliest | 2026-09-20 | COUNTY | 2026-10-02 | 2026-10-05 | firm | -
          9(1)(h) | ground-h-earliest | 2026-10-12 | COUNTY | 2026-11-03 | 2026-11-04 | firm | 2026-10-26..2026-11-02
          9(1)(h) | ground-h-earliest | 2026-12-04 | COUNTY | 2026-12-18 | 2027-01-04 | firm | 2026-12-21..2027-01-01
          9(1)(h) | ground-h-earliest | 2026-12-04 | INSET  | 2026-12-18 | 2027-01-05 | firm | 2026-12-21..2027-01-04
          9(1)(h) | ground-h-earliest | 2026-12-18 | COUNTY | 2027-01-15 | 2027-01-18 | firm | 2026-12-21..2027-01-01
          9(1)(h) | ground-h-earliest | 2027-03-25 | COUNTY | 2027-04-23 | 2027-04-26 | firm | 2027-03-26..2027-04-09
          9(1)(i) | ground-i-earliest | 2024-09-04 | PAST   | 2024-10-01 | 2024-10-02 | firm | -
          9(1)(i) | ground-i-earliest | 2026-09-07 | COUNTY | 2026-10-02 | 2026-10-05 | firm | -
          9(1)(i) | ground-i-earliest | 2026-11-09 | OWN    | 2026-12-07 | 2026-12-08 | firm | 2026-11-30
          9(1)(i) | ground-i-earliest | 2026-11-20 | COUNTY | 2026-12-17 | 2026-12-18 | firm | -
          9(1)(i) | ground-i-earliest | 2026-11-23 | COUNTY | 2026-12-18 | 2027-01-04 | firm | 2026-12-21..2027-01-01
          9(1)(i) | ground-i-earliest | 2026-11-23 | INSET  | 2027-01-05 | 2027-01-06 | firm | 2026-11-27 2026-12-21..2027-01-04
          9(1)(i) | ground-i-earliest | 2027-07-01 | COUNTY | 2027-09-07 | 2027-09-08 | provisional | 2027-07-22..2027-08-31
          """)
  void a_ground_that_needs_school_days_is_not_met_before_they_are_over(
      String paragraph,
      String rule,
      LocalDate fact,
      Days days,
      LocalDate due,
      String notBefore,
      String certainty,
      String passedOver) {
    check(paragraph, rule, fact, days, due, notBefore, certainty, passedOver);
  }
}
