package org.onroll.domain.reconciliation;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import org.onroll.domain.identity.ChildId;
import org.onroll.domain.ledger.Ledger;
import org.onroll.domain.ledger.LedgerEntry;
import org.onroll.domain.reconciliation.Reconciler.Showing;
import org.onroll.domain.records.Change;
import org.onroll.domain.records.ConflictException;
import org.onroll.domain.records.Page;
import org.onroll.domain.records.Records;
import org.onroll.domain.roll.PendingDiff;
import org.onroll.domain.roll.Pupil;
import org.onroll.domain.roll.Roll;
import org.onroll.domain.roll.RollDiff;
import org.onroll.domain.roll.StoredRoll;
import org.onroll.domain.school.School;
import org.onroll.domain.school.Urn;

/**
 * Writes what accepted rolls mean, one step of a school after the other. A step is leased while it
 * is worked on; its parts are the same however often it is begun, so that a step that was cut short
 * is simply begun again.
 */
public final class RollSteps {
  private static final Duration LEASE = Duration.ofMinutes(2);
  private static final int LEDGER_PAGE = 100;
  private final Records records;
  private final Reconciler reconciler;
  private final Ledger ledger;

  public RollSteps(Records records, Reconciler reconciler, Ledger ledger) {
    this.records = records;
    this.reconciler = reconciler;
    this.ledger = ledger;
  }

  /**
   * Applies the school's pending steps in their order.
   *
   * @param timeLeft false when no more work is to be taken on
   * @return whether none is left
   */
  public boolean apply(Urn urn, Supplier<Instant> clock, BooleanSupplier timeLeft) {
    List<PendingDiff> pending =
        records.list(PendingDiff.class, School.partition(urn), PendingDiff.PREFIX);
    for (PendingDiff step : pending) {
      if (!timeLeft.getAsBoolean() || !applyOne(step, clock, timeLeft)) return false;
    }
    return true;
  }

  private boolean applyOne(PendingDiff step, Supplier<Instant> clock, BooleanSupplier timeLeft) {
    Instant now = clock.get();
    if (step.leasedUntil().isAfter(now)) return false;
    PendingDiff leased = step.leased(now.plus(LEASE));
    try {
      records.commit(List.of(Change.save(leased)));
    } catch (ConflictException e) {
      return false;
    }
    Optional<School> school = records.find(School.key(step.urn()));
    if (school.isEmpty() || !effects(school.get(), leased, clock, timeLeft)) return false;
    records.write(List.of(Change.remove(leased.key())));
    return true;
  }

  private boolean effects(
      School school, PendingDiff step, Supplier<Instant> clock, BooleanSupplier timeLeft) {
    Roll after = records.find(step.after().key(step.urn())).orElseThrow().roll();
    Showing showing =
        new Showing(
            new Movement.Observation(
                step.after().date(), step.sequence() + "-" + step.after().hash()),
            step.receipt());
    if (step.before() == null) return baseline(school, after, showing, clock, timeLeft);
    Roll before = records.find(step.before().key(step.urn())).map(StoredRoll::roll).orElseThrow();
    RollDiff diff = RollDiff.between(before, after);
    for (Pupil pupil : diff.leavers()) {
      if (!timeLeft.getAsBoolean()) return false;
      reconciler.left(school, pupil, showing, clock.get());
    }
    for (Pupil pupil : diff.joiners()) {
      if (!timeLeft.getAsBoolean()) return false;
      reconciler.joined(school, pupil, showing, clock.get());
    }
    for (RollDiff.Changed change : diff.changes()) {
      if (!change.registrationChanged()) continue;
      if (!timeLeft.getAsBoolean()) return false;
      reconciler.changed(school, change.before(), change.after(), showing, clock.get());
    }
    return true;
  }

  private boolean baseline(
      School school,
      Roll roll,
      Showing showing,
      Supplier<Instant> clock,
      BooleanSupplier timeLeft) {
    List<Pupil> pupils = new ArrayList<>(roll.pupils().values());
    records.write(reconciler.baseline(school, pupils, showing));
    Set<ChildId> here = new HashSet<>();
    for (Pupil pupil : pupils) here.add(reconciler.child(school, pupil));
    reconciler.shownByBaseline(school, here, showing);
    String cursor = null;
    do {
      if (!timeLeft.getAsBoolean()) return false;
      Page<LedgerEntry> page =
          records.worklist(
              LedgerEntry.class, LedgerEntry.list(LedgerEntry.Status.OPEN), cursor, LEDGER_PAGE);
      for (LedgerEntry entry : page.items()) {
        if (here.contains(entry.child())) ledger.settle(entry.child(), clock.get());
      }
      cursor = page.next();
    } while (cursor != null);
    return true;
  }
}
