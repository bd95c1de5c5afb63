package org.onroll.domain.referral;

import static org.onroll.domain.referral.Route.LEFT;
import static org.onroll.domain.referral.Route.NOT_SURE;
import static org.onroll.domain.referral.Route.NOT_TAKEN_UP;
import static org.onroll.domain.referral.Route.STOPPED;

import java.util.Arrays;
import java.util.Optional;
import java.util.Set;

/** What a decision may turn on. Where it does and the answer is missing, it is asked for. */
public enum Question {
  HOME_EDUCATED("homeEducated", "does the parent say that the child is educated at home?", LEFT),
  /** Only an authority can know. */
  FOUND_UNSUITABLE("foundUnsuitable", "has the home education been found unsuitable?"),
  WHEREABOUTS_KNOWN("whereaboutsKnown", "is it known where the child lives now?", LEFT),
  PLACE_SOUGHT(
      "placeSought", "has a school place been applied for, offered or accepted?", LEFT, NOT_SURE),
  CONTACT_TRIED("contactTried", "were all contacts of the family tried?", STOPPED),
  HOME_VISIT_MADE("homeVisitMade", "was a home visit made?", STOPPED),
  FAMILY_LEFT("familyLeft", "has the family left the address?", STOPPED),
  CHILD_AT_ADDRESS("childAtAddress", "is the child at the address?", STOPPED),
  /** Follows from the day. */
  THIRD_DAY("firstDayAbsent", "which was the first school day of absence?", STOPPED),
  ADMISSIONS_ASKED("admissionsAsked", "was the admissions team asked?", NOT_TAKEN_UP),
  ON_ROLL("onRoll", "was the pupil put on roll?", NOT_TAKEN_UP),
  IN_SCHOOL("inSchool", "does the child go to a school?", NOT_SURE),
  /** Follows from the safeguarding question. */
  CONCERN("safeguarding", "is there a safeguarding concern?");

  /** What can be answered. That it is not known is an answer too. */
  public enum Say {
    YES,
    NO,
    UNKNOWN;

    public static Optional<Say> parse(String text) {
      return Arrays.stream(values()).filter(s -> s.id().equals(text)).findFirst();
    }

    public String id() {
      return name().toLowerCase(java.util.Locale.ROOT);
    }
  }

  private final String field;
  private final String words;

  @SuppressWarnings("ImmutableEnumChecker") // Set.of is immutable
  private final Set<Route> asked;

  Question(String field, String words, Route... asked) {
    this.field = field;
    this.words = words;
    this.asked = Set.of(asked);
  }

  /** As the referrer writes it. */
  public String field() {
    return field;
  }

  public String words() {
    return words;
  }

  /** Whether somebody who refers by {@code route} is asked. */
  public boolean askedOn(Route route) {
    return asked.contains(route);
  }

  /** Whether the form itself has it among its answers. */
  public boolean answered() {
    return this != THIRD_DAY && this != CONCERN;
  }
}
