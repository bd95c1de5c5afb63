package org.onroll.domain.reconciliation;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.onroll.domain.calendar.Calendars;
import org.onroll.domain.deadline.Deadline;
import org.onroll.domain.identity.Identity;
import org.onroll.domain.identity.IdentityKey;
import org.onroll.domain.law.DueDate;
import org.onroll.domain.law.Rules;
import org.onroll.domain.records.Change;
import org.onroll.domain.records.Records;
import org.onroll.domain.returns.Safeguarding;
import org.onroll.domain.school.Authority;
import org.onroll.domain.school.School;
import org.onroll.domain.school.Urn;

/**
 * Safeguarding referrals that schools said they would make: each is a deadline of the school until
 * one is shown to have been made, with its day and reference (requirement B5).
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

  /** What a return's answer to the question changes, for the return's own transaction. */
  public List<Change> of(
      School school, Identity pupil, Safeguarding word, String receipt, LocalDate today) {
    List<Change> changes = new ArrayList<>();
    LocalDate promised = word.concern() && !word.referralMade() ? word.referralOn() : null;
    if (promised == null && !word.referralShown()) return changes;
    var child = reconciler.whom(school.urn(), pupil).child();
    if (promised != null) {
      String owner = School.partition(school.urn());
      DueDate due =
          DueDate.of(
              authority.rules().rule(Rules.SAFEGUARDING_REFERRAL),
              promised,
              calendars.of(school.urn()));
      changes.add(
          Change.create(
              Deadline.open(
                  due,
                  new Deadline.Subject(
                      owner,
                      receipt,
                      receipt,
                      child,
                      school.urn().value(),
                      key.reference('S', owner, Rules.SAFEGUARDING_REFERRAL, receipt)))));
    } else {
      records.list(Deadline.class, School.partition(school.urn()), PREFIX).stream()
          .filter(d -> d.isOpen() && d.child().equals(child))
          .forEach(d -> changes.add(Change.save(d.met(today))));
    }
    return changes;
  }

  /** A referral was made for what this receipt told; nothing where it promised none. */
  public List<Change> made(Urn urn, String receipt, LocalDate today) {
    return records
        .find(Deadline.key(School.partition(urn), Rules.SAFEGUARDING_REFERRAL, receipt))
        .filter(Deadline::isOpen)
        .map(d -> List.<Change>of(Change.save(d.met(today))))
        .orElse(List.of());
  }
}
