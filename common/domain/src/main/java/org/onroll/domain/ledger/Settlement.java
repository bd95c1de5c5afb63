package org.onroll.domain.ledger;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.onroll.domain.attendance.ReportedAbsences;
import org.onroll.domain.calendar.Calendars;
import org.onroll.domain.calendar.London;
import org.onroll.domain.deadline.Deadline;
import org.onroll.domain.enquiry.CaseReason;
import org.onroll.domain.enquiry.CaseState;
import org.onroll.domain.enquiry.Enquiries;
import org.onroll.domain.enquiry.EnquiryCase;
import org.onroll.domain.identity.ChildId;
import org.onroll.domain.identity.Identity;
import org.onroll.domain.identity.IdentityKey;
import org.onroll.domain.law.CompulsorySchoolAge;
import org.onroll.domain.law.DueDate;
import org.onroll.domain.law.Rules;
import org.onroll.domain.law.TurnOfYear;
import org.onroll.domain.ledger.LedgerEntry.Status;
import org.onroll.domain.records.Attempts;
import org.onroll.domain.records.Change;
import org.onroll.domain.records.ConflictException;
import org.onroll.domain.records.Records;
import org.onroll.domain.roll.RollHead;
import org.onroll.domain.school.Authority;
import org.onroll.domain.school.Urn;

/** Finds out what becomes of a leaver: claimed, still waited for, held back, or an enquiry. */
public final class Settlement {
  private final Records records;
  private final IdentityKey key;
  private final Authority authority;
  private final Calendars calendars;
  private final Enquiries enquiries;
  private final EntryWaits waits;
  private final ReportedAbsences reported;

  public Settlement(
      Records records,
      IdentityKey key,
      Authority authority,
      Calendars calendars,
      Enquiries enquiries) {
    this.records = records;
    this.key = key;
    this.authority = authority;
    this.calendars = calendars;
    this.enquiries = enquiries;
    this.waits = new EntryWaits(records, key, authority, calendars);
    this.reported = new ReportedAbsences(records);
  }

  /** Looks who claims the child; where nobody does and nothing is to be waited for, opens. */
  public void settle(ChildId id, Instant now) {
    Attempts.run(() -> settleOnce(id, now));
  }

  /**
   * Has the scan look who claims a leaver, should this process end before it has: a part of the
   * transaction by which something more becomes known.
   *
   * @param entrySort of the ledger entry
   * @param school URN of the school that lost the child; blank where that does not matter
   * @param source receipt of what became known
   */
  public Deadline lookAgain(
      ChildId child, String entrySort, String school, String source, Instant now) {
    DueDate due =
        DueDate.of(authority.rules().rule(Rules.LOOK_AGAIN), London.day(now), calendars.county());
    String owner = Child.partition(child);
    return Deadline.open(
            due,
            new Deadline.Subject(
                owner,
                source,
                entrySort,
                child,
                school,
                key.reference('W', owner, Rules.LOOK_AGAIN, source)))
        .now(now);
  }

  /** Looks at once, so that the scan need not. */
  public void settle(Deadline lookAgain, Instant now) {
    settle(lookAgain.child(), now);
    try {
      records.commit(List.of(Change.save(lookAgain.met(London.day(now)))));
    } catch (ConflictException e) {
      // The scan was quicker.
    }
  }

  /** Those of {@code ids} that have an open entry, read in one go. */
  public List<Child> withOpenEntry(List<ChildId> ids) {
    return sought(ids).stream().filter(child -> !child.openEntry().isEmpty()).toList();
  }

  /** Those of {@code ids} that have an open entry or an open case, read in one go. */
  public List<Child> sought(List<ChildId> ids) {
    return records.findAll(ids.stream().map(Child::key).toList()).stream()
        .filter(child -> !child.openEntry().isEmpty() || !child.openCase().isEmpty())
        .toList();
  }

  /** As {@link #settle}, for a loss that was booked this moment. */
  public void settle(Ledger.Booking booking, Instant now) {
    try {
      settleOnce(booking.child(), booking.entry(), now);
    } catch (ConflictException e) {
      settle(booking.child().id(), now);
    }
  }

  private void settleOnce(ChildId id, Instant now) {
    Optional<Child> child = records.find(Child.key(id));
    if (child.isEmpty()) return;
    if (child.get().openEntry().isEmpty()) {
      settleCase(child.get(), now);
      return;
    }
    records
        .find(LedgerEntry.key(id, child.get().openEntry()))
        .ifPresent(entry -> settleOnce(child.get(), entry, now));
  }

  /** A case without a ledger entry: does an accepted roll show its child? */
  private void settleCase(Child child, Instant now) {
    if (child.openCase().isEmpty()) return;
    EnquiryCase open = records.find(EnquiryCase.key(child.openCase())).orElseThrow();
    if (open.hasEntry() || open.claim() != null || open.state() != CaseState.OPEN) return;
    LedgerEntry sought = LedgerEntry.sought(open);
    Whereabouts whereabouts = whereabouts(sought);
    LocalDate opened = London.day(open.openedAt());
    LocalDate after = open.reason().asksForAnEntry() ? opened.plusDays(1) : LocalDate.MIN;
    Optional<Claim> claim =
        whereabouts
            .shown(sought, London.day(now), after, this::lastRoll)
            .filter(c -> !reported.absent(c.school(), child.id(), London.day(now)));
    if (claim.isEmpty()) {
      whereabouts.entryToCome(sought, London.day(now)).ifPresent(day -> lookAgain(sought, day));
      return;
    }
    List<Change> changes = new ArrayList<>();
    enquiries.shown(open, claim.get(), now, changes);
    changes.add(Change.save(child.withEntry("")));
    records.commit(changes);
  }

  private void settleOnce(Child child, LedgerEntry entry, Instant now) {
    if (!entry.isOpen()) return;
    Whereabouts whereabouts = whereabouts(entry);
    Optional<Claim> claim =
        whereabouts.claim(entry, London.day(now), this::lastRoll).filter(c -> counts(c, child));
    if (claim.isPresent()) {
      commitClaim(child, entry, claim.get(), now);
      return;
    }
    whereabouts.entryToCome(entry, London.day(now)).ifPresent(day -> lookAgain(entry, day));
    Wait wait = entry.waiting();
    if (wait != null && wait.rule().equals(Rules.AT_ONCE)) {
      records.find(EntryWaits.deadlineOf(entry, wait)).ifPresent(d -> runOutOnce(d, now));
    }
  }

  /** A parent's notice claims nobody whose home education was found unsuitable (requirement A3). */
  private boolean counts(Claim claim, Child child) {
    if (claim.by() != Claim.By.HOME_EDUCATION_NOTICE || child.openCase().isEmpty()) return true;
    return records
        .find(EnquiryCase.key(child.openCase()))
        .filter(c -> c.reason() == CaseReason.HOME_EDUCATION_UNSUITABLE)
        .isEmpty();
  }

  private void lookAgain(LedgerEntry entry, LocalDate day) {
    DueDate due = DueDate.of(authority.rules().rule(Rules.ENTRY_TO_COME), day, calendars.county());
    Deadline deadline = waits.deadline(entry, due, "entry-" + day);
    if (records.find(deadline.key()).isEmpty()) {
      records.commit(List.of(Change.create(deadline)));
    }
  }

  private void commitClaim(Child child, LedgerEntry entry, Claim claim, Instant now) {
    List<Change> changes = new ArrayList<>();
    waits.withdraw(entry, changes);
    changes.add(Change.save(entry.edit().claimed(claim).done()));
    changes.add(Change.save(child.withEntry("")));
    changes.add(Change.put(new Interval(child.id(), entry.outFrom(), claim.on())));
    if (!child.openCase().isEmpty()) {
      enquiries.news(
          child.openCase(),
          Enquiries.CLAIM_FOUND,
          claim.evidence() + " Closing is proposed.",
          claim.on(),
          now,
          changes);
    }
    records.commit(changes);
  }

  /** A wait is over: claim, hold back, put out of scope, or open an enquiry. */
  public void runOut(Deadline deadline, Instant now) {
    try {
      runOutOnce(deadline, now);
    } catch (ConflictException e) {
      Attempts.run(
          () ->
              records
                  .find(deadline.key())
                  .filter(Deadline::isOpen)
                  .ifPresent(d -> runOutOnce(d, now)));
    }
  }

  private void runOutOnce(Deadline deadline, Instant now) {
    if (deadline.rule().equals(Rules.ENTRY_TO_COME) || deadline.rule().equals(Rules.LOOK_AGAIN)) {
      settleOnce(deadline.child(), now);
      records.commit(List.of(Change.save(deadline.met(London.day(now)))));
      return;
    }
    Child child = records.find(Child.key(deadline.child())).orElseThrow();
    LedgerEntry entry =
        records.find(LedgerEntry.key(deadline.child(), deadline.subject())).orElseThrow();
    if (deadline.rule().equals(Rules.COMPULSORY_AGE)) {
      comeOfAge(deadline, child, entry, now);
      return;
    }
    Wait wait = entry.waiting();
    if (!entry.isOpen() || wait == null || !wait.deadline().equals(deadline.key().sort())) {
      records.commit(List.of(Change.save(deadline.withdrawn())));
      return;
    }
    LocalDate today = London.day(now);
    Whereabouts whereabouts = whereabouts(entry);
    Optional<Claim> claim = whereabouts.claim(entry, today, this::lastRoll);
    if (claim.isPresent()) {
      commitClaim(child, entry, claim.get(), now);
      return;
    }
    List<Change> changes = new ArrayList<>();
    changes.add(Change.save(deadline.met(today)));
    Identity identity = entry.identity();
    if (identity.birthKnown() && today.isAfter(CompulsorySchoolAge.ends(identity.dateOfBirth()))) {
      changes.add(Change.save(entry.edit().outOfScope("over compulsory school age").done()));
      LocalDate last = CompulsorySchoolAge.ends(identity.dateOfBirth());
      changes.add(Interval.ended(entry, last.plusDays(1)));
      changes.add(Change.save(child.withEntry("")));
      records.commit(changes);
      return;
    }
    if (!child.openCase().isEmpty()) { // a referral opened it while the child was too young
      LedgerEntry taken = entry.edit().noWait().inCase(child.openCase()).done();
      enquiries.take(taken, child.openCase(), now, changes);
      changes.removeIf(c -> c instanceof Change.Put p && p.record() instanceof Interval);
      changes.add(Change.save(taken));
      changes.add(Change.save(child.withEntry(child.openEntry())));
      records.commit(changes);
      return;
    }
    Optional<Whereabouts.PossibleArrival> arrival =
        whereabouts.possibleArrival(entry, this::lastRoll, calendars.county());
    if (arrival.isPresent()) {
      holdBack(entry, wait, arrival.get(), now, changes);
    } else {
      String caseId = enquiries.open(child, entry, wait, now, changes);
      changes.add(Change.save(entry.edit().noWait().heldBack("", "").inCase(caseId).done()));
      changes.add(Change.save(child.withCase(caseId)));
    }
    records.commit(changes);
  }

  private void holdBack(
      LedgerEntry entry,
      Wait wait,
      Whereabouts.PossibleArrival arrival,
      Instant now,
      List<Change> changes) {
    DueDate due =
        DueDate.of(
            authority.rules().rule(Rules.POSSIBLE_ARRIVAL), London.day(now), calendars.county());
    LedgerEntry held = entry.edit().heldBack(arrival.evidence(), arrival.school()).done();
    Waits.Plan again = new Waits.Plan(due, wait.reason(), wait.expectedFirstDay(), false);
    changes.add(Change.save(waits.openFor(held, again, now, changes)));
  }

  private void comeOfAge(Deadline deadline, Child child, LedgerEntry entry, Instant now) {
    List<Change> changes = new ArrayList<>();
    LocalDate today = London.day(now);
    changes.add(Change.save(deadline.met(today)));
    if (entry.status() == Status.OUT_OF_SCOPE && child.openEntry().isEmpty()) {
      Optional<Claim> claim = whereabouts(entry).claim(entry, today, this::lastRoll);
      if (claim.isPresent()) {
        changes.add(Change.save(entry.edit().claimed(claim.get()).done()));
      } else {
        boolean turn = TurnOfYear.turn(deadline.due(), calendars.county()).isPresent();
        LedgerEntry open = entry.edit().open().ofAge(deadline.due(), turn).done();
        changes.add(Change.save(waits.open(open, child.timesMissing() > 0, now, changes)));
        changes.add(Change.save(child.withEntry(open.key().sort())));
        changes.add(Change.put(new Interval(child.id(), deadline.due(), null)));
      }
    }
    records.commit(changes);
  }

  private Optional<LocalDate> lastRoll(Urn urn) {
    return records.find(RollHead.key(urn)).map(RollHead::date);
  }

  private Whereabouts whereabouts(LedgerEntry entry) {
    return Whereabouts.of(entry.identity(), key, records);
  }
}
