package org.onroll.domain.law;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.onroll.domain.law.LawTable.Days;

@DisplayName("B1: where authorities read the law differently, and what is set")
class ReadingsTest {
  private static Rules reading(String id, String answer) {
    return Rules.with(Map.of(), Map.of(id, answer));
  }

  @Test
  void each_reading_names_its_source_and_its_usual_answer() {
    assertThat(Rules.standard().readings())
        .extracting(Reading::id)
        .containsExactly("fifth-day", "junior-joiners", "feed-is-return");
    assertThat(Rules.standard().readings())
        .allMatch(r -> r.answer().equals(r.answers().getFirst()) && !r.source().isBlank())
        .allMatch(r -> Rules.standard().rule(r.rule()).id().equals(r.rule()));
  }

  /** Reg 13(3): the request holds for names that are entered after the day of it. */
  @ParameterizedTest(name = "asked {0}, entered {1}: wanted {2}")
  @CsvSource({
    "not-wanted, 2026-09-02, false",
    "2026-09-01, 2026-09-02, true",
    "2026-09-02, 2026-09-02, false", // the day of the request itself
    "2026-09-03, 2026-09-02, false", // it looks ahead only
    "2025-06-30, 2026-09-02, true"
  })
  void returns_of_those_who_are_exempt_may_be_asked_for(
      String asked, LocalDate entered, boolean wanted) {
    assertThat(reading(Reading.JUNIOR_JOINERS, asked).asksForExempt(entered)).isEqualTo(wanted);
  }

  @ParameterizedTest(name = "the fifth day as {0}, entered {1}: {2}")
  @CsvSource({
    "calendar-day, 2026-12-18, COUNTY, 2026-12-23",
    "school-day, 2026-12-18, COUNTY, 2027-01-08",
    "school-day, 2026-12-18, INSET, 2027-01-11",
    "school-day, 2022-12-23, PAST, 2023-01-10" // by the law of 2016, too
  })
  void an_authority_may_read_the_fifth_day_as_a_school_day(
      String answer, LocalDate entered, Days days, LocalDate due) {
    Rule rule = reading(Reading.FIFTH_DAY, answer).rule(Rules.NEW_PUPIL_RETURN, entered);
    assertThat(DueDate.of(rule, entered, days.calendar()).due()).isEqualTo(due);
    assertThat(rule.basis().note().startsWith("This authority reads the fifth day as a school day"))
        .isEqualTo(answer.equals("school-day"));
  }

  @ParameterizedTest(name = "{0}={1}")
  @CsvSource({
    "junior-joiners, wanted", // since when?
    "junior-joiners, YYYY-MM-DD",
    "junior-joiners, 2026-02-30",
    "fifth-day, working-day",
    "fifth-day, 2026-09-01",
    "feed-is-return, yes", // OnRoll has no other answer
    "no-such-reading, no"
  })
  void an_answer_that_there_is_not_stops_the_start(String id, String answer) {
    assertThatThrownBy(() -> reading(id, answer)).isInstanceOf(IllegalArgumentException.class);
  }
}
