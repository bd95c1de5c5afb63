package org.onroll.domain.referral;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.onroll.domain.calendar.Calendars;
import org.onroll.domain.calendar.London;
import org.onroll.domain.deadline.Deadline;
import org.onroll.domain.enquiry.CaseEvent;
import org.onroll.domain.enquiry.CaseState;
import org.onroll.domain.enquiry.Enquiries;
import org.onroll.domain.enquiry.EnquiryCase;
import org.onroll.domain.identity.ChildId;
import org.onroll.domain.identity.IdentityKey;
import org.onroll.domain.identity.Sighting;
import org.onroll.domain.law.DueDate;
import org.onroll.domain.law.Rules;
import org.onroll.domain.ledger.Child;
import org.onroll.domain.ledger.Ledger;
import org.onroll.domain.ledger.Settlement;
import org.onroll.domain.reconciliation.SafeguardingPromises;
import org.onroll.domain.records.Attempts;
import org.onroll.domain.records.Change;
import org.onroll.domain.records.Key;
import org.onroll.domain.records.Records;
import org.onroll.domain.returns.Receipt;
import org.onroll.domain.school.Authority;
import org.onroll.domain.school.EnrolStatus;
import org.onroll.domain.school.Urn;
import org.onroll.domain.school.YearGroup;

/**
 * Takes referrals: each with its receipt, its deadlines and what it opens or joins in one
 * transaction (requirements B4, B6).
 */
public final class Referrals {
  private final Records records;
  private final IdentityKey key;
  private final Authority authority;
  private final Calendars calendars;
  private final Settlement settlement;
  private final SafeguardingPromises promises;
  private final Subjects subjects;
  private final Openings openings;

  public Referrals(
      Records records,
      IdentityKey key,
      Authority authority,
      Calendars calendars,
      Enquiries enquiries,
      Ledger ledger,
      Settlement settlement,
      SafeguardingPromises promises) {
    this.records = records;
    this.key = key;
    this.authority = authority;
    this.calendars = calendars;
    this.settlement = settlement;
    this.promises = promises;
    this.subjects = new Subjects(records, key);
    this.openings = new Openings(records, enquiries, ledger, settlement);
  }

  /** Where it goes: from what was said alone. */
  public Decision decide(Referral said, Instant now) {
    LocalDate first = said.firstDayAbsent();
    LocalDate from =
        first == null
            ? null
            : DueDate.of(
                    authority.rules().rule(Rules.THIRD_DAY_CONTACT),
                    first,
                    Urn.isUrn(said.school())
                        ? calendars.of(new Urn(said.school()))
                        : calendars.county())
                .notBefore();
    return Decision.of(said, from, received(said, now));
  }

  /**
   * Keeps it.
   *
   * @param school URN of the school that sends it; blank for any other sender
   * @param alongWith the receipt, for the same transaction
   * @return false where it was taken before
   */
  public boolean take(
      Referral said,
      Decision decision,
      String receipt,
      String sender,
      String school,
      Supplier<List<Change>> alongWith,
      Instant now) {
    ChildId child =
        Attempts.of(() -> takeOnce(said, decision, receipt, sender, school, alongWith, now))
            .orElse(null);
    if (child == null) return false;
    records.find(lookAgain(receipt, child)).ifPresent(d -> settlement.settle(d, now));
    return true;
  }

  private static Key<Deadline> lookAgain(String receipt, ChildId child) {
    return Deadline.key(Child.partition(child), Rules.LOOK_AGAIN, receipt);
  }

  private Optional<ChildId> takeOnce(
      Referral said,
      Decision decision,
      String receipt,
      String sender,
      String school,
      Supplier<List<Change>> alongWith,
      Instant now) {
    if (records.find(KeptReferral.key(receipt)).isPresent()) return Optional.empty();
    Subjects.Subject subject =
        subjects.of(said.child(), said.school(), said.year(), said.address());
    Child child = subject.child();
    LocalDate day = received(said, now);
    List<Change> changes = new ArrayList<>(alongWith.get());
    boolean joined = !child.openCase().isEmpty();
    String caseId = child.openCase();
    if (joined) join(said, decision, caseId, sender, now, changes);
    else if (decision.reason() != null) {
      caseId =
          openings.open(
              subject,
              new Openings.Cause(
                  decision.reason(),
                  said.school(),
                  said.lastAttended(),
                  said.safeguarding().concern(),
                  day,
                  sender,
                  "Referred by " + words(said) + ".",
                  receipt),
              now,
              changes);
    }
    DueDate due =
        DueDate.of(authority.rules().rule(Rules.REFERRAL_ACKNOWLEDGEMENT), day, calendars.county());
    String reference = key.reference('R', "receipt", receipt);
    changes.add(
        Change.create(
            new KeptReferral(
                receipt,
                reference,
                said.by(),
                said.legalBasis(),
                sender,
                said.route(),
                decision.outcome(),
                child.id(),
                said.child(),
                said.safeguarding().concern(),
                now,
                said.received(),
                due.due(),
                caseId,
                joined,
                "",
                null,
                "",
                1)));
    changes.add(
        Change.create(
            Deadline.open(
                due,
                new Deadline.Subject(
                    Receipt.partition(receipt), "1", "REFERRAL", child.id(), "", reference))));
    changes.addAll(promises.promise(child.id(), said.safeguarding(), school, receipt));
    for (String partition : key.partitions(said.child())) {
      changes.add(Change.put(sighting(said, partition, child.id(), day, receipt)));
    }
    records.commit(changes);
    return Optional.of(child.id());
  }

  private void join(
      Referral said,
      Decision decision,
      String caseId,
      String sender,
      Instant now,
      List<Change> changes) {
    EnquiryCase open = records.find(EnquiryCase.key(caseId)).orElseThrow();
    EnquiryCase next =
        open.after(CaseState.Move.NEWS).event().flagged(said.safeguarding().concern()).done();
    changes.add(Change.save(next));
    changes.add(
        Change.create(
            new CaseEvent(
                caseId,
                next.events(),
                now,
                "referred",
                sender,
                "Referred again by "
                    + words(said)
                    + "; it goes to "
                    + decision.outcome().id()
                    + ".")));
  }

  private static String words(Referral said) {
    Received received = said.received();
    return said.by().id() + (received == null ? "" : ", by " + received.how().id());
  }

  private static LocalDate received(Referral said, Instant now) {
    Received received = said.received();
    return London.day(received == null ? now : received.at());
  }

  private static Sighting sighting(
      Referral said, String partition, ChildId child, LocalDate day, String receipt) {
    return new Sighting(
        partition,
        Sighting.Kind.REFERRED,
        "",
        child,
        said.child(),
        EnrolStatus.C,
        YearGroup.X,
        null,
        day,
        false,
        null,
        receipt);
  }
}
