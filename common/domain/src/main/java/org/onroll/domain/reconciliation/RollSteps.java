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
import org.onroll.domain.ledger.Child;
import org.onroll.domain.ledger.LedgerEntry;
import org.onroll.domain.ledger.Settlement;
import org.onroll.domain.reconciliation.RollReconciler.Showing;
import org.onroll.domain.records.Change;
import org.onroll.domain.records.Concurrency;
import org.onroll.domain.records.ConflictException;
import org.onroll.domain.records.Page;
import org.onroll.domain.records.Records;
import org.onroll.domain.roll.AcceptedRolls;
import org.onroll.domain.roll.PendingDiff;
import org.onroll.domain.roll.Pupil;
import org.onroll.domain.roll.Roll;
import org.onroll.domain.roll.RollDiff;
import org.onroll.domain.roll.RollStep;
import org.onroll.domain.school.School;
import org.onroll.domain.school.Urn;

/**
 * Writes what accepted rolls mean, one step of a school after the other: in each the leavers first,
 * then the joiners, each lot side by side, since they are different children. A step is leased
 * while it is worked on; its parts are the same however often it is begun, so that a step that was
 * cut short is simply begun again.
 */
public final class RollSteps {
  private static final Duration LEASE = Duration.ofMinutes(2);

  /** Two pupils may change places. */
  private static final Concurrency ONE_BY_ONE = new Concurrency(1);

  private static final int LEDGER_PAGE = 100;
  private final Records records;
  private final AcceptedRolls rolls;
  private final RollReconciler reconciler;
  private final Settlement settlement;
  private final Concurrency concurrency;

  public RollSteps(
      Records records,
      AcceptedRolls rolls,
      RollReconciler reconciler,
      Settlement settlement,
      Concurrency concurrency) {
    this.records = records;
    this.rolls = rolls;
    this.reconciler = reconciler;
    this.settlement = settlement;
    this.concurrency = concurrency;
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
    for (PendingDiff diff : pending) {
      if (!timeLeft.getAsBoolean() || !applyOne(diff, clock, timeLeft)) return false;
    }
    return true;
  }

  private boolean applyOne(PendingDiff diff, Supplier<Instant> clock, BooleanSupplier timeLeft) {
    Instant now = clock.get();
    if (diff.leasedUntil().isAfter(now)) return false;
    try {
      records.commit(List.of(Change.save(diff.leased(now.plus(LEASE)))));
    } catch (ConflictException e) {
      return false;
    }
    RollStep step = diff.step();
    Optional<School> school = records.find(School.key(step.urn()));
    if (school.isEmpty() || !effects(school.get(), step, clock, timeLeft)) return false;
    records.commit(List.of(Change.put(step), Change.remove(diff.key())));
    return true;
  }

  private boolean effects(
      School school, RollStep step, Supplier<Instant> clock, BooleanSupplier timeLeft) {
    Roll after = rolls.get(step.after().key(step.urn()));
    Showing showing =
        new Showing(
            new Movement.Observation(
                step.after().date(), step.sequence() + "-" + step.after().hash()),
            step.receipt());
    if (step.before() == null) return baseline(school, after, showing, clock, timeLeft);
    Roll before = rolls.get(step.before().key(step.urn()));
    RollDiff diff = RollDiff.between(before, after);
    List<RollDiff.Changed> changes =
        diff.changes().stream().filter(RollDiff.Changed::registrationChanged).toList();
    List<Pupil> moving = new ArrayList<>(diff.leavers());
    moving.addAll(diff.joiners());
    RollReconciler.Known known = reconciler.known(school, moving, showing);
    if (!timeLeft.getAsBoolean()) return false;
    // Seen before anybody looks who claims whom: see ADR 3.
    RollSightings sightings = reconciler.sightings();
    Set<ChildId> here = children(school, after);
    records.write(
        sightings.leaving(school, diff.leavers(), here, known.before().formerly(), showing));
    if (!timeLeft.getAsBoolean()) return false;
    records.write(sightings.arriving(school, diff.joiners(), showing));
    return concurrency.each(
            diff.leavers(), timeLeft, p -> reconciler.left(school, p, known, showing, clock.get()))
        && concurrency.each(
            diff.joiners(), timeLeft, p -> reconciler.joined(school, p, known, showing))
        && concurrency.each(
            claimed(school, diff.joiners()), timeLeft, c -> settlement.settle(c, clock.get()))
        && ONE_BY_ONE.each(
            changes,
            timeLeft,
            c -> reconciler.changed(school, c.before(), c.after(), showing, clock.get()));
  }

  private Set<ChildId> children(School school, Roll roll) {
    Set<ChildId> children = new HashSet<>();
    for (Pupil pupil : roll.pupils().values()) children.add(reconciler.child(school, pupil));
    return children;
  }

  /** Leavers of other schools among the joiners: looked up when all joiners can be seen. */
  private List<ChildId> claimed(School school, List<Pupil> joiners) {
    List<ChildId> children =
        joiners.stream().map(p -> reconciler.child(school, p)).distinct().toList();
    return settlement.sought(children).stream().map(Child::id).toList();
  }

  private boolean baseline(
      School school,
      Roll roll,
      Showing showing,
      Supplier<Instant> clock,
      BooleanSupplier timeLeft) {
    List<Pupil> pupils = new ArrayList<>(roll.pupils().values());
    records.write(reconciler.sightings().baseline(school, pupils, showing));
    Set<ChildId> here = children(school, roll);
    reconciler.shownByBaseline(school, here, showing);
    String cursor = null;
    do {
      if (!timeLeft.getAsBoolean()) return false;
      Page<LedgerEntry> page =
          records.worklist(
              LedgerEntry.class, LedgerEntry.list(LedgerEntry.Status.OPEN), cursor, LEDGER_PAGE);
      List<ChildId> claimed =
          page.items().stream().map(LedgerEntry::child).filter(here::contains).distinct().toList();
      if (!concurrency.each(claimed, timeLeft, c -> settlement.settle(c, clock.get())))
        return false;
      cursor = page.next();
    } while (cursor != null);
    return true;
  }
}
