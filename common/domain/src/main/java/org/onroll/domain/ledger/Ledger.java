package org.onroll.domain.ledger;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.onroll.domain.calendar.Calendars;
import org.onroll.domain.calendar.London;
import org.onroll.domain.deadline.Deadline;
import org.onroll.domain.enquiry.Enquiries;
import org.onroll.domain.identity.ChildId;
import org.onroll.domain.identity.Identity;
import org.onroll.domain.identity.IdentityKey;
import org.onroll.domain.law.CompulsorySchoolAge;
import org.onroll.domain.law.DueDate;
import org.onroll.domain.law.Rules;
import org.onroll.domain.law.TurnOfYear;
import org.onroll.domain.ledger.LedgerEntry.Declared;
import org.onroll.domain.ledger.LedgerEntry.Status;
import org.onroll.domain.records.Attempts;
import org.onroll.domain.records.Change;
import org.onroll.domain.records.ConflictException;
import org.onroll.domain.records.Key;
import org.onroll.domain.records.Records;
import org.onroll.domain.roll.Address;
import org.onroll.domain.roll.RollHead;
import org.onroll.domain.school.Authority;
import org.onroll.domain.school.School;
import org.onroll.domain.school.Urn;

/**
 * The unclaimed-leaver ledger (requirement C5). Booking a leaver gives changes for the caller's
 * transaction; after it, {@link #settle} looks whether somebody claims the child. Sightings are
 * written before either looks, so of a leaver and a joiner at the same time one sees the other.
 */
public final class Ledger {
  /** Requirement C8's last check after a child was found; labelled OnRoll's default here. */
  private static final int REOPENS_WITHIN_DAYS = 120;

  private final Records records;
  private final IdentityKey key;
  private final Authority authority;
  private final Calendars calendars;
  private final Enquiries enquiries;

  public Ledger(
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
  }

  /**
   * A school lost a child.
   *
   * @param day the first day without the child
   * @param observed a roll showed it
   * @param declared what a return says; null for none
   * @param secondary it was a subsidiary or guest registration
   */
  public record Loss(
      ChildId child,
      Identity identity,
      String year,
      Address address,
      String school,
      LocalDate day,
      boolean observed,
      @Nullable Declared declared,
      boolean secondary,
      boolean endOfPhase) {}

  /**
   * A loss as it will be booked.
   *
   * @param booked false where another school's loss of the child is booked already and stays
   * @param changes for the caller's transaction
   */
  public record Booking(Child child, LedgerEntry entry, boolean booked, List<Change> changes) {
    /** Sort key of the entry that it is booked under; blank for none. */
    public String sort() {
      return booked ? entry.key().sort() : "";
    }
  }

  /** Books a loss: a new entry, the child's open one, or one that reopens. */
  public Booking lose(Loss loss, Instant now) {
    Optional<Child> known = records.find(Child.key(loss.child()));
    Child child =
        known.orElseGet(
            () -> Child.unknown(loss.child(), loss.identity(), loss.year(), loss.address()));
    List<LedgerEntry> entries =
        known.isEmpty()
            ? List.of()
            : records.list(LedgerEntry.class, Child.partition(loss.child()), LedgerEntry.PREFIX);
    Optional<LedgerEntry> earlier =
        entries.stream()
            .filter(e -> e.isOpen() || reopens(e, loss) || ofCase(e, child.openCase()))
            .reduce((a, b) -> b);
    if (loss.secondary() && earlier.filter(LedgerEntry::isOpen).isPresent()) {
      return new Booking(
          child, earlier.get(), false, List.of()); // the main school's leaver stays what it is
    }
    LedgerEntry.Edit edit =
        earlier
            .map(e -> e.edit().lostBy(loss.school(), loss.day(), loss.endOfPhase()).open())
            .orElseGet(() -> fresh(loss, entries.size() + 1).edit());
    if (loss.observed()) edit.observed(loss.day());
    if (loss.declared() != null) edit.declared(loss.declared());

    List<Change> changes = new ArrayList<>();
    earlier.ifPresent(e -> withdraw(e, changes));
    boolean hasCase = earlier.isPresent() && !child.openCase().isEmpty();
    if (hasCase && earlier.get().claim() != null) {
      enquiries.news(child.openCase(), Enquiries.CLAIM_LOST, CLAIM_LOST, loss.day(), now, changes);
    }
    LedgerEntry entry = scoped(edit, loss, child, hasCase, now, changes);
    changes.add(Change.save(entry));
    Child booked = child.withEntry(entry.isOpen() ? entry.key().sort() : "");
    changes.add(Change.save(booked));
    if (earlier.filter(LedgerEntry::isOpen).isPresent()) {
      endInterval(earlier.get(), entry.isOpen() ? entry.outFrom() : loss.day(), changes);
    }
    if (entry.isOpen()) {
      Interval running = new Interval(loss.child(), entry.outFrom(), null);
      changes.removeIf(c -> c instanceof Change.Put p && p.record().key().equals(running.key()));
      changes.add(Change.put(running));
    }
    return new Booking(booked, entry, true, changes);
  }

  private static void endInterval(LedgerEntry entry, LocalDate day, List<Change> changes) {
    LocalDate from = entry.outFrom();
    changes.add(Change.put(new Interval(entry.child(), from, day.isBefore(from) ? from : day)));
  }

  private static final String CLAIM_LOST =
      "The roll that claimed the child lost the child again; the ledger entry is open again.";

  /** While a case is open, whatever happens to the child belongs to it. */
  private static boolean ofCase(LedgerEntry e, String openCase) {
    return !openCase.isEmpty() && e.caseId().equals(openCase);
  }

  private static boolean reopens(LedgerEntry e, Loss loss) {
    Claim claim = e.claim();
    return e.status() == Status.CLAIMED
        && claim != null
        && claim.school().equals(loss.school())
        && !loss.day().isAfter(claim.on().plusDays(REOPENS_WITHIN_DAYS));
  }

  private static LedgerEntry fresh(Loss loss, int number) {
    return new LedgerEntry(
        loss.child(),
        number,
        loss.identity(),
        loss.year(),
        Status.OPEN,
        loss.day(),
        loss.school(),
        loss.day(),
        null,
        null,
        loss.endOfPhase(),
        "",
        "",
        null,
        0,
        null,
        "",
        "",
        0);
  }

  /** In scope with its wait, or out of scope with the reason. */
  private LedgerEntry scoped(
      LedgerEntry.Edit edit,
      Loss loss,
      Child child,
      boolean hasCase,
      Instant now,
      List<Change> changes) {
    if (loss.secondary() && edit.isFresh()) {
      return edit.outOfScope("subsidiary or guest registration: another school answers").done();
    }
    if (loss.identity().birthKnown()) {
      LocalDate born = loss.identity().dateOfBirth();
      if (loss.day().isAfter(CompulsorySchoolAge.ends(born))) {
        return edit.outOfScope("over compulsory school age").done();
      }
      LocalDate begins = CompulsorySchoolAge.begins(born);
      if (loss.day().isBefore(begins)) {
        LedgerEntry entry = edit.outOfScope("under compulsory school age until " + begins).done();
        DueDate due =
            DueDate.of(authority.rules().rule(Rules.COMPULSORY_AGE), begins, calendars.county());
        changes.add(Change.put(deadline(entry, due, "age")));
        return entry;
      }
    }
    LedgerEntry entry = edit.done();
    return hasCase ? entry : waiting(entry, child.timesMissing() > 0, now, changes);
  }

  /** With the wait that what is known asks for; its deadline goes into {@code changes}. */
  private LedgerEntry waiting(
      LedgerEntry entry, boolean missingBefore, Instant now, List<Change> changes) {
    Waits waits =
        new Waits(authority.rules(), calendars.county(), urn -> records.find(School.key(urn)));
    return waits
        .plan(entry, missingBefore, London.day(now))
        .map(plan -> waitingFor(entry, plan, now, changes))
        .orElse(entry);
  }

  private LedgerEntry waitingFor(
      LedgerEntry entry, Waits.Plan plan, Instant now, List<Change> changes) {
    Deadline deadline = deadline(entry, plan.due(), String.valueOf(entry.waits() + 1));
    if (plan.atOnce()) deadline = deadline.now(now);
    changes.add(Change.create(deadline));
    LedgerEntry.Edit edit = entry.edit();
    edit.waitFor(
        new Wait(
            plan.due().rule().id(),
            deadline.key().sort(),
            plan.due().start(),
            plan.due().due(),
            plan.reason(),
            plan.expectedFirstDay()));
    return atVersion(edit.done(), entry.version());
  }

  private static LedgerEntry atVersion(LedgerEntry e, long version) {
    return new LedgerEntry(
        e.child(),
        e.number(),
        e.identity(),
        e.year(),
        e.status(),
        e.since(),
        e.lastSchool(),
        e.leftOn(),
        e.observedOn(),
        e.declared(),
        e.endOfPhase(),
        e.heldBackBy(),
        e.heldBackSchool(),
        e.waiting(),
        e.waits(),
        e.claim(),
        e.outOfScope(),
        e.caseId(),
        version);
  }

  private Deadline deadline(LedgerEntry entry, DueDate due, String number) {
    String owner = Child.partition(entry.child());
    String sort = entry.key().sort();
    return Deadline.open(
        due,
        new Deadline.Subject(
            owner,
            sort + "#" + number,
            sort,
            entry.child(),
            entry.lastSchool(),
            key.reference('W', owner, sort, due.rule().id(), number)));
  }

  private void withdraw(LedgerEntry entry, List<Change> changes) {
    Wait wait = entry.waiting();
    if (wait == null) return;
    records
        .find(deadlineOf(entry, wait))
        .filter(Deadline::isOpen)
        .ifPresent(d -> changes.add(Change.save(d.withdrawn())));
  }

  private static Key<Deadline> deadlineOf(LedgerEntry entry, Wait wait) {
    return new Key<>(Deadline.class, Child.partition(entry.child()), wait.deadline());
  }

  /**
   * A roll shows a loss that a return has told; where that school has claimed since, it reopens.
   */
  public List<Change> shown(String entrySort, Loss loss, Instant now) {
    if (entrySort.isEmpty()) return List.of();
    Optional<LedgerEntry> entry = records.find(LedgerEntry.key(loss.child(), entrySort));
    if (entry.filter(e -> reopens(e, loss)).isPresent()) return lose(loss, now).changes();
    return learn(
        loss.child(),
        entrySort,
        e -> e.observed(loss.day()),
        "A roll shows that the child has left.",
        now);
  }

  /**
   * Something more became known of a loss that is booked already; the changes say so, with the wait
   * that now applies.
   */
  public List<Change> learn(
      ChildId id,
      String entrySort,
      UnaryOperator<LedgerEntry.Edit> news,
      String what,
      Instant now) {
    List<Change> changes = new ArrayList<>();
    if (entrySort.isEmpty()) return changes;
    Optional<LedgerEntry> found = records.find(LedgerEntry.key(id, entrySort));
    if (found.isEmpty()) return changes;
    LedgerEntry entry = found.get();
    LedgerEntry next = news.apply(entry.edit()).done();
    if (entry.isOpen()) {
      Child child = records.find(Child.key(id)).orElseThrow();
      if (child.openCase().isEmpty()) {
        withdraw(entry, changes);
        next = waiting(withoutWait(next), child.timesMissing() > 0, now, changes);
      } else {
        enquiries.news(child.openCase(), "news", what, London.day(now), now, changes);
      }
      changes.add(Change.save(child.withEntry(child.openEntry())));
      if (!next.outFrom().equals(entry.outFrom())) {
        changes.add(Change.remove(Interval.key(id, entry.outFrom())));
        changes.add(Change.put(new Interval(id, next.outFrom(), null)));
      }
    }
    changes.add(Change.save(next));
    return changes;
  }

  private static LedgerEntry withoutWait(LedgerEntry entry) {
    return atVersion(entry.edit().noWait().done(), entry.version());
  }

  /** Looks who claims the child; where nobody does and nothing is to be waited for, opens. */
  public void settle(ChildId id, Instant now) {
    Attempts.run(() -> settleOnce(id, now));
  }

  /** As {@link #settle}, for a loss that was booked this moment. */
  public void settle(Booking booking, Instant now) {
    try {
      settleOnce(booking.child(), booking.entry(), now);
    } catch (ConflictException e) {
      settle(booking.child().id(), now);
    }
  }

  private void settleOnce(ChildId id, Instant now) {
    Optional<Child> child = records.find(Child.key(id));
    if (child.isEmpty() || child.get().openEntry().isEmpty()) return;
    records
        .find(LedgerEntry.key(id, child.get().openEntry()))
        .ifPresent(entry -> settleOnce(child.get(), entry, now));
  }

  private void settleOnce(Child child, LedgerEntry entry, Instant now) {
    if (!entry.isOpen()) return;
    Whereabouts whereabouts = whereabouts(entry);
    Optional<Claim> claim = whereabouts.claim(entry, London.day(now), this::lastRoll);
    if (claim.isPresent()) {
      commitClaim(child, entry, claim.get(), now);
      return;
    }
    whereabouts.entryToCome(entry, London.day(now)).ifPresent(day -> lookAgain(entry, day));
    Wait wait = entry.waiting();
    if (wait != null && wait.rule().equals(Rules.AT_ONCE)) {
      records.find(deadlineOf(entry, wait)).ifPresent(d -> runOutOnce(d, now));
    }
  }

  private void lookAgain(LedgerEntry entry, LocalDate day) {
    DueDate due = DueDate.of(authority.rules().rule(Rules.ENTRY_TO_COME), day, calendars.county());
    Deadline deadline = deadline(entry, due, "entry-" + day);
    if (records.find(deadline.key()).isEmpty()) {
      records.commit(List.of(Change.create(deadline)));
    }
  }

  private void commitClaim(Child child, LedgerEntry entry, Claim claim, Instant now) {
    List<Change> changes = new ArrayList<>();
    withdraw(entry, changes);
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
    Child child = records.find(Child.key(deadline.child())).orElseThrow();
    LedgerEntry entry =
        records.find(LedgerEntry.key(deadline.child(), deadline.subject())).orElseThrow();
    if (deadline.rule().equals(Rules.ENTRY_TO_COME)) {
      records.commit(List.of(Change.save(deadline.met(London.day(now)))));
      settleOnce(deadline.child(), now);
      return;
    }
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
      endInterval(entry, last.plusDays(1), changes);
      changes.add(Change.save(child.withEntry("")));
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
    changes.add(Change.save(waitingFor(held, again, now, changes)));
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
        changes.add(Change.save(waiting(open, child.timesMissing() > 0, now, changes)));
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
