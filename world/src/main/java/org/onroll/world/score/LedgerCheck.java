package org.onroll.world.score;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import org.onroll.world.onroll.CaseFile;
import org.onroll.world.onroll.LedgerEntry;
import org.onroll.world.truth.Departure;
import org.onroll.world.truth.Truth;

/** What must hold of the ledger and the cases, whatever was played. */
public final class LedgerCheck {
  private final Truth truth;
  private final Evidence evidence;
  private final Known known;
  private final Books books;

  public LedgerCheck(Truth truth, Evidence evidence, Known known, Books books) {
    this.truth = truth;
    this.evidence = evidence;
    this.known = known;
    this.books = books;
  }

  public void check() {
    Map<String, String> statuses = new HashMap<>();
    for (LedgerEntry entry : known.ledger()) {
      String other = statuses.putIfAbsent(entry.id(), entry.status());
      books.require(
          other == null,
          "A ledger entry is in two lists: "
              + entry.id()
              + ", "
              + other
              + " and "
              + entry.status());
      boolean proven = entry.claim().filter(c -> !c.evidence().isBlank()).isPresent();
      books.require(
          !entry.status().equals("claimed") || proven,
          "A claimed entry has no evidence: " + entry.id());
    }
    for (CaseFile file : known.cases()) {
      boolean proven =
          file.closure().filter(c -> !c.ground().isEmpty() && c.hasEvidence()).isPresent();
      books.require(
          file.open() || proven,
          "A case was closed without ground and evidence: " + file.reference());
    }
    truth.departures().stream().filter(this::wasObserved).forEach(this::isInTheLedger);
  }

  /**
   * An accepted roll without the name followed one with it, so that OnRoll must have seen the child
   * leave.
   */
  private boolean wasObserved(Departure d) {
    LocalDate end = truth.period().end();
    return d.status().isMain()
        && !truth.of(d.childId()).isOnRollAt(d.urn(), end)
        && evidence.firstWithout(d.childId(), d.urn()).isPresent();
  }

  private void isInTheLedger(Departure d) {
    books.require(
        !known.entries(d.childId()).isEmpty(),
        "A leaver is in no list of the ledger: "
            + d.childId()
            + " of "
            + d.urn()
            + " after "
            + d.last());
  }
}
