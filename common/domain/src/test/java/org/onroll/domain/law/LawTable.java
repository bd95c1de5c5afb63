package org.onroll.domain.law;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.TreeSet;
import org.onroll.domain.calendar.CalendarSheet;
import org.onroll.domain.calendar.SchoolCalendar;
import org.onroll.domain.calendar.Term;
import org.onroll.domain.law.DueDate.Skipped;
import org.onroll.domain.story.Oxfordshire;

/**
 * How a row of the tables of the law is checked. The rows are counted by hand on a calendar, from
 * the words of the paragraph that each cites.
 */
final class LawTable {
  private static final SchoolCalendar INSET =
      SchoolCalendar.of(
          Oxfordshire.HOLIDAYS,
          Oxfordshire.TERMS,
          sheet(List.of(), "2026-11-27", "INSET day", "2027-01-04", "INSET day"));

  private static final SchoolCalendar OWN =
      SchoolCalendar.of(
          Oxfordshire.HOLIDAYS,
          Oxfordshire.TERMS,
          sheet(
              List.of(
                  term("2026-09-07", "2026-10-16"),
                  term("2026-10-26", "2026-12-11"),
                  term("2027-01-11", "2027-03-19"),
                  term("2027-04-05", "2027-07-09")),
              "2026-11-30",
              "staff training"));

  private static final SchoolCalendar PAST =
      SchoolCalendar.of(
          Oxfordshire.HOLIDAYS,
          sheet(
              List.of(
                  term("2022-09-05", "2022-10-21"),
                  term("2022-10-31", "2022-12-21"),
                  term("2023-01-04", "2023-02-10"),
                  term("2023-02-20", "2023-03-31"),
                  term("2023-04-17", "2023-05-26"),
                  term("2023-06-05", "2023-07-21"),
                  term("2023-09-04", "2023-10-20"),
                  term("2023-10-30", "2023-12-20"),
                  term("2024-01-04", "2024-02-09"),
                  term("2024-02-19", "2024-03-28"),
                  term("2024-04-15", "2024-05-24"),
                  term("2024-06-03", "2024-07-23"),
                  term("2024-09-04", "2024-10-25"),
                  term("2024-11-04", "2024-12-20"))),
          null);

  private LawTable() {}

  /** Whose days a row is counted in. */
  enum Days {
    /** Oxfordshire's, September 2025 to July 2027. */
    COUNTY,
    /** The county's, without two days of the school's own. */
    INSET,
    /** A school with terms of its own: the county's INSET day is not one there. */
    OWN,
    /** September 2022 to December 2024, made for a test. */
    PAST;

    SchoolCalendar calendar() {
      return switch (this) {
        case COUNTY -> Oxfordshire.CALENDAR;
        case INSET -> LawTable.INSET;
        case OWN -> LawTable.OWN;
        case PAST -> LawTable.PAST;
      };
    }
  }

  private static Term term(String from, String to) {
    return Oxfordshire.term("term from " + from, from, to);
  }

  private static CalendarSheet sheet(List<Term> terms, String... closures) {
    Map<LocalDate, String> days = new HashMap<>();
    for (int i = 0; i < closures.length; i += 2) {
      days.put(LocalDate.parse(closures[i]), closures[i + 1]);
    }
    return new CalendarSheet("100001", "made for a test", terms, days, 1);
  }

  /**
   * @param citation with which the rule's own citation begins
   * @param notBefore a dash for rules that are not of kind earliest
   * @param certainty {@code firm} or {@code provisional}
   * @param passedOver days and stretches of days ({@code 2026-12-21..2027-01-01}), weekends apart
   */
  static void check(
      String citation,
      String id,
      LocalDate fact,
      Days days,
      LocalDate due,
      String notBefore,
      String certainty,
      String passedOver) {
    Rule rule = Rules.standard().asked(id, fact).orElseThrow();
    assertThat(rule.citation()).startsWith(citation);
    DueDate date = DueDate.of(rule, fact, days.calendar());
    assertThat(date.due()).as("due").isEqualTo(due);
    assertThat(date.earliest().map(LocalDate::toString).orElse("-")).isEqualTo(notBefore);
    assertThat(date.provisional() ? "provisional" : "firm").isEqualTo(certainty);
    assertThat(date.skipped().stream().map(Skipped::date))
        .as("passed over")
        .containsExactlyElementsOf(passedOver(rule, date, passedOver));
    assertThat(date.skipped()).noneMatch(s -> s.reason().isBlank());
  }

  private static NavigableSet<LocalDate> passedOver(Rule rule, DueDate date, String listed) {
    NavigableSet<LocalDate> days = new TreeSet<>();
    for (String stretch : listed.equals("-") ? new String[0] : listed.split(" ", -1)) {
      String[] ends = stretch.split("\\.\\.", -1);
      LocalDate to = LocalDate.parse(ends[ends.length - 1]);
      LocalDate.parse(ends[0]).datesUntil(to.plusDays(1)).forEach(days::add);
    }
    boolean dayByDay =
        switch (rule.unit()) {
          case WORKING_DAY, SCHOOL_DAY, SESSION -> rule.count() > 0;
          case CALENDAR_DAY, MONTH, TERM -> false;
        };
    if (!dayByDay) return days;
    LocalDate first = rule.firstDayCounts() ? date.start() : date.start().plusDays(1);
    LocalDate last = date.earliest().orElse(date.due());
    first.datesUntil(last).filter(LawTable::weekend).forEach(days::add);
    return days;
  }

  private static boolean weekend(LocalDate day) {
    return day.getDayOfWeek() == DayOfWeek.SATURDAY || day.getDayOfWeek() == DayOfWeek.SUNDAY;
  }
}
