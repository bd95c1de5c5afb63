package org.onroll.domain.enquiry;

import java.util.Arrays;
import java.util.Optional;

/** Why a case was opened, and of which kind that makes it (requirement A2). */
public enum CaseReason {
  DESTINATION_UNKNOWN(
      "destination-unknown", "The school's return says that nobody knows where the child is next."),
  GROUND_H_OR_I(
      "ground-h-or-i", "The name was deleted after absence: ground (h) or (i) of regulation 9(1)."),
  SOCIAL_CARE("social-care", "The child has a social worker and left a school."),
  MISSING_BEFORE("missing-before", "The child was missing education before."),
  NO_RETURN("no-return", "The child is gone from the roll and no deletion return has come."),
  NOT_ARRIVED("not-arrived", "The school named as the next has not entered the child."),
  AWAITING_PLACE(
      CaseKind.CME,
      "awaiting-place",
      "A place is applied for, offered or accepted, or its first day is still to come: no school"
          + " until then."),
  NO_HOME_EDUCATION_NOTICE(
      "no-home-education-notice",
      "The school says home education, and no notice from the parent has come."),
  DESTINATION_NOT_CONFIRMED(
      "destination-not-confirmed",
      "The child is said to be where no roll reaches OnRoll, and nothing has confirmed it."),
  NOT_TRANSFERRED(
      "not-transferred", "The child left at the end of a phase and is on no roll in the autumn."),
  STOPPED_ATTENDING(
      "stopped-attending", "The child has stopped attending, and a visit has not found the child."),
  EDUCATION_NOT_KNOWN(
      "education-not-known", "Somebody has told of a child whose education is not known."),
  ON_NO_ROLL(CaseKind.CME, "on-no-roll", "The child lives here and is on no roll."),
  FAMILY_LEFT(CaseKind.CME, "family-left", "The family has left the address."),
  PLACE_NOT_TAKEN_UP(
      CaseKind.CME, "place-not-taken-up", "A place was given, and the family is not reached."),
  /** Stays open until the education is suitable or a school has entered the child (A3). */
  HOME_EDUCATION_UNSUITABLE(
      CaseKind.CME, "home-education-unsuitable", "The home education was found unsuitable.");

  private final CaseKind kind;
  private final String id;
  private final String text;

  CaseReason(String id, String text) {
    this(CaseKind.ENQUIRY, id, text);
  }

  CaseReason(CaseKind kind, String id, String text) {
    this.kind = kind;
    this.id = id;
    this.text = text;
  }

  public static Optional<CaseReason> parse(String id) {
    return Arrays.stream(values()).filter(r -> r.id.equals(id)).findFirst();
  }

  /** The kind of case that it opens. */
  public CaseKind kind() {
    return kind;
  }

  /** The child may be on a roll all the same, and then no time out of education runs. */
  public boolean mayBeOnRoll() {
    return this == STOPPED_ATTENDING || this == FAMILY_LEFT || this == PLACE_NOT_TAKEN_UP;
  }

  /** A roll that has shown the child since before the case is no answer; a new entry is. */
  public boolean asksForAnEntry() {
    return mayBeOnRoll() || this == HOME_EDUCATION_UNSUITABLE;
  }

  public String id() {
    return id;
  }

  public String text() {
    return text;
  }
}
