package org.onroll.domain.deadline;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.onroll.domain.calendar.CalendarSheet;
import org.onroll.domain.records.DueKind;
import org.onroll.domain.records.Key;
import org.onroll.domain.records.Versioned;

/**
 * A calendar was changed: the open deadlines that follow it are to be counted again. There until
 * they are, and then removed.
 *
 * @param calendar id of the sheet
 * @param sheet its version, which makes this change one of its own
 * @param why for the history of what is moved
 * @param county whether the deadlines that follow the county's days are still to be looked at
 * @param cursor where to go on in the list of schools, or in the one school's deadlines; null at
 *     the beginning
 */
public record CalendarChange(
    String calendar,
    long sheet,
    LocalDate on,
    String why,
    Instant at,
    boolean county,
    @Nullable String cursor,
    long version)
    implements Versioned {
  public static final String PREFIX = "CHANGE#";

  /** Of a sheet that is being written. */
  public static CalendarChange of(CalendarSheet sheet, boolean county, LocalDate on, Instant now) {
    String whose =
        sheet.id().equals(CalendarSheet.BANK_HOLIDAYS)
            ? "The list of bank holidays"
            : county ? "The county's calendar" : "The school's calendar";
    String source = sheet.source().isBlank() ? "" : " (" + sheet.source() + ")";
    return new CalendarChange(
        sheet.id(), sheet.version(), on, whose + " changed" + source + ".", now, county, null, 1);
  }

  @Override
  public Key<CalendarChange> key() {
    return new Key<>(
        CalendarChange.class,
        CalendarSheet.key(calendar).partition(),
        PREFIX + String.format("%08d", sheet));
  }

  @Override
  public Optional<Due> toDo() {
    return Optional.of(new Due(DueKind.CALENDAR, at));
  }

  CalendarChange goneTo(boolean countyLeft, @Nullable String next) {
    return new CalendarChange(calendar, sheet, on, why, at, countyLeft, next, version + 1);
  }
}
