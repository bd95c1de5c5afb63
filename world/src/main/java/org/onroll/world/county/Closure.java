package org.onroll.world.county;

import java.time.LocalDate;
import java.util.List;

/**
 * School days that a school loses in the middle of a term, as nobody could know before.
 *
 * @param announced the day on which the authority puts them into the calendar
 * @param days the days without school, oldest first
 * @param reason as a calendar says it
 */
public record Closure(String urn, LocalDate announced, List<LocalDate> days, String reason) {
  public Closure {
    days = List.copyOf(days);
  }
}
