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

  /** From the third school day of an absence a school may ask LCSS for a home visit. */
  public static final String THIRD_DAY_CONTACT = "third-day-contact";

  public static final String REFERRAL_ACKNOWLEDGEMENT = "referral-acknowledgement";

  /** Somebody has said that a safeguarding referral will be made. */
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
          new Rule(
              THIRD_DAY_CONTACT,
              "The school may ask LCSS for a home visit",
              "local service level (Oxfordshire): from the third school day of absence, the first"
                  + " counted",
              ONROLL,
              null,
              2,
              SCHOOL_DAY,
              true,
              EARLIEST,
              List.of()),
          serviceLevel(REFERRAL_ACKNOWLEDGEMENT, "Acknowledge a referral", 1),
          serviceLevel(
              SAFEGUARDING_REFERRAL, "Hear that a promised safeguarding referral was made", 1),
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

  private static Rule serviceLevel(String id, String title, int workingDays) {
    return new Rule(
        id, title, DEFAULT, ONROLL, null, workingDays, WORKING_DAY, false, DUE, List.of(OVERDUE));
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
