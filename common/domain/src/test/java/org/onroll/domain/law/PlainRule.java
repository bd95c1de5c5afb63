package org.onroll.domain.law;

import static org.onroll.domain.calendar.WallCalendar.Counts.EVERY_DAY;
import static org.onroll.domain.calendar.WallCalendar.Counts.SCHOOL_DAYS;
import static org.onroll.domain.calendar.WallCalendar.Counts.WORKING_DAYS;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.onroll.domain.calendar.WallCalendar;
import org.onroll.domain.calendar.WallCalendar.Counts;
import org.onroll.domain.law.Rule.Stage;

/**
 * A deadline rule written out a second time from its source, and counted with a finger on the
 * calendar on the wall.
 *
 * @param beginningWith the first day is day one
 * @param mornings the stages, in the order of their mornings: due on the last day, the others on
 *     the day after it
 */
public record PlainRule(
    String id, int count, Counts counts, boolean beginningWith, List<Stage> mornings) {
  private static final List<Stage> BOTH = List.of(Stage.DUE, Stage.OVERDUE);
  private static final List<Stage> AFTER = List.of(Stage.RUN_OUT);

  /** Every rule that is in use. */
  public static final List<PlainRule> ALL =
      List.of(
          new PlainRule("new-pupil-return", 5, EVERY_DAY, false, BOTH),
          new PlainRule("deletion-return", 0, EVERY_DAY, false, BOTH),
          new PlainRule("enquiry-first-check", 1, WORKING_DAYS, false, List.of(Stage.OVERDUE)),
          new PlainRule("third-day-contact", 2, SCHOOL_DAYS, true, List.of()),
          new PlainRule("referral-acknowledgement", 1, WORKING_DAYS, false, List.of(Stage.OVERDUE)),
          new PlainRule("safeguarding-referral", 1, WORKING_DAYS, false, List.of(Stage.OVERDUE)),
          new PlainRule("leaver-without-return", 3, WORKING_DAYS, false, AFTER),
          new PlainRule("enquiry-at-once", 0, WORKING_DAYS, false, AFTER),
          new PlainRule("expected-arrival", 5, WORKING_DAYS, false, AFTER),
          new PlainRule("home-education-notice", 5, WORKING_DAYS, false, AFTER),
          new PlainRule("destination-confirmation", 5, WORKING_DAYS, false, AFTER),
          new PlainRule("entry-to-come", 0, WORKING_DAYS, false, AFTER),
          new PlainRule("look-again", 0, WORKING_DAYS, false, AFTER),
          new PlainRule("possible-arrival", 1, WORKING_DAYS, false, AFTER),
          new PlainRule("phase-transfer", 10, SCHOOL_DAYS, true, AFTER),
          new PlainRule("compulsory-age-begins", 0, EVERY_DAY, false, AFTER));

  /** The days from the first that may count to the last, every one of them. */
  public List<LocalDate> period(LocalDate start, WallCalendar wall) {
    List<LocalDate> period = new ArrayList<>();
    LocalDate day = beginningWith ? start : start.plusDays(1);
    for (int left = count; left > 0; day = day.plusDays(1)) {
      period.add(day);
      if (wall.counts(day, counts)) left--;
    }
    return period;
  }

  /** The last day: that of the fact itself where nothing is to be counted. */
  public LocalDate lastDay(LocalDate start, WallCalendar wall) {
    return count == 0 ? start : period(start, wall).getLast();
  }
}
