package org.onroll.domain.calendar;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.onroll.domain.story.Oxfordshire;

/** Dates of ten years made for tests, twice: on the wall, and as OnRoll keeps them. */
public record TenYears(String name, WallCalendar wall, SchoolCalendar calendar) {
  /** Each term of a school year: month and day from, month and day to. */
  private static final int[][] COUNTY_TERMS = {
    {9, 2, 10, 22}, {11, 1, 12, 19}, {1, 4, 2, 12}, {2, 20, 4, 1}, {4, 15, 5, 24}, {6, 2, 7, 21}
  };

  /** Begins in August, as schools in some counties do, and has no half-term in the summer. */
  private static final int[][] OWN_TERMS = {
    {8, 26, 10, 15}, {10, 26, 12, 22}, {1, 8, 3, 28}, {4, 16, 7, 10}
  };

  private static final CalendarSheet COUNTY_SHEET =
      new CalendarSheet(
          Oxfordshire.CODE,
          "made for a test",
          terms(COUNTY_TERMS, 2018, 2028),
          countyClosures(),
          0);

  /** The county. */
  public static final TenYears COUNTY =
      of("the county", COUNTY_SHEET.terms(), COUNTY_SHEET.closures(), null);

  /** The county, a school that closes on days of its own, and one that keeps terms of its own. */
  public static final List<TenYears> ALL = List.of(COUNTY, withClosures(), withTerms());

  private static TenYears withClosures() {
    Map<LocalDate, String> own = new HashMap<>();
    for (int year = 2018; year <= 2028; year++) {
      own.put(LocalDate.of(year, 9, 2), "the school's own INSET day");
      own.put(LocalDate.of(year + 1, 7, 20), "the school's own INSET day");
      own.put(LocalDate.of(year + 1, 7, 21), "the school's own INSET day");
      own.put(LocalDate.of(year + 1, 2, 28), "snow");
    }
    Map<LocalDate, String> all = new HashMap<>(COUNTY_SHEET.closures());
    all.putAll(own);
    return of("a school that closes", COUNTY_SHEET.terms(), all, sheet(List.of(), own));
  }

  /** Known for eight of the ten years. */
  private static TenYears withTerms() {
    List<Term> terms = terms(OWN_TERMS, 2019, 2026);
    Map<LocalDate, String> closures = Map.of(LocalDate.of(2024, 2, 29), "boiler");
    return of("a school with its own terms", terms, closures, sheet(terms, closures));
  }

  private static TenYears of(
      String name,
      List<Term> terms,
      Map<LocalDate, String> closures,
      @Nullable CalendarSheet school) {
    List<LocalDate> termDays = new ArrayList<>();
    for (Term term : terms) {
      for (LocalDate day = term.from(); !day.isAfter(term.to()); day = day.plusDays(1)) {
        termDays.add(day);
      }
    }
    return new TenYears(
        name,
        new WallCalendar(termDays, closures),
        SchoolCalendar.of(Oxfordshire.HOLIDAYS, COUNTY_SHEET, school));
  }

  private static CalendarSheet sheet(List<Term> terms, Map<LocalDate, String> closures) {
    return new CalendarSheet("100001", "made for a test", terms, closures, 1);
  }

  private static Map<LocalDate, String> countyClosures() {
    Map<LocalDate, String> closures = new HashMap<>();
    for (int year = 2018; year <= 2028; year++) {
      closures.put(LocalDate.of(year, 9, 3), "INSET day");
      closures.put(LocalDate.of(year + 1, 1, 5), "INSET day");
    }
    return closures;
  }

  private static List<Term> terms(int[][] ofYear, int firstYear, int lastYear) {
    List<Term> terms = new ArrayList<>();
    for (int year = firstYear; year <= lastYear; year++) {
      for (int[] t : ofYear) {
        int in = t[0] >= 8 ? year : year + 1;
        LocalDate from = LocalDate.of(in, t[0], t[1]);
        terms.add(new Term("term from " + from, from, LocalDate.of(in, t[2], t[3])));
      }
    }
    return terms;
  }

  @Override
  public String toString() {
    return name;
  }
}
