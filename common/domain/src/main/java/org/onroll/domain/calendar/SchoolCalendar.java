package org.onroll.domain.calendar;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.Month;
import java.time.MonthDay;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The days of one school, or of the county where no school is meant. */
public final class SchoolCalendar {
  private final BankHolidays holidays;
  private final List<Term> terms;
  private final Map<LocalDate, String> closures;

  private SchoolCalendar(BankHolidays holidays, List<Term> terms, Map<LocalDate, String> closures) {
    this.holidays = holidays;
    this.terms = terms.stream().sorted(Comparator.comparing(Term::from)).toList();
    this.closures = closures;
  }

  /** The county's days, changed by what the school says of its own, where it says anything. */
  public static SchoolCalendar of(
      BankHolidays holidays, CalendarSheet county, @Nullable CalendarSheet school) {
    if (school == null) return new SchoolCalendar(holidays, county.terms(), county.closures());
    Map<LocalDate, String> closures =
        new HashMap<>(school.terms().isEmpty() ? county.closures() : Map.of());
    closures.putAll(school.closures());
    return new SchoolCalendar(
        holidays, school.terms().isEmpty() ? county.terms() : school.terms(), closures);
  }

  /** Monday to Friday and no bank holiday. */
  public boolean isWorkingDay(LocalDate day) {
    return notWorking(day).isEmpty();
  }

  /** School meets: a working day within a term on which the school is not closed. */
  public boolean isSchoolDay(LocalDate day) {
    return notSchool(day).isEmpty();
  }

  /** Why {@code day} is no working day; empty where it is one. */
  public Optional<String> notWorking(LocalDate day) {
    DayOfWeek weekday = day.getDayOfWeek();
    if (weekday == DayOfWeek.SATURDAY) return Optional.of("Saturday");
    if (weekday == DayOfWeek.SUNDAY) return Optional.of("Sunday");
    return holidays.on(day).map(title -> "bank holiday: " + title);
  }

  /** Why {@code day} is no school day; empty where it is one. */
  public Optional<String> notSchool(LocalDate day) {
    Optional<String> notWorking = notWorking(day);
    if (notWorking.isPresent()) return notWorking;
    String closure = closures.get(day);
    if (closure != null) return Optional.of(closure);
    if (terms.stream().anyMatch(t -> t.holds(day))) return Optional.empty();
    return isBetweenTerms(day) ? Optional.of("school holidays") : Optional.empty();
  }

  /** Between the known terms, or in the summer before the first or after the last of them. */
  private boolean isBetweenTerms(LocalDate day) {
    if (terms.isEmpty()) return false;
    LocalDate first = terms.getFirst().from();
    LocalDate last = terms.getLast().to();
    boolean afterSummer = EnumSet.of(Month.AUGUST, Month.SEPTEMBER).contains(first.getMonth());
    boolean beforeSummer =
        EnumSet.of(Month.JUNE, Month.JULY, Month.AUGUST).contains(last.getMonth());
    LocalDate from = afterSummer ? Season.SUMMER.latest(first.getYear()).plusDays(1) : first;
    LocalDate to = beforeSummer ? LocalDate.of(last.getYear(), Month.AUGUST, 31) : last;
    return !day.isBefore(from) && !day.isAfter(to);
  }

  /** Working days after this are counted without bank holidays: provisional. */
  public LocalDate knownWorkingDays() {
    return holidays.known();
  }

  /**
   * School days after this, the summer that follows apart, are counted as if every working day were
   * one: provisional.
   */
  public LocalDate knownSchoolDays() {
    return terms.isEmpty() ? LocalDate.MIN : terms.getLast().to();
  }

  /** And so are those before this: provisional, too. */
  public LocalDate knownSchoolDaysFrom() {
    return terms.isEmpty() ? LocalDate.MAX : terms.getFirst().from();
  }

  /** The first day on which school meets in the school year; empty where the terms do not say. */
  public Optional<LocalDate> firstSchoolDay(SchoolYear year) {
    return terms.stream()
        .filter(
            t ->
                !t.from().isBefore(year.first().minusDays(14))
                    && t.from().isBefore(year.first().plusMonths(2)))
        .findFirst()
        .flatMap(
            t -> t.from().datesUntil(t.to().plusDays(1)).filter(this::isSchoolDay).findFirst());
  }

  /** The last day on which school meets in the school year; empty where the terms do not say. */
  public Optional<LocalDate> lastSchoolDay(SchoolYear year) {
    return terms.stream()
        .filter(
            t ->
                t.to().getMonth().compareTo(Month.JUNE) >= 0
                    && t.to().getMonth().compareTo(Month.SEPTEMBER) < 0)
        .filter(t -> SchoolYear.of(t.to()).equals(year))
        .reduce((a, b) -> b)
        .flatMap(
            t ->
                Stream.iterate(t.to(), d -> !d.isBefore(t.from()), d -> d.minusDays(1))
                    .filter(this::isSchoolDay)
                    .findFirst());
  }

  /**
   * The last day on which school meets in the first term that ends on or after {@code from}. Before
   * and after the known terms, the last working day up to the day on which such a term ends at the
   * latest.
   */
  public LocalDate endOfTerm(LocalDate from) {
    for (int year = from.getYear(); ; year++) {
      for (Season season : Season.values()) {
        LocalDate end = endOf(season, year);
        if (!end.isBefore(from)) return end;
      }
    }
  }

  private LocalDate endOf(Season season, int year) {
    Predicate<LocalDate> meets = this::isSchoolDay;
    return terms.stream()
        .filter(t -> season.holds(t.from(), year))
        .reduce((earlier, later) -> later)
        .map(t -> last(t.to(), meets))
        .orElseGet(() -> last(season.latest(year), this::isWorkingDay));
  }

  private static LocalDate last(LocalDate from, Predicate<LocalDate> counts) {
    LocalDate day = from;
    while (!counts.test(day)) day = day.minusDays(1);
    return day;
  }

  /** The three terms, in the order of their ends in a calendar year. */
  private enum Season {
    SPRING(Month.JANUARY, Month.MARCH, MonthDay.of(Month.MARCH, 31)),
    SUMMER(Month.APRIL, Month.JULY, MonthDay.of(Month.JULY, 20)),
    AUTUMN(Month.AUGUST, Month.DECEMBER, MonthDay.of(Month.DECEMBER, 20));

    private final Month first;
    private final Month last;
    private final MonthDay latest;

    Season(Month first, Month last, MonthDay latest) {
      this.first = first;
      this.last = last;
      this.latest = latest;
    }

    /** Whether a stretch of school days that begins on {@code day} is of this term of the year. */
    boolean holds(LocalDate day, int year) {
      Month month = day.getMonth();
      return day.getYear() == year && month.compareTo(first) >= 0 && month.compareTo(last) <= 0;
    }

    LocalDate latest(int year) {
      return latest.atYear(year);
    }
  }
}
