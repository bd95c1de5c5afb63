package org.onroll.domain.story;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.onroll.domain.deadline.Deadline;
import org.onroll.domain.enquiry.CaseState;
import org.onroll.domain.enquiry.EnquiryCase;
import org.onroll.domain.law.Ground;
import org.onroll.domain.ledger.Child;
import org.onroll.domain.ledger.Interval;
import org.onroll.domain.ledger.LedgerEntry;
import org.onroll.domain.ledger.Wait;
import org.onroll.domain.records.Key;
import org.onroll.domain.records.RecordsInMemory;

/** Whether the books balance (invariants 3 and 4), told as a list of what does not. */
public final class Books {
  private final RecordsInMemory records;
  private final List<String> wrong = new ArrayList<>();

  private Books(RecordsInMemory records) {
    this.records = records;
  }

  public static List<String> faults(County county) {
    Books books = new Books(county.records());
    for (Child child : books.records.all(Child.class)) books.audit(child);
    return books.wrong;
  }

  private void audit(Child child) {
    List<LedgerEntry> open =
        records.list(LedgerEntry.class, Child.partition(child.id()), LedgerEntry.PREFIX).stream()
            .filter(LedgerEntry::isOpen)
            .toList();
    check(open.size() <= 1, "two open entries of one child");
    String sort = open.isEmpty() ? "" : open.getFirst().key().sort();
    check(child.openEntry().equals(sort), "the child's open entry is not the one that is open");
    for (LedgerEntry entry : open) auditOpen(child, entry);
    auditCases(child);
    auditIntervals(child, open);
  }

  private void auditOpen(Child child, LedgerEntry entry) {
    Wait wait = entry.waiting();
    boolean nothingToAsk =
        entry.declared() != null && entry.declared().ground().next() == Ground.Next.NOTHING;
    check(
        wait != null || !child.openCase().isEmpty() || nothingToAsk,
        "an open entry that waits for nothing and has no case");
    if (wait == null) return;
    Optional<Deadline> deadline =
        records.find(new Key<>(Deadline.class, Child.partition(entry.child()), wait.deadline()));
    check(
        deadline.filter(Deadline::isOpen).isPresent(),
        "an open entry waits for a deadline no more");
  }

  private void auditCases(Child child) {
    List<String> open =
        records.all(EnquiryCase.class).stream()
            .filter(c -> c.child().equals(child.id()) && c.state() == CaseState.OPEN)
            .map(EnquiryCase::id)
            .toList();
    check(open.size() <= 1, "two open cases of one child");
    String id = open.isEmpty() ? "" : open.getFirst();
    check(open.size() > 1 || child.openCase().equals(id), "the child's open case is not the one");
  }

  private void auditIntervals(Child child, List<LedgerEntry> open) {
    List<Interval> intervals =
        records.list(Interval.class, Child.partition(child.id()), Interval.PREFIX);
    long running = intervals.stream().filter(i -> i.to() == null).count();
    check(
        intervals.stream().noneMatch(i -> i.to() != null && i.to().isBefore(i.from())),
        "an interval that runs backwards");
    check(running == open.size(), running + " running intervals for " + open.size() + " entries");
  }

  private void check(boolean holds, String otherwise) {
    if (!holds) wrong.add(otherwise);
  }
}
