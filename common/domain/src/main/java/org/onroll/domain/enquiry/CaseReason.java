package org.onroll.domain.enquiry;

/** Why an enquiry was opened. */
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
      "awaiting-place", "The first day at the next school is still to come: no school until then."),
  NO_HOME_EDUCATION_NOTICE(
      "no-home-education-notice",
      "The school says home education, and no notice from the parent has come."),
  DESTINATION_NOT_CONFIRMED(
      "destination-not-confirmed",
      "The child is said to be where no roll reaches OnRoll, and nothing has confirmed it."),
  NOT_TRANSFERRED(
      "not-transferred", "The child left at the end of a phase and is on no roll in the autumn.");

  private final String id;
  private final String text;

  CaseReason(String id, String text) {
    this.id = id;
    this.text = text;
  }

  public String id() {
    return id;
  }

  public String text() {
    return text;
  }
}
