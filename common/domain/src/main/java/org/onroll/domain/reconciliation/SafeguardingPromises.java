package org.onroll.domain.reconciliation;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.onroll.domain.calendar.Calendars;
import org.onroll.domain.calendar.SchoolCalendar;
import org.onroll.domain.deadline.Deadline;
import org.onroll.domain.identity.ChildId;
import org.onroll.domain.identity.Identity;
import org.onroll.domain.identity.IdentityKey;
import org.onroll.domain.law.DueDate;
import org.onroll.domain.law.Rules;
import org.onroll.domain.records.Change;
import org.onroll.domain.records.Key;
import org.onroll.domain.records.Records;
import org.onroll.domain.returns.MadeReferral;
import org.onroll.domain.returns.Receipt;
import org.onroll.domain.returns.Safeguarding;
import org.onroll.domain.school.Authority;
import org.onroll.domain.school.School;
import org.onroll.domain.school.Urn;

/**
 * Safeguarding referrals that somebody said would be made, with a return, a notice or a referral:
 * each is a deadline until one is shown to have been made, with its day and reference (requirement
 * B5). It is the school's where a school sent the form, and else stands with the form's receipt.
 */
public final class SafeguardingPromises {
  private static final String PREFIX = Deadline.PREFIX + Rules.SAFEGUARDING_REFERRAL + "#";
  private final Records records;
  private final IdentityKey key;
  private final Authority authority;
  private final Calendars calendars;
  private final ReturnReconciler reconciler;

  public SafeguardingPromises(
      Records records,
      IdentityKey key,
      Authority authority,
      Calendars calendars,
      ReturnReconciler reconciler) {
    this.records = records;
    this.key = key;
    this.authority = authority;
    this.calendars = calendars;
    this.reconciler = reconciler;
  }

  /**
   * Where the promise of a form is kept.
   *
   * @param school URN of the school that sent the form; blank for any other sender
   */
  public static Key<Deadline> key(String school, String receipt) {
    return Deadline.key(owner(school, receipt), Rules.SAFEGUARDING_REFERRAL, receipt);
  }

  private static String owner(String school, String receipt) {
    return school.isEmpty() ? Receipt.partition(receipt) : School.partition(new Urn(school));
  }

  /** What a return's answer to the question changes, for the return's own transaction. */
  public List<Change> of(
      School school, Identity pupil, Safeguarding word, String receipt, LocalDate today) {
    boolean promises = promised(word).isPresent();
    if (!promises && !word.referralShown()) return List.of();
    ChildId child = reconciler.whom(school.urn(), pupil).child();
    if (promises) return promise(child, word, school.urn().value(), receipt);
    List<Change> changes = new ArrayList<>();
    records.list(Deadline.class, School.partition(school.urn()), PREFIX).stream()
        .filter(d -> d.isOpen() && d.child().equals(child))
        .forEach(d -> changes.add(Change.save(d.met(today))));
    return changes;
  }

  /**
   * What a form that is no return promises, for the form's own transaction.
   *
   * @param school URN of the school that sent it; blank for any other sender
   */
  public List<Change> promise(ChildId child, Safeguarding word, String school, String receipt) {
    Optional<LocalDate> promised = promised(word);
    if (promised.isEmpty()) return List.of();
    String owner = owner(school, receipt);
    SchoolCalendar days = school.isEmpty() ? calendars.county() : calendars.of(new Urn(school));
    DueDate due =
        DueDate.of(authority.rules().rule(Rules.SAFEGUARDING_REFERRAL), promised.get(), days);
    return List.of(
        Change.create(
            Deadline.open(
                due,
                new Deadline.Subject(
                    owner,
                    receipt,
                    school.isEmpty() ? Receipt.SORT : receipt,
                    child,
                    school,
                    reference(owner, school, receipt)))));
  }

  /**
   * A form's own reference where the authority keeps an eye on it; else the school's deadline's.
   */
  private String reference(String owner, String school, String receipt) {
    return school.isEmpty()
        ? key.reference('R', "receipt", receipt)
        : key.reference('S', owner, Rules.SAFEGUARDING_REFERRAL, receipt);
  }

  private static Optional<LocalDate> promised(Safeguarding word) {
    return word.concern() && !word.referralMade()
        ? Optional.ofNullable(word.referralOn())
        : Optional.empty();
  }

  /**
   * A referral was made for what a receipt told: its promise is kept. What was said of it first
   * stands.
   *
   * @param school URN of the school that sent the form; blank for any other sender
   */
  public List<Change> made(String school, MadeReferral word, LocalDate today) {
    List<Change> changes = new ArrayList<>();
    if (records.find(word.key()).isEmpty()) changes.add(Change.create(word));
    records
        .find(key(school, word.receipt()))
        .filter(Deadline::isOpen)
        .ifPresent(d -> changes.add(Change.save(d.met(today))));
    return changes;
  }
}
