package org.onroll.domain.returns;

import java.time.LocalDate;
import java.util.Optional;
import org.onroll.domain.calendar.Calendars;
import org.onroll.domain.deadline.Deadline;
import org.onroll.domain.identity.ChildId;
import org.onroll.domain.identity.IdentityKey;
import org.onroll.domain.law.DueDate;
import org.onroll.domain.law.Rules;
import org.onroll.domain.records.Key;
import org.onroll.domain.school.Authority;

/**
 * The deadline of a safeguarding referral that a form promised (requirement B5). It stands on the
 * form's receipt, whatever kind of form that was.
 */
public final class PromisedReferral {
  private PromisedReferral() {}

  public static Key<Deadline> key(String receipt) {
    return Deadline.key(Receipt.partition(receipt), Rules.SAFEGUARDING_REFERRAL, "1");
  }

  /**
   * The deadline to be created with the receipt; empty where nothing was promised.
   *
   * @param received the day from which it runs
   */
  public static Optional<Deadline> of(
      Safeguarding said,
      String receipt,
      ChildId child,
      LocalDate received,
      Authority authority,
      Calendars calendars,
      IdentityKey key) {
    if (!said.concern() || !said.promised() || said.referralMade()) return Optional.empty();
    DueDate due =
        DueDate.of(
            authority.rules().rule(Rules.SAFEGUARDING_REFERRAL), received, calendars.county());
    return Optional.of(
        Deadline.open(
            due,
            new Deadline.Subject(
                Receipt.partition(receipt),
                "1",
                Receipt.SORT,
                child,
                "",
                key.reference('R', "receipt", receipt))));
  }
}
