package org.onroll.domain.law;

import static org.onroll.domain.law.Rule.Kind.DUE;
import static org.onroll.domain.law.Rule.Kind.EARLIEST;
import static org.onroll.domain.law.Rule.Kind.REVIEW;
import static org.onroll.domain.law.Rule.Stage.OVERDUE;
import static org.onroll.domain.law.Rule.Stage.RUN_OUT;
import static org.onroll.domain.law.Unit.CALENDAR_DAY;
import static org.onroll.domain.law.Unit.SCHOOL_DAY;
import static org.onroll.domain.law.Unit.WORKING_DAY;

import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.onroll.domain.law.Rule.Stage;

/** The deadline rules that are in use, each with its source, as the authority has set them. */
public final class Rules {
  public static final String NEW_PUPIL_RETURN = "new-pupil-return";
  public static final String DELETION_RETURN = "deletion-return";
  public static final String ENQUIRY_FIRST_CHECK = "enquiry-first-check";
  public static final String ATTENDANCE_RETURN = "attendance-return";
  public static final String SICKNESS_RETURN = "sickness-return";
  public static final String CODE_N_RESOLUTION = "code-n-resolution";
  public static final String GROUND_H_EARLIEST = "ground-h-earliest";
  public static final String GROUND_I_EARLIEST = "ground-i-earliest";
  public static final String CTF_TRANSFER = "ctf-transfer";
  public static final String TIMETABLE_REVIEW = "timetable-review";

  /** A safeguarding referral that a school said it would make. */
  public static final String SAFEGUARDING_REFERRAL = "safeguarding-referral";

  /** A leaver was observed and no return has come. */
  public static final String NO_RETURN = "leaver-without-return";

  /** Nothing is to be waited for: an enquiry is opened at once. */
  public static final String AT_ONCE = "enquiry-at-once";

  public static final String EXPECTED_ARRIVAL = "expected-arrival";
  public static final String HOME_EDUCATION_NOTICE = "home-education-notice";
  public static final String DESTINATION_CONFIRMATION = "destination-confirmation";

  /** The child looks to have been entered somewhere, but a person must confirm it. */
  public static final String POSSIBLE_ARRIVAL = "possible-arrival";

  /** The roll that would claim the child gives an entry date that is still to come. */
  public static final String ENTRY_TO_COME = "entry-to-come";

  public static final String LOOK_AGAIN = "look-again";

  /** Ordinary leavers at the end of a phase. */
  public static final String PHASE_TRANSFER = "phase-transfer";

  /** A leaver who was too young on the day of leaving. */
  public static final String COMPULSORY_AGE = "compulsory-age-begins";

  private static final LocalDate REGULATIONS_2024 = LocalDate.of(2024, 8, 19);
  private static final LocalDate ONROLL = LocalDate.of(2026, 1, 1);
  private static final String DEFAULT =
      "OnRoll's default, a setting of the authority; no statutory source";

  private static final List<Rule> STANDARD =
      List.of(
          new Rule(
              NEW_PUPIL_RETURN,
              "New pupil return",
              "SI 2024/208 reg 13(1) to (3): by the end of the fifth day after the day of entry",
              REGULATIONS_2024,
              null,
              5,
              CALENDAR_DAY,
              false,
              DUE,
              List.of(Stage.DUE, OVERDUE)),
          new Rule(
              DELETION_RETURN,
              "Deletion return",
              "SI 2024/208 reg 13(4) to (6): when the ground is met, no later than the deletion",
              REGULATIONS_2024,
              null,
              0,
              CALENDAR_DAY,
              false,
              DUE,
              List.of(Stage.DUE, OVERDUE)),
          new Rule(
              ENQUIRY_FIRST_CHECK,
              "First check of an enquiry",
              "local service level (Oxfordshire handles enquiries daily); the figure is " + DEFAULT,
              ONROLL,
              null,
              1,
              WORKING_DAY,
              false,
              DUE,
              List.of(OVERDUE)),
          law(
              ATTENDANCE_RETURN,
              "Attendance return",
              "SI 2024/208 reg 13: ten continuous school days of codes G, N, O or U; then at least"
                  + " once a calendar month",
              10,
              SCHOOL_DAY,
              true,
              DUE),
          law(
              SICKNESS_RETURN,
              "Sickness return",
              "SI 2024/208 reg 13: fifteen days of code I, missed or expected; the regulations fix"
                  + " no day",
              15,
              SCHOOL_DAY,
              true,
              DUE),
          law(
              CODE_N_RESOLUTION,
              "Code N becomes another code",
              "SI 2024/208 reg 10(7): within five school days, else code O",
              5,
              SCHOOL_DAY,
              false,
              DUE),
          law(
              GROUND_H_EARLIEST,
              "Deletion after a leave of absence",
              "SI 2024/208 reg 9(1)(h): ten school days after the leave ended",
              10,
              SCHOOL_DAY,
              false,
              EARLIEST),
          law(
              GROUND_I_EARLIEST,
              "Deletion after unauthorised absence",
              "SI 2024/208 reg 9(1)(i): twenty school days, the first absence counted",
              20,
              SCHOOL_DAY,
              true,
              EARLIEST),
          law(
              CTF_TRANSFER,
              "Common Transfer File to the next school",
              "Education (Pupil Information) (England) Regulations 2005: fifteen school days after"
                  + " leaving (the unit is not verified against the text)",
              15,
              SCHOOL_DAY,
              false,
              DUE),
          new Rule(
              TIMETABLE_REVIEW,
              "Review of a reduced timetable",
              "local service level (Oxfordshire): at most every six weeks; where no policy says so "
                  + DEFAULT,
              ONROLL,
              null,
              42,
              CALENDAR_DAY,
              false,
              REVIEW,
              List.of(Stage.DUE, OVERDUE)),
          new Rule(
              SAFEGUARDING_REFERRAL,
              "Safeguarding referral that was promised",
              "the day that the school itself gave; reminding of it is " + DEFAULT,
              ONROLL,
              null,
              0,
              CALENDAR_DAY,
              false,
              DUE,
              List.of(Stage.DUE, OVERDUE)),
          wait(NO_RETURN, "Wait for the deletion return of an observed leaver", 3),
          wait(AT_ONCE, "Enquiry without a wait", 0),
          wait(EXPECTED_ARRIVAL, "Wait for the named next school to enter the child", 5),
          wait(HOME_EDUCATION_NOTICE, "Wait for the parent's notice of home education", 5),
          wait(
              DESTINATION_CONFIRMATION,
              "Wait for a confirmation from where no roll is received",
              5),
          wait(ENTRY_TO_COME, "Look whether the roll of the entry date shows the child", 0),
          wait(LOOK_AGAIN, "Look who claims a leaver of whom something more became known", 0),
          wait(POSSIBLE_ARRIVAL, "Look again whether a possible arrival still stands", 1),
          new Rule(
              PHASE_TRANSFER,
              "Wait for the autumn rolls after the end of a phase",
              DEFAULT + "; counted from the first school day of the autumn term",
              ONROLL,
              null,
              10,
              SCHOOL_DAY,
              true,
              REVIEW,
              List.of(RUN_OUT)),
          new Rule(
              COMPULSORY_AGE,
              "A child who left before compulsory school age reaches it",
              "Education Act 1996 s8: from the prescribed day on or after the fifth birthday",
              ONROLL,
              null,
              0,
              CALENDAR_DAY,
              false,
              REVIEW,
              List.of(RUN_OUT)));

  private final Map<String, Rule> byId = new LinkedHashMap<>();

  private Rules(Map<String, Integer> counts) {
    for (Rule rule : STANDARD) byId.put(rule.id(), rule);
    counts.forEach(
        (id, count) -> {
          Rule rule = rule(id);
          if (!rule.from().equals(ONROLL)) {
            throw new IllegalArgumentException(id + " is law: its count is no setting");
          }
          byId.put(id, rule.counting(count));
        });
  }

  public static Rules standard() {
    return new Rules(Map.of());
  }

  /**
   * With the authority's own counts for waits and service levels.
   *
   * @throws IllegalArgumentException for an unknown id, or one whose count is law
   */
  public static Rules with(Map<String, Integer> counts) {
    return new Rules(counts);
  }

  public List<Rule> all() {
    return List.copyOf(byId.values());
  }

  /**
   * @throws IllegalArgumentException where there is none of that id
   */
  public Rule rule(String id) {
    Rule rule = byId.get(id);
    if (rule == null) throw new IllegalArgumentException("there is no rule " + id);
    return rule;
  }

  /** What the return itself starts: explained in its answer, and no deadline of its own. */
  private static Rule law(
      String id,
      String title,
      String citation,
      int count,
      Unit unit,
      boolean firstDayCounts,
      Rule.Kind kind) {
    return new Rule(
        id, title, citation, REGULATIONS_2024, null, count, unit, firstDayCounts, kind, List.of());
  }

  private static Rule wait(String id, String title, int workingDays) {
    return new Rule(
        id,
        title,
        DEFAULT,
        ONROLL,
        null,
        workingDays,
        WORKING_DAY,
        false,
        REVIEW,
        List.of(RUN_OUT));
  }
}
