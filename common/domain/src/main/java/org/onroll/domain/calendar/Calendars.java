package org.onroll.domain.calendar;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.onroll.domain.records.Records;
import org.onroll.domain.school.Authority;
import org.onroll.domain.school.Urn;

/** The calendars in force, each read once: made anew for each request or drain. */
public final class Calendars {
  private final Records records;
  private final Authority authority;
  private final Map<String, Optional<CalendarSheet>> sheets = new HashMap<>();

  public Calendars(Records records, Authority authority) {
    this.records = records;
    this.authority = authority;
  }

  /** The county's days. */
  public SchoolCalendar county() {
    return SchoolCalendar.of(authority.holidays(), countySheet(), null);
  }

  /** The school's own days, the county's where it says nothing. */
  public SchoolCalendar of(Urn urn) {
    return SchoolCalendar.of(authority.holidays(), countySheet(), sheet(urn.value()).orElse(null));
  }

  private CalendarSheet countySheet() {
    return sheet(authority.code()).orElse(authority.terms());
  }

  private Optional<CalendarSheet> sheet(String id) {
    return sheets.computeIfAbsent(id, i -> records.find(CalendarSheet.key(i)));
  }
}
