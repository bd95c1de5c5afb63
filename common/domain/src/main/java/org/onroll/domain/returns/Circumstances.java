package org.onroll.domain.returns;

import java.time.LocalDate;
import java.util.function.Supplier;
import org.onroll.domain.calendar.SchoolCalendar;
import org.onroll.domain.law.DueDate;
import org.onroll.domain.law.Rules;
import org.onroll.domain.school.School;

/**
 * What a return is checked against besides itself.
 *
 * @param days the school's own; read only where a check counts days
 * @param today the day of receipt
 */
public record Circumstances(
    School school, Supplier<SchoolCalendar> days, LocalDate today, Rules rules) {

  public SchoolCalendar calendar() {
    return days.get();
  }

  /** Counts a rule from {@code start} by the school's own days. */
  public DueDate due(String rule, LocalDate start) {
    return DueDate.of(rules.rule(rule), start, calendar());
  }
}
