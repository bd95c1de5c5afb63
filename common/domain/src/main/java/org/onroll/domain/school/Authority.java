package org.onroll.domain.school;

import org.onroll.domain.calendar.BankHolidays;
import org.onroll.domain.calendar.CalendarSheet;
import org.onroll.domain.law.Rules;
import org.onroll.domain.roll.GuardLevels;

/**
 * The authority that runs this OnRoll, with what it has set.
 *
 * @param code three digits; 931 is Oxfordshire
 * @param terms the county's terms as shipped; a calendar in the table replaces them
 */
public record Authority(
    String code, Rules rules, GuardLevels guard, BankHolidays holidays, CalendarSheet terms) {}
