package org.onroll.domain.mail;

import org.onroll.domain.law.Rules;

/**
 * What is said of a school's deadline, by its rule.
 *
 * @param due to the school, on the day; for rules of kind earliest, when one may act
 * @param overdue to the school, the day after
 * @param officer to the duty officer, the day after, or when one may act
 */
public record Told(MailKind due, MailKind overdue, MailKind officer) {
  private static final Told RETURN =
      new Told(MailKind.RETURN_DUE, MailKind.RETURN_OVERDUE, MailKind.RETURN_OVERDUE_OFFICER);
  private static final Told REVIEW =
      new Told(MailKind.REVIEW_DUE, MailKind.REVIEW_OVERDUE, MailKind.REVIEW_OVERDUE_OFFICER);
  private static final Told REFERRAL =
      new Told(MailKind.REFERRAL_DUE, MailKind.REFERRAL_OVERDUE, MailKind.REFERRAL_OVERDUE_OFFICER);

  private static final Told LONG_ABSENCE =
      new Told(MailKind.LONG_ABSENCE, MailKind.LONG_ABSENCE, MailKind.LONG_ABSENCE_OFFICER);

  public static Told of(String rule) {
    return switch (rule) {
      case Rules.TIMETABLE_REVIEW -> REVIEW;
      case Rules.SAFEGUARDING_REFERRAL -> REFERRAL;
      case Rules.GROUND_I_EARLIEST -> LONG_ABSENCE;
      default -> RETURN;
    };
  }
}
