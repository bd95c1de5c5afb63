package org.onroll.domain.referral;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.onroll.domain.deadline.Deadline;
import org.onroll.domain.enquiry.CaseKind;
import org.onroll.domain.enquiry.CaseReason;
import org.onroll.domain.enquiry.Conversions;
import org.onroll.domain.enquiry.Enquiries;
import org.onroll.domain.enquiry.EnquiryCase;
import org.onroll.domain.identity.ChildId;
import org.onroll.domain.identity.IdentityKey;
import org.onroll.domain.law.Rules;
import org.onroll.domain.ledger.Child;
import org.onroll.domain.ledger.Claim;
import org.onroll.domain.ledger.Ledger;
import org.onroll.domain.ledger.LedgerEntry;
import org.onroll.domain.ledger.Settlement;
import org.onroll.domain.records.Attempts;
import org.onroll.domain.records.Change;
import org.onroll.domain.records.Records;
import org.onroll.domain.returns.HomeEducationAssurance;
import org.onroll.domain.returns.HomeEducationNotice;
import org.onroll.domain.roll.Address;

/**
 * Education at home that an officer found unsuitable: the child is missing education, and has a CME
 * case that no notice of a parent ends (requirement A3).
 */
public final class UnsuitableEducation {
  private final Records records;
  private final Ledger ledger;
  private final Settlement settlement;
  private final Subjects subjects;
  private final Openings openings;
  private final Conversions conversions;

  public UnsuitableEducation(
      Records records, IdentityKey key, Enquiries enquiries, Ledger ledger, Settlement settlement) {
    this.records = records;
    this.ledger = ledger;
    this.settlement = settlement;
    this.subjects = new Subjects(records, key);
    this.openings = new Openings(records, enquiries, ledger, settlement);
    this.conversions = new Conversions(records, key, enquiries);
  }

  /**
   * Opens a CME case for the child of {@code notice}, or turns the open one into it.
   *
   * @param alongWith what keeps the officer's word, for the same transaction
   */
  public void found(
      HomeEducationNotice notice,
      HomeEducationAssurance word,
      Supplier<List<Change>> alongWith,
      Instant now) {
    ChildId child = Attempts.of(() -> foundOnce(notice, word, alongWith, now));
    records
        .find(Deadline.key(Child.partition(child), Rules.LOOK_AGAIN, word.receipt()))
        .ifPresent(d -> settlement.settle(d, now));
  }

  private ChildId foundOnce(
      HomeEducationNotice notice,
      HomeEducationAssurance word,
      Supplier<List<Change>> alongWith,
      Instant now) {
    Subjects.Subject subject = subjects.of(notice.child(), notice.schoolUrn(), "", Address.NONE);
    Child child = subject.child();
    List<Change> changes = new ArrayList<>(alongWith.get());
    Optional<EnquiryCase> open =
        child.openCase().isEmpty()
            ? Optional.empty()
            : records.find(EnquiryCase.key(child.openCase()));
    Optional<LedgerEntry> atHome = taughtAtHome(child);
    if (open.isPresent()) {
      conversions.turn(
          open.get(),
          new Conversions.Decided(
              CaseKind.CME, CaseReason.HOME_EDUCATION_UNSUITABLE, word.basis(), word.by()),
          now,
          changes);
      atHome
          .filter(e -> e.key().sort().equals(open.get().entry()))
          .ifPresent(
              e -> {
                ledger.missingAgain(e, word.on(), open.get().id(), changes);
                changes.add(Change.save(child.withEntry(e.key().sort())));
              });
    } else {
      openings.open(
          subject,
          child.openEntry().isEmpty()
              ? atHome
              : records.find(LedgerEntry.key(child.id(), child.openEntry())),
          new Openings.Cause(
              CaseReason.HOME_EDUCATION_UNSUITABLE,
              notice.schoolUrn(),
              null,
              word.safetyConcern(),
              word.on(),
              word.by(),
              "Found by the authority: " + word.basis(),
              word.receipt()),
          now,
          changes);
    }
    records.commit(changes);
    return child.id();
  }

  /** The child's last leaving, where a parent's notice claimed it. */
  private Optional<LedgerEntry> taughtAtHome(Child child) {
    return records.list(LedgerEntry.class, Child.partition(child.id()), LedgerEntry.PREFIX).stream()
        .reduce((earlier, last) -> last)
        .filter(
            e -> {
              Claim claim = e.claim();
              return claim != null && claim.by() == Claim.By.HOME_EDUCATION_NOTICE;
            });
  }
}
