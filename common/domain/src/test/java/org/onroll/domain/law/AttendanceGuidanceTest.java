package org.onroll.domain.law;

import java.time.LocalDate;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.onroll.domain.law.LawTable.Days;

@DisplayName("D1: Working together to improve school attendance")
class AttendanceGuidanceTest {
  /** Two sessions make a school day; a term ends with the last school day before its holidays. */
  @ParameterizedTest(name = "{1} from {2}, {3}: {4}, not before {5}, {6}")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          ten sessions | penalty-notice-threshold  | 2026-09-14 | COUNTY | 2026-09-18 | 2026-09-21 | firm | -
          ten sessions | penalty-notice-threshold  | 2026-10-22 | COUNTY | 2026-11-05 | 2026-11-06 | firm | 2026-10-26..2026-11-02
          ten sessions | penalty-notice-threshold  | 2026-11-24 | INSET  | 2026-12-01 | 2026-12-02 | firm | 2026-11-27
          ten sessions | penalty-notice-threshold  | 2026-12-14 | COUNTY | 2026-12-18 | 2027-01-04 | firm | 2026-12-21..2027-01-01
          the authority meets each school termly | targeting-support-meeting | 2026-09-14 | COUNTY | 2026-12-18 | - | firm | -
          the authority meets each school termly | targeting-support-meeting | 2026-09-14 | OWN    | 2026-12-11 | - | firm | -
          the authority meets each school termly | targeting-support-meeting | 2026-12-18 | COUNTY | 2027-03-25 | - | firm | -
          the authority meets each school termly | targeting-support-meeting | 2027-03-25 | COUNTY | 2027-07-21 | - | firm | -
          the authority meets each school termly | targeting-support-meeting | 2027-07-21 | COUNTY | 2027-12-20 | - | provisional | -
          """)
  void guidance_counts_sessions_and_terms(
      String says,
      String rule,
      LocalDate fact,
      Days days,
      LocalDate due,
      String notBefore,
      String certainty,
      String passedOver) {
    LawTable.check(
        "Working together to improve school attendance: " + says,
        rule,
        fact,
        days,
        due,
        notBefore,
        certainty,
        passedOver);
  }
}
