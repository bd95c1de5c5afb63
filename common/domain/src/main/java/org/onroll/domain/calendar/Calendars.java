package org.onroll.domain.calendar;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.onroll.domain.law.Rule;
import org.onroll.domain.records.Records;
import org.onroll.domain.school.Authority;
import org.onroll.domain.school.Urn;

/** The calendars in force, each read once: made anew for each request or drain. */
public final class Calendars {
  private final Records records;
  private final Authority authority;
  private final Map<String, Optional<CalendarSheet>> sheets = new ConcurrentHashMap<>();

  public Calendars(Records records, Authority authority) {
    this.records = records;
    this.authority = authority;
  }

  /** The county's days. */
  public SchoolCalendar county() {
    read(CalendarSheet.BANK_HOLIDAYS, authority.code());
    return SchoolCalendar.of(holidays(), countySheet(), null);
  }

  /** The county's days where the rule's unit looks at them; else nothing is read for it. */
  public SchoolCalendar county(Rule rule) {
    return rule.unit().followsCalendar()
        ? county()
        : SchoolCalendar.of(authority.holidays(), authority.terms(), null);
  }

  /** The school's own days, the county's where it says nothing. */
  public SchoolCalendar of(Urn urn) {
    read(CalendarSheet.BANK_HOLIDAYS, authority.code(), urn.value());
    return SchoolCalendar.of(holidays(), countySheet(), sheet(urn.value()).orElse(null));
  }

  /** As an administrator sent them last, else as shipped. */
  public BankHolidays holidays() {
    return sheet(CalendarSheet.BANK_HOLIDAYS)
        .map(sheet -> BankHolidays.of(sheet.closures()))
        .orElse(authority.holidays());
  }

  private CalendarSheet countySheet() {
    return sheet(authority.code()).orElse(authority.terms());
  }

  private Optional<CalendarSheet> sheet(String id) {
    read(id);
    return Objects.requireNonNull(sheets.get(id));
  }

  /** Those that were not read yet, in one go. */
  private void read(String... ids) {
    List<String> unread = Stream.of(ids).filter(id -> !sheets.containsKey(id)).toList();
    if (unread.isEmpty()) return;
    List<CalendarSheet> found = records.findAll(unread.stream().map(CalendarSheet::key).toList());
    for (String id : unread) {
      sheets.putIfAbsent(id, found.stream().filter(sheet -> sheet.id().equals(id)).findFirst());
    }
  }
}
