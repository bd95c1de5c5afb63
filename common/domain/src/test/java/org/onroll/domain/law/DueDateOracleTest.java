package org.onroll.domain.law;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.time.api.constraints.DateRange;
import org.junit.jupiter.api.DisplayName;
import org.onroll.domain.calendar.CalendarSheet;
import org.onroll.domain.calendar.SchoolCalendar;
import org.onroll.domain.calendar.Term;
import org.onroll.domain.law.DueDate.Skipped;
import org.onroll.domain.story.Oxfordshire;

/**
 * Ten years of due dates against a slow, plain oracle: it lists all days that count, then takes the
 * n-th.
 */
@DisplayName("D1, fault-F17: due dates over ten years")
class DueDateOracleTest {
  private static final LocalDate FIRST = LocalDate.of(2019, 1, 1);
  private static final LocalDate LAST = LocalDate.of(2029, 12, 31);
  private static final SchoolCalendar CALENDAR =
      SchoolCalendar.of(Oxfordshire.HOLIDAYS, tenYears(), null);
  private static final Map<Unit, NavigableSet<LocalDate>> COUNTED =
      Arrays.stream(Unit.values()).collect(Collectors.toMap(u -> u, DueDateOracleTest::days));

  @Property(tries = 2000)
  void the_last_day_is_the_nth_that_counts(
      @ForAll Unit unit,
      @ForAll @IntRange(min = 0, max = 30) int count,
      @ForAll boolean firstDayCounts,
      @ForAll @DateRange(min = "2019-01-01", max = "2028-06-30") LocalDate start) {
    Rule rule = DueDateTest.rule(unit, count, firstDayCounts, Rule.Kind.EARLIEST);
    DueDate date = DueDate.of(rule, start, CALENDAR);

    NavigableSet<LocalDate> days = Objects.requireNonNull(COUNTED.get(unit));
    List<LocalDate> counted = new ArrayList<>(days.tailSet(start, firstDayCounts));
    LocalDate due = count == 0 ? start : counted.get(count - 1);
    assertThat(date.due()).isEqualTo(due);
    assertThat(date.earliest()).contains(days.higher(due));
    assertThat(date.provisional()).isFalse();
    assertThat(date.skipped().stream().map(Skipped::date))
        .noneMatch(days::contains)
        .allMatch(d -> !d.isBefore(start) && d.isBefore(due));
    assertThat(date.skipped().size() + count)
        .as("every day of the period is counted or skipped")
        .isEqualTo(
            count == 0
                ? 0
                : (int) (due.toEpochDay() - start.toEpochDay()) + (firstDayCounts ? 1 : 0));
  }

  /** All days that count, written from the definitions. */
  private static NavigableSet<LocalDate> days(Unit unit) {
    Set<LocalDate> bank = Oxfordshire.HOLIDAYS.titles().keySet();
    CalendarSheet sheet = tenYears();
    NavigableSet<LocalDate> counted = new TreeSet<>();
    for (LocalDate day = FIRST; !day.isAfter(LAST); day = day.plusDays(1)) {
      boolean weekend =
          day.getDayOfWeek() == DayOfWeek.SATURDAY || day.getDayOfWeek() == DayOfWeek.SUNDAY;
      boolean working = !weekend && !bank.contains(day);
      boolean inTerm = false;
      for (Term t : sheet.terms()) {
        if (day.compareTo(t.from()) >= 0 && day.compareTo(t.to()) <= 0) inTerm = true;
      }
      boolean counts =
          switch (unit) {
            case CALENDAR_DAY -> true;
            case WORKING_DAY -> working;
            case SCHOOL_DAY -> working && inTerm && !sheet.closures().containsKey(day);
          };
      if (counts) counted.add(day);
    }
    return counted;
  }

  private static CalendarSheet tenYears() {
    List<Term> terms = new ArrayList<>();
    Map<LocalDate, String> closures = new HashMap<>();
    for (int year = 2018; year <= 2028; year++) {
      add(terms, LocalDate.of(year, 9, 2), LocalDate.of(year, 10, 22));
      add(terms, LocalDate.of(year, 11, 1), LocalDate.of(year, 12, 19));
      add(terms, LocalDate.of(year + 1, 1, 4), LocalDate.of(year + 1, 2, 12));
      add(terms, LocalDate.of(year + 1, 2, 20), LocalDate.of(year + 1, 4, 1));
      add(terms, LocalDate.of(year + 1, 4, 15), LocalDate.of(year + 1, 5, 24));
      add(terms, LocalDate.of(year + 1, 6, 2), LocalDate.of(year + 1, 7, 21));
      closures.put(LocalDate.of(year, 9, 3), "INSET day");
      closures.put(LocalDate.of(year + 1, 1, 5), "INSET day");
    }
    return new CalendarSheet("931", "made for a test", terms, closures, 0);
  }

  private static void add(List<Term> terms, LocalDate from, LocalDate to) {
    terms.add(new Term("term from " + from, from, to));
  }
}
