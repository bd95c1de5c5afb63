package org.onroll.domain.returns;

import java.time.LocalDate;
import java.util.function.Supplier;
import org.onroll.domain.calendar.SchoolCalendar;
import org.onroll.domain.law.DueDate;
import org.onroll.domain.law.Rule;
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

  /** The rule as it was for a fact of {@code day}. */
  public Rule rule(String rule, LocalDate day) {
    return rules.rule(rule, day);
  }

  /** Counts a rule, as it was then, from {@code start} by the school's own days. */
  public DueDate due(String rule, LocalDate start) {
    return DueDate.of(rule(rule, start), start, calendar());
  }
}
