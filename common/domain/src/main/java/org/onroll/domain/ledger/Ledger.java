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
import org.onroll.domain.enquiry.Enquiries;
import org.onroll.domain.identity.ChildId;
import org.onroll.domain.identity.Identity;
import org.onroll.domain.identity.IdentityKey;
import org.onroll.domain.law.CompulsorySchoolAge;
import org.onroll.domain.law.DueDate;
import org.onroll.domain.law.Rules;
import org.onroll.domain.ledger.LedgerEntry.Declared;
import org.onroll.domain.ledger.LedgerEntry.Status;
import org.onroll.domain.records.Change;
import org.onroll.domain.records.Records;
import org.onroll.domain.roll.Address;
import org.onroll.domain.school.Authority;

/**
 * The unclaimed-leaver ledger (requirement C5). Booking a leaver gives changes for the caller's
 * transaction; after it, {@link Settlement} looks whether somebody claims the child. Sightings are
 * written before either looks, so of a leaver and a joiner at the same time one sees the other.
 */
public final class Ledger {
  /** Requirement C8's last check after a child was found; labelled OnRoll's default here. */
  private static final int REOPENS_WITHIN_DAYS = 120;

  private final Records records;
  private final Authority authority;
  private final Calendars calendars;
  private final Enquiries enquiries;
  private final EntryWaits waits;

  public Ledger(
      Records records,
      IdentityKey key,
      Authority authority,
      Calendars calendars,
      Enquiries enquiries) {
    this.records = records;
    this.authority = authority;
    this.calendars = calendars;
    this.enquiries = enquiries;
    this.waits = new EntryWaits(records, key, authority, calendars);
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
    return lose(loss, records.find(Child.key(loss.child())), now);
  }

  /**
   * As {@link #lose(Loss, Instant)}, for a child whose record was read before: where it has changed
   * since, the commit fails.
   */
  public Booking lose(Loss loss, Optional<Child> known, Instant now) {
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
    earlier.ifPresent(e -> waits.withdraw(e, changes));
    boolean hasCase = !child.openCase().isEmpty();
    boolean taken = hasCase && earlier.filter(e -> ofCase(e, child.openCase())).isEmpty();
    if (hasCase && !taken && earlier.get().claim() != null) {
      enquiries.news(child.openCase(), Enquiries.CLAIM_LOST, CLAIM_LOST, loss.day(), now, changes);
    }
    LedgerEntry entry = scoped(edit, loss, child, hasCase, now, changes);
    if (taken && entry.isOpen()) enquiries.take(entry, child.openCase(), now, changes);
    changes.add(Change.save(entry));
    Child booked = child.withEntry(entry.isOpen() ? entry.key().sort() : "");
    changes.add(Change.save(booked));
    if (earlier.filter(LedgerEntry::isOpen).isPresent()) {
      changes.add(Interval.ended(earlier.get(), entry.isOpen() ? entry.outFrom() : loss.day()));
    }
    if (entry.isOpen()) {
      Interval running = new Interval(loss.child(), entry.outFrom(), null);
      changes.removeIf(c -> c instanceof Change.Put p && p.record().key().equals(running.key()));
      changes.add(Change.put(running));
    }
    return new Booking(booked, entry, true, changes);
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
        changes.add(Change.put(waits.deadline(entry, due, "age")));
        return entry;
      }
    }
    if (hasCase) return edit.inCase(child.openCase()).done();
    return waits.open(edit.done(), child.timesMissing() > 0, now, changes);
  }

  /** A referral opens a case for a child whose entry waited: the case takes the entry over. */
  public void intoCase(LedgerEntry entry, String caseId, List<Change> changes) {
    waits.withdraw(entry, changes);
    changes.add(Change.save(entry.edit().noWait().heldBack("", "").inCase(caseId).done()));
  }

  /** A leaver whom a parent's notice claimed is missing education after all (requirement A3). */
  public void missingAgain(LedgerEntry entry, LocalDate day, String caseId, List<Change> changes) {
    LedgerEntry open = entry.edit().missingFrom(day).inCase(caseId).done();
    changes.add(Change.save(open));
    changes.add(Change.put(new Interval(entry.child(), open.outFrom(), null)));
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
        waits.withdraw(entry, changes);
        next = waits.open(EntryWaits.withoutWait(next), child.timesMissing() > 0, now, changes);
      } else {
        enquiries.news(
            child.openCase(), "news", what, next.concern(), London.day(now), now, changes);
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
}
