package org.onroll.deadlinescan;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.BooleanSupplier;
import org.onroll.domain.deadline.Deadline;
import org.onroll.domain.law.Rule.Stage;
import org.onroll.domain.records.DueKind;
import org.onroll.domain.records.Key;
import org.onroll.domain.records.Stored;
import org.onroll.platform.function.CircuitBreaker;
import org.onroll.platform.function.Log;
import org.onroll.platform.function.Spine;

/**
 * Drains the deadlines that are due (requirement D5). Each is acted on under its own version, so a
 * run twice, late, in parallel or cut short does no harm. One that fails is left for the next run.
 */
final class DeadlineScan {
  private static final int BATCH = 100;
  private final Spine spine;
  private final Log log;

  DeadlineScan(Spine spine, Log log) {
    this.spine = spine;
    this.log = log;
  }

  /**
   * @throws org.onroll.platform.table.TableUnavailableException where the table would not; what was
   *     done until then is done
   */
  void run(BooleanSupplier timeLeft) {
    Counts counts = new Counts();
    CircuitBreaker goesOn = new CircuitBreaker(timeLeft);
    try {
      drain(counts, goesOn);
    } finally {
      report(counts, goesOn.refusals());
    }
    goesOn.close();
  }

  private record Counts(Set<Key<?>> done, LongAdder overdue, LongAdder runOut, LongAdder failed) {
    Counts() {
      this(ConcurrentHashMap.newKeySet(), new LongAdder(), new LongAdder(), new LongAdder());
    }
  }

  private void drain(Counts counts, CircuitBreaker goesOn) {
    List<Key<? extends Stored>> batch = next(counts.done);
    while (!batch.isEmpty() && goesOn.getAsBoolean()) {
      Spine.Work work = spine.work();
      spine.concurrency().each(batch, goesOn, key -> one(work, key, counts, goesOn));
      if (goesOn.getAsBoolean()) batch = next(counts.done);
    }
  }

  private void one(
      Spine.Work work, Key<? extends Stored> key, Counts counts, CircuitBreaker goesOn) {
    counts.done.add(key);
    try {
      Optional<Stage> reached = climb(work, key);
      if (reached.equals(Optional.of(Stage.OVERDUE))) counts.overdue.increment();
      if (reached.equals(Optional.of(Stage.RUN_OUT))) counts.runOut.increment();
      goesOn.done();
    } catch (RuntimeException e) {
      goesOn.failed(e);
      counts.failed.increment();
      log.failure("deadline-failed", e, "deadline", key);
    }
  }

  private void report(Counts counts, long refusals) {
    if (counts.done.isEmpty()) return;
    log.measured(
        "scanned",
        Map.of(
            "DeadlinesDue",
            (long) counts.done.size(),
            "DeadlinesOverdue",
            counts.overdue.sum(),
            "WaitsRunOut",
            counts.runOut.sum(),
            "DeadlinesFailed",
            counts.failed.sum(),
            "TableRefusals",
            refusals));
  }

  /** The index lags behind: what this run has looked at already is passed over. */
  private List<Key<? extends Stored>> next(Set<Key<?>> done) {
    return spine.records().due(DueKind.DEADLINE, spine.now(), BATCH + done.size()).stream()
        .filter(k -> !done.contains(k))
        .limit(BATCH)
        .toList();
  }

  /** Read one by one: a record that cannot be read must not take others with it. */
  private Optional<Stage> climb(Spine.Work work, Key<? extends Stored> key) {
    return spine
        .records()
        .find(new Key<>(Deadline.class, key.partition(), key.sort()))
        .flatMap(d -> work.ladder().climb(d, spine.now()));
  }
}
