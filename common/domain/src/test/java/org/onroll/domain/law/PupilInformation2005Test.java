package org.onroll.domain.law;

import java.time.LocalDate;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.onroll.domain.law.LawTable.Days;

@DisplayName("D1: Education (Pupil Information) (England) Regulations 2005")
class PupilInformation2005Test {
  @ParameterizedTest(name = "{0}: left {2}, {3}: {4}, {6}")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          reg 9 | ctf-transfer | 2022-12-21 | PAST   | 2023-01-24 | - | firm | 2022-12-22..2023-01-03
          reg 9 | ctf-transfer | 2024-07-23 | PAST   | 2024-09-24 | - | firm | 2024-07-24..2024-09-03
          reg 9 | ctf-transfer | 2025-07-18 | COUNTY | 2025-09-22 | - | provisional | 2025-07-21..2025-09-01
          reg 9 | ctf-transfer | 2026-09-11 | COUNTY | 2026-10-02 | - | firm | -
          reg 9 | ctf-transfer | 2026-11-16 | COUNTY | 2026-12-07 | - | firm | -
          reg 9 | ctf-transfer | 2026-11-16 | INSET  | 2026-12-08 | - | firm | 2026-11-27
          reg 9 | ctf-transfer | 2026-12-18 | COUNTY | 2027-01-22 | - | firm | 2026-12-21..2027-01-01
          reg 9 | ctf-transfer | 2027-07-21 | COUNTY | 2027-09-21 | - | provisional | 2027-07-22..2027-08-31
          """)
  void the_transfer_file_goes_within_fifteen_school_days(
      String regulation,
      String rule,
      LocalDate fact,
      Days days,
      LocalDate due,
      String notBefore,
      String certainty,
      String passedOver) {
    LawTable.check(
        "Education (Pupil Information) (England) Regulations 2005 " + regulation,
        rule,
        fact,
        days,
        due,
        notBefore,
        certainty,
        passedOver);
  }
}
