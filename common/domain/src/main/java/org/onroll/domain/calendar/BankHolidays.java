package org.onroll.domain.calendar;

import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Bank holidays of England and Wales with their names.
 *
 * @param known the last day for which the list is known to be complete
 */
public record BankHolidays(Map<LocalDate, String> titles, LocalDate known) {
  public BankHolidays {
    titles = Map.copyOf(titles);
  }

  /** Complete to the end of the year of the last one listed. */
  public static BankHolidays of(Map<LocalDate, String> titles) {
    LocalDate last = new TreeMap<>(titles).lastKey();
    return new BankHolidays(titles, LocalDate.of(last.getYear(), 12, 31));
  }

  public Optional<String> on(LocalDate day) {
    return Optional.ofNullable(titles.get(day));
  }
}
