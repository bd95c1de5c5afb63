package org.onroll.domain.story;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.onroll.domain.calendar.BankHolidays;
import org.onroll.domain.calendar.CalendarSheet;
import org.onroll.domain.calendar.SchoolCalendar;
import org.onroll.domain.calendar.Term;
import org.onroll.domain.law.Rules;
import org.onroll.domain.roll.GuardLevels;
import org.onroll.domain.school.Authority;

/** The authority of the stories: real bank holidays, the published terms, OnRoll's defaults. */
public final class Oxfordshire {
  public static final String CODE = "931";
  public static final BankHolidays HOLIDAYS = holidays();
  public static final CalendarSheet TERMS =
      new CalendarSheet(
          CODE,
          "Oxfordshire County Council, term dates",
          List.of(
              term("autumn 2025, first half", "2025-09-02", "2025-10-24"),
              term("autumn 2025, second half", "2025-11-03", "2025-12-19"),
              term("spring 2026, first half", "2026-01-05", "2026-02-13"),
              term("spring 2026, second half", "2026-02-23", "2026-03-27"),
              term("summer 2026, first half", "2026-04-13", "2026-05-22"),
              term("summer 2026, second half", "2026-06-01", "2026-07-20"),
              term("autumn 2026, first half", "2026-09-02", "2026-10-23"),
              term("autumn 2026, second half", "2026-11-02", "2026-12-18"),
              term("spring 2027, first half", "2027-01-04", "2027-02-12"),
              term("spring 2027, second half", "2027-02-22", "2027-03-25"),
              term("summer 2027, first half", "2027-04-12", "2027-05-28"),
              term("summer 2027, second half", "2027-06-07", "2027-07-21")),
          Map.of(
              LocalDate.parse("2025-09-01"), "countywide INSET day",
              LocalDate.parse("2026-11-02"), "countywide INSET day"),
          0);
  public static final SchoolCalendar CALENDAR = SchoolCalendar.of(HOLIDAYS, TERMS, null);

  private Oxfordshire() {}

  public static Authority authority() {
    return new Authority(CODE, Rules.standard(), GuardLevels.STANDARD, HOLIDAYS, TERMS);
  }

  public static Term term(String name, String from, String to) {
    return new Term(name, LocalDate.parse(from), LocalDate.parse(to));
  }

  private static BankHolidays holidays() {
    try (InputStream in =
            Objects.requireNonNull(Oxfordshire.class.getResourceAsStream("bank-holidays.txt"));
        BufferedReader lines =
            new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))) {
      Map<LocalDate, String> titles = new HashMap<>();
      lines
          .lines()
          .filter(line -> !line.startsWith("#"))
          .forEach(line -> titles.put(LocalDate.parse(line.substring(0, 10)), line.substring(11)));
      return BankHolidays.of(titles);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
