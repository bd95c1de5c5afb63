package org.onroll.domain.ledger;

import java.time.Instant;
import java.util.List;
import org.onroll.domain.calendar.Calendars;
import org.onroll.domain.calendar.London;
import org.onroll.domain.deadline.Deadline;
import org.onroll.domain.identity.IdentityKey;
import org.onroll.domain.law.DueDate;
import org.onroll.domain.records.Change;
import org.onroll.domain.records.Key;
import org.onroll.domain.records.Records;
import org.onroll.domain.school.Authority;
import org.onroll.domain.school.School;

/** Opens and withdraws the deadlines by which open entries wait to become enquiries. */
final class EntryWaits {
  private final Records records;
  private final IdentityKey key;
  private final Authority authority;
  private final Calendars calendars;

  EntryWaits(Records records, IdentityKey key, Authority authority, Calendars calendars) {
    this.records = records;
    this.key = key;
    this.authority = authority;
    this.calendars = calendars;
  }

  /** With the wait that what is known asks for; its deadline goes into {@code changes}. */
  LedgerEntry open(LedgerEntry entry, boolean missingBefore, Instant now, List<Change> changes) {
    Waits waits =
        new Waits(authority.rules(), calendars.county(), urn -> records.find(School.key(urn)));
    return waits
        .plan(entry, missingBefore, London.day(now))
        .map(plan -> openFor(entry, plan, now, changes))
        .orElse(entry);
  }

  LedgerEntry openFor(LedgerEntry entry, Waits.Plan plan, Instant now, List<Change> changes) {
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

  Deadline deadline(LedgerEntry entry, DueDate due, String number) {
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

  void withdraw(LedgerEntry entry, List<Change> changes) {
    Wait wait = entry.waiting();
    if (wait == null) return;
    records
        .find(deadlineOf(entry, wait))
        .filter(Deadline::isOpen)
        .ifPresent(d -> changes.add(Change.save(d.withdrawn())));
  }

  static Key<Deadline> deadlineOf(LedgerEntry entry, Wait wait) {
    return new Key<>(Deadline.class, Child.partition(entry.child()), wait.deadline());
  }

  static LedgerEntry withoutWait(LedgerEntry entry) {
    return atVersion(entry.edit().noWait().done(), entry.version());
  }
}
