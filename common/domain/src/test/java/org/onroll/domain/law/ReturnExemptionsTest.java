package org.onroll.domain.law;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.onroll.domain.calendar.CalendarSheet;
import org.onroll.domain.calendar.SchoolCalendar;
import org.onroll.domain.school.School;
import org.onroll.domain.school.Urn;
import org.onroll.domain.school.YearGroup;
import org.onroll.domain.story.Oxfordshire;

@DisplayName("B1, B2, C7: the exemptions of SI 2024/208 reg 13")
class ReturnExemptionsTest {
  @ParameterizedTest(name = "reg {0}: ages {1} to {2}, year {3}, starting {4}: exempt {5}")
  @CsvSource({
    // both paragraphs together: most junior class AND the first day of the school year
    "13(2), 5, 11, R, 2026-09-02, true",
    "13(2), 4, 11, R, 2026-09-02, true",
    "13(2), 7, 11, Y3, 2026-09-02, true",
    "13(2), 11, 16, Y7, 2026-09-02, true",
    "13(2), 11, 16, Y7, 2026-09-01, true", // before the first day of lessons
    "13(2), 11, 16, Y7, 2026-08-31, true",
    // the class alone
    "13(2)(b), 5, 11, R, 2026-09-03, false",
    "13(2)(b), 5, 11, R, 2026-10-12, false",
    "13(2)(b), 11, 16, Y7, 2027-01-04, false",
    "13(2)(b), 11, 16, Y7, 2026-07-20, false",
    // the day alone
    "13(2)(a), 5, 11, Y1, 2026-09-02, false",
    "13(2)(a), 11, 16, Y8, 2026-09-02, false",
    "13(2)(a), 3, 11, R, 2026-09-02, false", // a nursery class is the most junior one there
    // neither
    "13(2), 5, 11, Y4, 2026-10-12, false"
  })
  void an_entry_is_exempt_for_the_junior_class_on_the_first_day(
      String paragraph, int low, int high, YearGroup year, LocalDate starting, boolean exempt) {
    assertThat(TurnOfYear.exemptEntry(school(low, high), year, starting, Oxfordshire.CALENDAR))
        .as(paragraph)
        .isEqualTo(exempt);
  }

  @ParameterizedTest(name = "reg {0}: ages {1} to {2}, year {3}, gone {4}: ordinary {5}")
  @CsvSource({
    "13(5), 5, 11, Y6, 2026-07-19, false",
    "13(5), 5, 11, Y6, 2026-07-20, true", // the last day of the last term
    "13(5), 5, 11, Y6, 2026-07-21, true",
    "13(5), 5, 11, Y6, 2026-08-31, true",
    "13(5), 5, 11, Y6, 2026-09-02, true", // the first rolls of the autumn still show last year's
    // class
    "13(5), 5, 11, Y6, 2026-05-29, false",
    "13(5), 5, 11, Y6, 2026-12-18, false", // the end of a term, not of the last one
    "13(5), 5, 11, Y5, 2026-07-21, false", // not the most senior class
    "13(5), 4, 7, Y2, 2026-07-21, true",
    "13(5), 11, 16, Y11, 2026-07-21, true",
    "13(5), 11, 18, Y11, 2026-07-21, true",
    "13(5), 11, 18, Y13, 2026-07-21, true",
    "13(5), 11, 18, Y12, 2026-07-21, false"
  })
  void a_leaver_is_ordinary_from_the_senior_class_at_the_end_of_the_last_term(
      String paragraph, int low, int high, YearGroup year, LocalDate gone, boolean ordinary) {
    assertThat(TurnOfYear.ordinaryLeaver(school(low, high), year, gone, Oxfordshire.CALENDAR))
        .as(paragraph)
        .isEqualTo(ordinary);
  }

  @Test
  void the_last_day_on_which_a_school_meets_is_before_its_closing_INSET_days() {
    CalendarSheet own =
        new CalendarSheet(
            "100001",
            "the school",
            List.of(),
            Map.of(LocalDate.parse("2026-07-20"), "INSET day"),
            1);
    SchoolCalendar calendar = SchoolCalendar.of(Oxfordshire.HOLIDAYS, Oxfordshire.TERMS, own);
    // Pupils go home for good on Friday 17 July; the roll of that day may be without them.
    assertThat(
            TurnOfYear.ordinaryLeaver(
                school(5, 11), YearGroup.Y6, LocalDate.parse("2026-07-17"), calendar))
        .isTrue();
  }

  @Test
  void leavers_of_july_and_of_september_are_looked_for_from_the_same_autumn_day() {
    for (String gone :
        List.of("2026-07-20", "2026-07-31", "2026-08-31", "2026-09-01", "2026-09-09")) {
      assertThat(TurnOfYear.turn(LocalDate.parse(gone), Oxfordshire.CALENDAR))
          .as(gone)
          .contains(LocalDate.parse("2026-09-02"));
    }
    assertThat(TurnOfYear.turn(LocalDate.parse("2026-10-01"), Oxfordshire.CALENDAR)).isEmpty();
  }

  private static School school(int low, int high) {
    return new School(
        new Urn("100001"), "A", "", "any", "any", low, high, School.Feed.CSV, "", true, 1);
  }
}
