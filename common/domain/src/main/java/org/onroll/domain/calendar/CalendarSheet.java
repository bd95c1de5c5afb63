package org.onroll.domain.calendar;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.onroll.domain.records.Key;
import org.onroll.domain.records.Versioned;

/**
 * The dates that the authority (id: its code) or a school (id: its URN) set. A school's terms,
 * where it gives any, replace the county's; its closures and INSET days are taken out of them. One
 * more sheet holds the bank holidays.
 *
 * @param source where the dates come from
 * @param closures day to reason
 */
public record CalendarSheet(
    String id, String source, List<Term> terms, Map<LocalDate, String> closures, long version)
    implements Versioned {
  /** The id of the sheet whose closures are the bank holidays. */
  public static final String BANK_HOLIDAYS = "bank-holidays";

  public CalendarSheet {
    terms = List.copyOf(terms);
    closures = Map.copyOf(closures);
  }

  public static Key<CalendarSheet> key(String id) {
    return new Key<>(CalendarSheet.class, "CALENDAR#" + id, "SHEET");
  }

  @Override
  public Key<CalendarSheet> key() {
    return key(id);
  }
}
