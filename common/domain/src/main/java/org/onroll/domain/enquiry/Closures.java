package org.onroll.domain.enquiry;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.onroll.domain.calendar.London;
import org.onroll.domain.deadline.Deadline;
import org.onroll.domain.enquiry.Enquiries.RefusedException;
import org.onroll.domain.ledger.Child;
import org.onroll.domain.ledger.Claim;
import org.onroll.domain.ledger.Interval;
import org.onroll.domain.ledger.LedgerEntry;
import org.onroll.domain.records.Attempts;
import org.onroll.domain.records.Change;
import org.onroll.domain.records.Key;
import org.onroll.domain.records.Records;

/** Closes cases on evidence (requirement E3). */
public final class Closures {
  private final Records records;

  public Closures(Records records) {
    this.records = records;
  }

  /**
   * What would close each of {@code cases} in one step, by case id: an accepted roll claims its
   * child. Gone when that roll loses the child.
   */
  public Map<String, Closure> proposals(List<EnquiryCase> cases) {
    Map<Key<LedgerEntry>, String> entries = new HashMap<>();
    for (EnquiryCase c : cases) {
      if (c.state() == CaseState.OPEN && c.hasEntry())
        entries.put(LedgerEntry.key(c.child(), c.entry()), c.id());
    }
    Map<String, Closure> proposals = new HashMap<>();
    for (LedgerEntry entry : records.findAll(List.copyOf(entries.keySet()))) {
      Claim claim = entry.claim();
      String id = entries.get(entry.key());
      if (id != null && claim != null && claim.by() == Claim.By.ROLL) {
        proposals.put(id, closure(claim));
      }
    }
    for (EnquiryCase c : cases) {
      Claim claim = c.claim();
      if (c.state() == CaseState.OPEN && claim != null) proposals.put(c.id(), closure(claim));
    }
    return proposals;
  }

  private static Closure closure(Claim claim) {
    return new Closure(
        ClosureGround.ON_ROLL,
        Map.of(
            "school",
            claim.school(),
            "confirmedBy",
            "accepted roll",
            "confirmedOn",
            claim.on().toString(),
            "source",
            "receipt " + claim.source()),
        claim.evidence(),
        "",
        claim.on());
  }

  /**
   * Closes an open case on {@code how}, and the ledger entry with it.
   *
   * @throws RefusedException where the case is closed or evidence is missing
   */
  public EnquiryCase close(String caseId, Closure how, Instant now) {
    return Attempts.of(() -> closeOnce(caseId, how, now));
  }

  private EnquiryCase closeOnce(String caseId, Closure how, Instant now) {
    EnquiryCase open = records.find(EnquiryCase.key(caseId)).orElseThrow();
    if (open.state().after(CaseState.Move.CLOSE).isEmpty()) {
      throw new RefusedException("The case is closed already.");
    }
    List<String> missing = how.ground().missing(how.evidence());
    if (!missing.isEmpty()) {
      throw new RefusedException("Evidence is missing: " + String.join(", ", missing) + ".");
    }
    EnquiryCase closed = open.closedBy(how);
    List<Change> changes = new ArrayList<>();
    changes.add(Change.save(closed));
    changes.add(
        Change.create(
            new CaseEvent(
                caseId,
                closed.events(),
                now,
                "closed",
                how.by(),
                "Closed: " + how.ground().id() + ".")));
    records.list(Deadline.class, EnquiryCase.partition(caseId), Deadline.PREFIX).stream()
        .filter(Deadline::isOpen)
        .forEach(d -> changes.add(Change.save(d.met(London.day(now)))));
    Child child = records.find(Child.key(open.child())).orElseThrow();
    LocalDate out = open.outSince();
    if (out != null) changes.add(Interval.ended(open.child(), out, how.on()));
    if (open.hasEntry()) closeEntry(open, how, changes);
    changes.add(Change.save(child.withoutCase()));
    records.commit(changes);
    return closed;
  }

  private void closeEntry(EnquiryCase open, Closure how, List<Change> changes) {
    LedgerEntry entry = records.find(LedgerEntry.key(open.child(), open.entry())).orElseThrow();
    if (!entry.isOpen()) return;
    Claim claim =
        new Claim(
            Claim.By.CLOSURE,
            Claim.Grade.CONFIRMED,
            "",
            how.on(),
            "An officer closed the case: " + how.ground().id() + ".",
            open.id());
    changes.add(Change.save(entry.edit().claimed(claim).done()));
    changes.add(Change.put(new Interval(open.child(), entry.outFrom(), how.on())));
  }
}
