package org.onroll.domain.mail;

/** What a mail says. No text names a child, a school, a birth or a UPN (requirement F2). */
public enum MailKind {
  RETURN_DUE(
      "Return due",
      "A return to the local authority is due on %1$s. The reference is %2$s.",
      "Look the reference up in your list of deadlines, and send the return today."),
  RETURN_OVERDUE(
      "Return overdue",
      "A return to the local authority was due on %1$s and has not come. The reference is %2$s.",
      "Look the reference up in your list of deadlines, and send the return now. If a pupil is on"
          + " the roll after all, correct the roll."),
  RETURN_OVERDUE_OFFICER(
      "A school's return is overdue",
      "A return that was due on %1$s has not come. The reference is %2$s.",
      "Look the reference up, and ask the school for the return."),
  REVIEW_DUE(
      "Review due",
      "A review that you owe is due on %1$s. The reference is %2$s.",
      "Look the reference up in your list of deadlines, hold the review, and send its day."),
  REVIEW_OVERDUE(
      "Review overdue",
      "A review was due on %1$s and nobody has told us of it. The reference is %2$s.",
      "Look the reference up in your list of deadlines, hold the review now, and send its day."),
  REVIEW_OVERDUE_OFFICER(
      "A school's review is overdue",
      "A review that was due on %1$s has not been told. The reference is %2$s.",
      "Look the reference up, and ask the school what came of it."),
  REFERRAL_DUE(
      "Referral due",
      "A referral that you said you would make is due on %1$s. The reference is %2$s.",
      "Look the reference up in your list of deadlines, make it today through the proper route,"
          + " and send us its day and reference."),
  REFERRAL_OVERDUE(
      "Referral overdue",
      "A referral that you said you would make by %1$s is not shown to be made. The reference is"
          + " %2$s.",
      "Look the reference up in your list of deadlines, make it now through the proper route, and"
          + " send us its day and reference."),
  REFERRAL_OVERDUE_OFFICER(
      "A promised referral is overdue",
      "A referral that was promised for %1$s is not shown to be made. The reference is %2$s.",
      "Look the reference up, and ask whoever promised it whether it was made, when and with what"
          + " reference. Where it was not, act on the concern now."),
  REFERRAL_NOT_ACKNOWLEDGED(
      "A referral is not acknowledged",
      "A referral was to be acknowledged by %1$s. The reference is %2$s.",
      "Open the referral by its reference, tell the referrer what happens, and say so there."),
  LONG_ABSENCE(
      "A long absence",
      "From %1$s on, twenty school days of an absence that you reported are over, as far as we"
          + " know. The reference is %2$s.",
      "Look the reference up in your list of deadlines. If the pupil attends again, do nothing. If"
          + " not, nothing may be decided before you and the authority have made enquiries"
          + " together: speak to us first."),
  LONG_ABSENCE_OFFICER(
      "A long absence: joint enquiries",
      "From %1$s on, twenty school days of an absence that a school reported are over, as far as we"
          + " know. The reference is %2$s.",
      "Look the reference up in the list of absences, and make the enquiries together with the"
          + " school: without them the name stays on its register."),
  ENQUIRY_OPENED(
      "New case",
      "A case was opened. The reference is %2$s; the first check is due on %1$s.",
      "Open the case by its reference, and begin with the checks that it lists."),
  FIRST_CHECK_OVERDUE(
      "First check overdue",
      "The first check of a case was due on %1$s. The reference is %2$s.",
      "Open the case by its reference, and record the first check."),
  POLICY_REVIEW_DUE(
      "Review of the policy due",
      "The policy on children missing education is to be reviewed on %1$s. The reference is %2$s.",
      "Look at the policy with those it concerns, and put the day of the next review on record."),
  POLICY_REVIEW_OVERDUE(
      "Review of the policy overdue",
      "The policy on children missing education was to be reviewed on %1$s. The reference is %2$s.",
      "Look at the policy with those it concerns, and put the day of the next review on record."),
  CLAIM_FOUND(
      "An enquiry may be closed",
      "A school's roll shows the child of an enquiry since %1$s. The reference is %2$s.",
      "Open the case by its reference, look at the evidence, and close it if it convinces you."),
  CLAIM_LOST(
      "An enquiry's evidence is gone",
      "The roll that showed the child of an enquiry lost the child again on %1$s. The reference is"
          + " %2$s.",
      "Open the case by its reference, and go on with the checks."),
  ROLL_HELD(
      "A roll is held",
      "A school's roll of %1$s was held, and nothing was opened or closed by it. The reference is"
          + " %2$s.",
      "Look at the held rolls, ask the school, and release the roll if it is right."),
  ROLL_HELD_SCHOOL(
      "Your roll is held",
      "The roll of %1$s that you sent was held, and nothing was changed by it. The reference is"
          + " %2$s.",
      "Look at the reasons in the answer to the upload. If the file was broken, send it again.");

  private final String subject;
  private final String what;
  private final String todo;

  MailKind(String subject, String what, String todo) {
    this.subject = subject;
    this.what = what;
    this.todo = todo;
  }

  String subject() {
    return subject;
  }

  String what() {
    return what;
  }

  String todo() {
    return todo;
  }
}
