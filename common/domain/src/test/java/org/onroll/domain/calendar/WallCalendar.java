package org.onroll.domain.calendar;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * A calendar on the wall for ten years, as a clerk would fill it in: every day looked up in lists
 * that come from the Acts, one day after the other. Slow, plain, and with nothing of OnRoll's own
 * calendar in it.
 */
public final class WallCalendar {
  public static final LocalDate FIRST = LocalDate.of(2019, 1, 1);

  /** Nobody has proclaimed a bank holiday for a day after it yet. */
  public static final LocalDate LAST = LocalDate.of(2028, 12, 31);

  private static final List<String> EASTER_SUNDAYS =
      List.of(
          "2019-04-21",
          "2020-04-12",
          "2021-04-04",
          "2022-04-17",
          "2023-04-09",
          "2024-03-31",
          "2025-04-20",
          "2026-04-05",
          "2027-03-28",
          "2028-04-16");

  private static final Set<LocalDate> BANK_HOLIDAYS = bankHolidays();

  private final List<LocalDate> termDays;
  private final Map<LocalDate, String> closures;

  /** Days that count for a period. */
  public enum Counts {
    EVERY_DAY,
    WORKING_DAYS,
    SCHOOL_DAYS
  }

  /**
   * @param termDays every day from the first to the last of each term, weekends with them
   * @param closures days in term on which school does not meet, each with the reason
   */
  public WallCalendar(List<LocalDate> termDays, Map<LocalDate, String> closures) {
    this.termDays = termDays.stream().sorted().toList();
    this.closures = new HashMap<>(closures);
  }

  /** Every day of the ten years. */
  public static List<LocalDate> days() {
    List<LocalDate> days = new ArrayList<>();
    for (LocalDate day = FIRST; !day.isAfter(LAST); day = day.plusDays(1)) days.add(day);
    return days;
  }

  public static Set<LocalDate> bankHolidayDates() {
    return BANK_HOLIDAYS;
  }

  /** Why {@code day} does not count, up to a bank holiday's own name; blank where it does. */
  public String whyNot(LocalDate day, Counts counts) {
    if (counts == Counts.EVERY_DAY) return "";
    if (day.getDayOfWeek() == DayOfWeek.SATURDAY) return "Saturday";
    if (day.getDayOfWeek() == DayOfWeek.SUNDAY) return "Sunday";
    if (BANK_HOLIDAYS.contains(day)) return "bank holiday";
    if (counts == Counts.WORKING_DAYS) return "";
    String closure = closures.get(day);
    if (closure != null) return closure;
    return inTerm(day) || !isHoliday(day) ? "" : "school holidays";
  }

  /** Between two terms, or in a summer that lies before the first of them or after the last. */
  private boolean isHoliday(LocalDate day) {
    LocalDate first = termDays.getFirst();
    LocalDate last = termDays.getLast();
    if (day.isAfter(first) && day.isBefore(last)) return true;
    int month = day.getMonthValue();
    int begins = first.getMonthValue();
    int ends = last.getMonthValue();
    boolean lateJuly = month == 7 && day.getDayOfMonth() > 20;
    if (day.isBefore(first) && day.getYear() == first.getYear()) {
      return (begins == 8 || begins == 9) && (lateJuly || month >= 8);
    }
    boolean sameYear = day.getYear() == last.getYear();
    return day.isAfter(last) && sameYear && ends >= 6 && ends <= 8 && month <= 8;
  }

  public boolean counts(LocalDate day, Counts counts) {
    return whyNot(day, counts).isEmpty();
  }

  /** Whether enough is known of {@code day} to say if it counts. */
  public boolean isKnown(LocalDate day, Counts counts) {
    boolean proclaimed = !day.isAfter(LAST);
    return switch (counts) {
      case EVERY_DAY -> true;
      case WORKING_DAYS -> proclaimed;
      case SCHOOL_DAYS ->
          proclaimed && !day.isBefore(termDays.getFirst()) && !day.isAfter(termDays.getLast());
    };
  }

  /**
   * The last days of so many terms, the first of them on {@code from} or later. A term's last
   * school day is the one before the holidays with Christmas Day in them, those with 1 August in
   * them, or those of a week and more after which school begins again in April. Where no calendar
   * of the term hangs on the wall, it is the last working day up to 20 December, 31 March, 20 July.
   */
  public List<LocalDate> endsOfTermsFrom(LocalDate from, int count) {
    List<LocalDate> ends = new ArrayList<>();
    for (LocalDate day = from; ends.size() < count; day = day.plusDays(1)) {
      if (isEndOfTerm(day)) ends.add(day);
    }
    return ends;
  }

  private boolean isEndOfTerm(LocalDate day) {
    if (hangs(day)) {
      if (!counts(day, Counts.SCHOOL_DAYS) || !inTerm(day)) return false;
      return isBeforeLongHolidays(day);
    }
    for (int[] latest : new int[][] {{12, 20}, {3, 31}, {7, 20}}) {
      LocalDate end = LocalDate.of(day.getYear(), latest[0], latest[1]);
      while (!counts(end, Counts.WORKING_DAYS)) end = end.minusDays(1);
      if (day.equals(end)) return true;
    }
    return false;
  }

  /** Whether the term's calendar is on the wall: its last stretch ends a term. */
  private boolean hangs(LocalDate day) {
    LocalDate last = termDays.getLast();
    LocalDate nextTerm = LocalDate.of(last.getYear(), 8, 1);
    return !day.isBefore(termDays.getFirst()) && (!day.isAfter(last) || day.isBefore(nextTerm));
  }

  private boolean isBeforeLongHolidays(LocalDate day) {
    boolean christmas = false;
    boolean august = false;
    LocalDate next = day.plusDays(1);
    for (; !inTerm(next) || !counts(next, Counts.SCHOOL_DAYS); next = next.plusDays(1)) {
      if (next.isAfter(termDays.getLast())) return true;
      christmas |= next.getMonthValue() == 12 && next.getDayOfMonth() == 25;
      august |= next.getMonthValue() == 8 && next.getDayOfMonth() == 1;
    }
    boolean easter = next.getMonthValue() == 4 && next.isAfter(day.plusDays(7));
    return christmas || august || easter;
  }

  private boolean inTerm(LocalDate day) {
    return Collections.binarySearch(termDays, day) >= 0;
  }

  /**
   * The day in England at a second of a day in Greenwich: an hour later by the clock in summer time
   * (Summer Time Act 1972, Summer Time Order 2002).
   */
  public static LocalDate dayInEngland(LocalDate inGreenwich, int second) {
    boolean summer = summerTime(inGreenwich, second);
    return summer && second >= 23 * 3600 ? inGreenwich.plusDays(1) : inGreenwich;
  }

  /** The hour in Greenwich when the clocks of England say six in the morning of {@code day}. */
  public static int hourInGreenwichAtSix(LocalDate day) {
    return summerTime(day, 5 * 3600) ? 5 : 6;
  }

  /** From one o'clock on the last Sunday in March to one o'clock on the last Sunday in October. */
  private static boolean summerTime(LocalDate day, int second) {
    LocalDate march = last(DayOfWeek.SUNDAY, day.getYear(), 3);
    LocalDate october = last(DayOfWeek.SUNDAY, day.getYear(), 10);
    if (day.equals(march)) return second >= 3600;
    if (day.equals(october)) return second < 3600;
    return day.isAfter(march) && day.isBefore(october);
  }

  /** The last such weekday of the month. */
  public static LocalDate last(DayOfWeek weekday, int year, int month) {
    LocalDate day = LocalDate.of(year, month + 1, 1).minusDays(1);
    while (day.getDayOfWeek() != weekday) day = day.minusDays(1);
    return day;
  }

  /**
   * Good Friday and Christmas Day by common law, the others by the Banking and Financial Dealings
   * Act 1971 and by proclamation under it.
   */
  private static Set<LocalDate> bankHolidays() {
    Set<LocalDate> days = new HashSet<>();
    for (int year = FIRST.getYear(); year <= LAST.getYear(); year++) {
      days.add(weekdayFrom(LocalDate.of(year, 1, 1), days));
      LocalDate earlyMay = LocalDate.of(year, 5, 1);
      while (earlyMay.getDayOfWeek() != DayOfWeek.MONDAY) earlyMay = earlyMay.plusDays(1);
      days.add(year == 2020 ? LocalDate.of(2020, 5, 8) : earlyMay);
      LocalDate spring = last(DayOfWeek.MONDAY, year, 5);
      days.add(year == 2022 ? LocalDate.of(2022, 6, 2) : spring);
      days.add(last(DayOfWeek.MONDAY, year, 8));
      LocalDate christmas = LocalDate.of(year, 12, 25);
      LocalDate boxing = LocalDate.of(year, 12, 26);
      if (!isWeekend(christmas)) days.add(christmas);
      if (!isWeekend(boxing)) days.add(boxing);
      if (isWeekend(christmas)) days.add(weekdayFrom(christmas, days));
      if (isWeekend(boxing)) days.add(weekdayFrom(boxing, days));
    }
    for (String sunday : EASTER_SUNDAYS) {
      days.add(LocalDate.parse(sunday).minusDays(2));
      days.add(LocalDate.parse(sunday).plusDays(1));
    }
    days.add(LocalDate.of(2022, 6, 3)); // Platinum Jubilee
    days.add(LocalDate.of(2022, 9, 19)); // state funeral
    days.add(LocalDate.of(2023, 5, 8)); // coronation
    return Set.copyOf(days);
  }

  private static LocalDate weekdayFrom(LocalDate day, Set<LocalDate> taken) {
    LocalDate free = day;
    while (isWeekend(free) || taken.contains(free)) free = free.plusDays(1);
    return free;
  }

  private static boolean isWeekend(LocalDate day) {
    return day.getDayOfWeek() == DayOfWeek.SATURDAY || day.getDayOfWeek() == DayOfWeek.SUNDAY;
  }
}
