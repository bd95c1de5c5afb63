package org.onroll.domain.law;

import static org.onroll.domain.law.PlainRule.Of.DAYS;
import static org.onroll.domain.law.PlainRule.Of.MONTHS;
import static org.onroll.domain.law.PlainRule.Of.SCHOOL_DAYS;
import static org.onroll.domain.law.PlainRule.Of.SESSIONS;
import static org.onroll.domain.law.PlainRule.Of.TERMS;
import static org.onroll.domain.law.PlainRule.Of.WORKING_DAYS;

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
 * @param since the first day on which it is in force
 * @param beginningWith the first day is day one
 * @param mornings the stages, in the order of their mornings: due on the last day, may act on the
 *     first day on which one may, the others on the day after the last
 */
public record PlainRule(
    String id, String since, int count, Of of, boolean beginningWith, List<Stage> mornings) {
  private static final List<Stage> BOTH = List.of(Stage.DUE, Stage.OVERDUE);
  private static final List<Stage> AFTER = List.of(Stage.RUN_OUT);
  private static final List<Stage> LATE = List.of(Stage.OVERDUE);
  private static final List<Stage> FREE = List.of(Stage.MAY_ACT);
  private static final List<Stage> NONE = List.of();
  private static final String OURS = "2026-01-01";

  /** What there are so many of. */
  public enum Of {
    DAYS(Counts.EVERY_DAY),
    WORKING_DAYS(Counts.WORKING_DAYS),
    SCHOOL_DAYS(Counts.SCHOOL_DAYS),
    SESSIONS(Counts.SCHOOL_DAYS),
    MONTHS(Counts.EVERY_DAY),
    TERMS(Counts.SCHOOL_DAYS);

    private final Counts counts;

    Of(Counts counts) {
      this.counts = counts;
    }

    /** The days that count. */
    public Counts counts() {
      return counts;
    }
  }

  /** Every rule that is in use, or was. */
  public static final List<PlainRule> ALL =
      List.of(
          new PlainRule("new-pupil-return", "2016-09-01", 5, DAYS, false, BOTH),
          new PlainRule("new-pupil-return", "2024-08-19", 5, DAYS, false, BOTH),
          new PlainRule("deletion-return", "2006-09-01", 0, DAYS, false, BOTH),
          new PlainRule("deletion-return", "2016-09-01", 0, DAYS, false, BOTH),
          new PlainRule("deletion-return", "2024-08-19", 0, DAYS, false, BOTH),
          new PlainRule("attendance-return", "2006-09-01", 10, SCHOOL_DAYS, true, BOTH),
          new PlainRule("attendance-return", "2024-08-19", 10, SCHOOL_DAYS, true, BOTH),
          new PlainRule("attendance-return-monthly", "2024-08-19", 1, MONTHS, false, BOTH),
          new PlainRule("sickness-return", "2024-08-19", 15, SCHOOL_DAYS, true, BOTH),
          new PlainRule("code-n-resolution", "2024-08-19", 5, SCHOOL_DAYS, false, NONE),
          new PlainRule("ground-h-earliest", "2006-09-01", 10, SCHOOL_DAYS, false, NONE),
          new PlainRule("ground-h-earliest", "2024-08-19", 10, SCHOOL_DAYS, false, FREE),
          new PlainRule("ground-i-earliest", "2006-09-01", 20, SCHOOL_DAYS, true, NONE),
          new PlainRule("ground-i-earliest", "2024-08-19", 20, SCHOOL_DAYS, true, FREE),
          new PlainRule("ctf-transfer", "2005-07-08", 15, SCHOOL_DAYS, false, BOTH),
          new PlainRule("penalty-notice-threshold", "2024-08-19", 10, SESSIONS, true, NONE),
          new PlainRule("targeting-support-meeting", "2024-08-19", 1, TERMS, false, NONE),
          new PlainRule("s437-notice-earliest", "1996-11-01", 15, DAYS, true, FREE),
          new PlainRule("s438-nomination-earliest", "1996-11-01", 15, DAYS, true, FREE),
          new PlainRule("compulsory-age-begins", "1997-09-01", 0, DAYS, false, AFTER),
          new PlainRule("third-day-contact", OURS, 2, SCHOOL_DAYS, true, NONE),
          new PlainRule("enquiry-first-check", OURS, 1, WORKING_DAYS, false, LATE),
          new PlainRule("timetable-review", OURS, 42, DAYS, false, BOTH),
          new PlainRule("panel-review", OURS, 1, TERMS, false, List.of(Stage.DUE)),
          new PlainRule("policy-review", OURS, 0, DAYS, false, BOTH),
          new PlainRule("referral-acknowledgement", OURS, 1, WORKING_DAYS, false, LATE),
          new PlainRule("safeguarding-referral", OURS, 0, DAYS, false, BOTH),
          new PlainRule("assurance-of-suitability", OURS, 3, MONTHS, false, BOTH),
          new PlainRule("leaver-without-return", OURS, 3, WORKING_DAYS, false, AFTER),
          new PlainRule("enquiry-at-once", OURS, 0, WORKING_DAYS, false, AFTER),
          new PlainRule("expected-arrival", OURS, 5, WORKING_DAYS, false, AFTER),
          new PlainRule("home-education-notice", OURS, 5, WORKING_DAYS, false, AFTER),
          new PlainRule("destination-confirmation", OURS, 5, WORKING_DAYS, false, AFTER),
          new PlainRule("entry-to-come", OURS, 0, WORKING_DAYS, false, AFTER),
          new PlainRule("look-again", OURS, 0, WORKING_DAYS, false, AFTER),
          new PlainRule("possible-arrival", OURS, 1, WORKING_DAYS, false, AFTER),
          new PlainRule("phase-transfer", OURS, 10, SCHOOL_DAYS, true, AFTER));

  /** The rule as OnRoll keeps it, by the day since when it is in force. */
  public Rule rule() {
    return Rules.standard().rule(id, LocalDate.parse(since));
  }

  /** The days from the first that may count to the last, every one; none where none is counted. */
  public List<LocalDate> period(LocalDate start, WallCalendar wall) {
    if (of == MONTHS || of == TERMS) return List.of();
    List<LocalDate> period = new ArrayList<>();
    LocalDate day = beginningWith ? start : start.plusDays(1);
    for (int left = count; left > 0; day = day.plusDays(1)) {
      period.add(day);
      if (wall.counts(day, of.counts())) left -= of == SESSIONS ? 2 : 1; // morning and afternoon
    }
    return period;
  }

  /** The last day: that of the fact itself where nothing is to be counted. */
  public LocalDate lastDay(LocalDate start, WallCalendar wall) {
    if (count == 0) return start;
    return switch (of) {
      case MONTHS -> monthsOn(start);
      case TERMS ->
          wall.endsOfTermsFrom(beginningWith ? start : start.plusDays(1), count).getLast();
      case DAYS, WORKING_DAYS, SCHOOL_DAYS, SESSIONS -> period(start, wall).getLast();
    };
  }

  /** The first day after the last that counts: one may act. */
  public LocalDate notBefore(LocalDate start, WallCalendar wall) {
    LocalDate day = lastDay(start, wall).plusDays(1);
    while (!wall.counts(day, of.counts())) day = day.plusDays(1);
    return day;
  }

  /** The morning of a stage. */
  public LocalDate morning(Stage stage, LocalDate start, WallCalendar wall) {
    return switch (stage) {
      case DUE -> lastDay(start, wall);
      case MAY_ACT -> notBefore(start, wall);
      case OVERDUE, RUN_OUT -> lastDay(start, wall).plusDays(1);
    };
  }

  /** Day by day to the day of the same number in the month that is meant, or to its last day. */
  private LocalDate monthsOn(LocalDate start) {
    LocalDate day = start;
    for (int firsts = 0; firsts < count; ) {
      day = day.plusDays(1);
      if (day.getDayOfMonth() == 1) firsts++;
    }
    while (day.getDayOfMonth() != start.getDayOfMonth()) {
      if (day.plusDays(1).getDayOfMonth() == 1) return day;
      day = day.plusDays(1);
    }
    return beginningWith ? day.minusDays(1) : day;
  }
}
