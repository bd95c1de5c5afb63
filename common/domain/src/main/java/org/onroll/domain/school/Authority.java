package org.onroll.domain.school;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.onroll.domain.calendar.BankHolidays;
import org.onroll.domain.calendar.CalendarSheet;
import org.onroll.domain.law.Rules;
import org.onroll.domain.roll.GuardLevels;

/**
 * The authority that runs this OnRoll, with what it has set.
 *
 * @param code three digits; 931 is Oxfordshire
 * @param terms the county's terms as shipped; a calendar in the table replaces them
 * @param exemptAskedOn the day on which it asked schools for new pupil returns of those who are
 *     exempt too (SI 2024/208 reg 13(3)); null where it has not
 */
public record Authority(
    String code,
    Rules rules,
    GuardLevels guard,
    BankHolidays holidays,
    CalendarSheet terms,
    @Nullable LocalDate exemptAskedOn) {

  /** One that does not ask for returns of those who are exempt. */
  public Authority(
      String code, Rules rules, GuardLevels guard, BankHolidays holidays, CalendarSheet terms) {
    this(code, rules, guard, holidays, terms, null);
  }

  /** Asking looks ahead: it holds for names that are entered after the day of it. */
  public boolean asksForExempt(LocalDate entered) {
    return exemptAskedOn != null && entered.isAfter(exemptAskedOn);
  }
}
