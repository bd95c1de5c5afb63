package org.onroll.domain.law;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.onroll.domain.law.LawTable.Days;

/** A fact before 19 August 2024 is counted by the law of its day, whenever we hear of it. */
@DisplayName("D2: Education (Pupil Registration) (England) Regulations 2006, as amended in 2016")
class PupilRegistration2006Test {
  private static final String NAME = "reg {0}: {1} from {2}: {4}, not before {5}, {6}";

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
        "SI 2006/1751 reg " + paragraph, rule, fact, days, due, notBefore, certainty, passedOver);
  }

  @ParameterizedTest(name = NAME)
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          12(3), as substituted by SI 2016/792 reg 5 | new-pupil-return | 2016-09-01 | PAST | 2016-09-06 | - | firm | -
          12(3), as substituted by SI 2016/792 reg 5 | new-pupil-return | 2022-12-23 | PAST | 2022-12-28 | - | firm | -
          12(3), as substituted by SI 2016/792 reg 5 | new-pupil-return | 2023-02-24 | PAST | 2023-03-01 | - | firm | -
          12(3), as substituted by SI 2016/792 reg 5 | new-pupil-return | 2024-02-29 | PAST | 2024-03-05 | - | firm | -
          12(3), as substituted by SI 2016/792 reg 5 | new-pupil-return | 2024-03-28 | PAST | 2024-04-02 | - | firm | -
          12(3), as substituted by SI 2016/792 reg 5 | new-pupil-return | 2024-08-18 | PAST | 2024-08-23 | - | firm | -
          12(3) as made                              | deletion-return  | 2006-09-01 | PAST | 2006-09-01 | - | firm | -
          12(3) as made                              | deletion-return  | 2016-08-31 | PAST | 2016-08-31 | - | firm | -
          12(6), as substituted by SI 2016/792 reg 5 | deletion-return  | 2016-09-01 | PAST | 2016-09-01 | - | firm | -
          12(6), as substituted by SI 2016/792 reg 5 | deletion-return  | 2022-12-23 | PAST | 2022-12-23 | - | firm | -
          12(6), as substituted by SI 2016/792 reg 5 | deletion-return  | 2024-02-29 | PAST | 2024-02-29 | - | firm | -
          12(6), as substituted by SI 2016/792 reg 5 | deletion-return  | 2024-08-18 | PAST | 2024-08-18 | - | firm | -
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

  /** The state funeral, the coronation, and a summer in which the law changed lie in the way. */
  @ParameterizedTest(name = NAME)
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          12(1)(b) | attendance-return | 2022-09-05 | PAST | 2022-09-16 | - | firm | -
          12(1)(b) | attendance-return | 2022-09-12 | PAST | 2022-09-26 | - | firm | 2022-09-19
          12(1)(b) | attendance-return | 2022-12-08 | PAST | 2022-12-21 | - | firm | -
          12(1)(b) | attendance-return | 2022-12-12 | PAST | 2023-01-05 | - | firm | 2022-12-22..2023-01-03
          12(1)(b) | attendance-return | 2023-04-24 | PAST | 2023-05-09 | - | firm | 2023-05-01 2023-05-08
          12(1)(b) | attendance-return | 2024-02-05 | PAST | 2024-02-23 | - | firm | 2024-02-12..2024-02-16
          12(1)(b) | attendance-return | 2024-07-15 | PAST | 2024-09-06 | - | firm | 2024-07-24..2024-09-03
          12(1)(b) | attendance-return | 2024-08-18 | PAST | 2024-09-17 | - | firm | 2024-08-19..2024-09-03
          """)
  void a_return_of_absence_is_counted_in_school_days(
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

  /** Where the terms of those days are not held, each working day counts: provisional. */
  @ParameterizedTest(name = NAME)
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          8(1)(f) | ground-h-earliest | 2022-12-21 | PAST | 2023-01-17 | 2023-01-18 | firm | 2022-12-22..2023-01-03
          8(1)(h) | ground-i-earliest | 2019-04-01 | PAST | 2019-04-30 | 2019-05-01 | provisional | 2019-04-19 2019-04-22
          8(1)(h) | ground-i-earliest | 2022-11-23 | PAST | 2022-12-20 | 2022-12-21 | firm | -
          8(1)(h) | ground-i-earliest | 2024-07-01 | PAST | 2024-09-06 | 2024-09-09 | firm | 2024-07-24..2024-09-03
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

  @ParameterizedTest(name = "{0} on {1}: {2}")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          deletion-return           | 2006-09-01 | SI 2006/1751 reg 12(3) as made
          deletion-return           | 2016-08-31 | SI 2006/1751 reg 12(3) as made
          deletion-return           | 2016-09-01 | SI 2006/1751 reg 12(6)
          deletion-return           | 2024-08-18 | SI 2006/1751 reg 12(6)
          deletion-return           | 2024-08-19 | SI 2024/208 reg 13(4)
          new-pupil-return          | 2024-08-18 | SI 2006/1751 reg 12(3)
          new-pupil-return          | 2024-08-19 | SI 2024/208 reg 13(1)
          attendance-return         | 2024-08-18 | SI 2006/1751 reg 12(1)(b)
          attendance-return         | 2024-08-19 | SI 2024/208 reg 13
          ground-h-earliest         | 2024-08-18 | SI 2006/1751 reg 8(1)(f)
          ground-h-earliest         | 2024-08-19 | SI 2024/208 reg 9(1)(h)
          ground-i-earliest         | 2024-08-18 | SI 2006/1751 reg 8(1)(h)
          ground-i-earliest         | 2024-08-19 | SI 2024/208 reg 9(1)(i)
          """)
  void the_law_is_that_of_the_day_of_the_fact(String rule, LocalDate fact, String citation) {
    Rule asked = Rules.standard().asked(rule, fact).orElseThrow();
    assertThat(asked.citation()).startsWith(citation);
    assertThat(asked.inForce(fact)).isTrue();
    assertThat(Rules.standard().on(fact)).filteredOn(r -> r.id().equals(rule)).containsOnly(asked);
  }

  @ParameterizedTest(name = "there was no {0} on {1}")
  @CsvSource({
    "deletion-return, 2006-08-31", // the day before SI 2006/1751
    "attendance-return, 2006-08-31",
    "new-pupil-return, 2006-09-01", // came with SI 2016/792
    "new-pupil-return, 2016-08-31",
    "attendance-return-monthly, 2024-08-18", // came with SI 2024/208
    "sickness-return, 2024-08-18",
    "code-n-resolution, 2024-08-18",
    "penalty-notice-threshold, 2024-08-18",
    "ctf-transfer, 2005-07-07",
    "s437-notice-earliest, 1996-10-31"
  })
  void what_the_law_did_not_ask_for_then_is_not_asked_for_now(String rule, LocalDate fact) {
    assertThat(Rules.standard().asked(rule, fact)).isEmpty();
    assertThat(Rules.standard().on(fact)).noneMatch(r -> r.id().equals(rule));
  }
}
