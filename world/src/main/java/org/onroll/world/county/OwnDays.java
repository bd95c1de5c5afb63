package org.onroll.world.county;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/**
 * The days on which a school meets: the county's without its own closures.
 *
 * @param closure one that came in the middle of the play
 */
public record OwnDays(Optional<Closure> closure) {
  /** As the calendars stand before anything goes wrong. */
  public static final OwnDays PLANNED = new OwnDays(Optional.empty());

  public boolean meets(School school, LocalDate day) {
    return SchoolCalendar.isSchoolDay(day)
        && !school.closures().contains(day)
        && closure.filter(c -> c.urn().equals(school.urn()) && c.days().contains(day)).isEmpty();
  }

  /** The school's days from {@code from} to {@code to}, both included, oldest first. */
  public List<LocalDate> between(School school, LocalDate from, LocalDate to) {
    return SchoolCalendar.schoolDays(from, to).stream().filter(d -> meets(school, d)).toList();
  }

  /** The {@code count}th of the school's days after {@code day}. */
  public LocalDate after(School school, LocalDate day, int count) {
    LocalDate at = day;
    for (int left = count; left > 0 && !at.isAfter(SchoolCalendar.TO); ) {
      at = at.plusDays(1);
      if (meets(school, at)) left--;
    }
    return at;
  }
}
