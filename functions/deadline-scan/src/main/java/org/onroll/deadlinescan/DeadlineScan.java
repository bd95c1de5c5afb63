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
import org.onroll.platform.function.Log;
import org.onroll.platform.function.Metrics;
import org.onroll.platform.function.Spine;

/**
 * Drains the deadlines that are due (requirement D5). Each is acted on under its own version, so a
 * run twice, late, in parallel or cut short does no harm. One that fails is left for the next run.
 */
final class DeadlineScan {
  private static final int BATCH = 100;
  private final Spine spine;
  private final Log log;
  private final Metrics metrics;

  DeadlineScan(Spine spine, Log log, Metrics metrics) {
    this.spine = spine;
    this.log = log;
    this.metrics = metrics;
  }

  void run(BooleanSupplier timeLeft) {
    Set<Key<?>> done = ConcurrentHashMap.newKeySet();
    LongAdder overdue = new LongAdder();
    LongAdder runOut = new LongAdder();
    LongAdder failed = new LongAdder();
    List<Key<? extends Stored>> batch = next(done);
    while (!batch.isEmpty() && timeLeft.getAsBoolean()) {
      Spine.Work work = spine.work();
      spine
          .concurrency()
          .each(
              batch,
              timeLeft,
              key -> {
                done.add(key);
                try {
                  Optional<Stage> reached = climb(work, key);
                  if (reached.equals(Optional.of(Stage.OVERDUE))) overdue.increment();
                  if (reached.equals(Optional.of(Stage.RUN_OUT))) runOut.increment();
                } catch (RuntimeException e) {
                  failed.increment();
                  log.failure("deadline-failed", e, "deadline", key);
                }
              });
      batch = next(done);
    }
    if (done.isEmpty()) return;
    log.info("scanned", "due", done.size(), "overdue", overdue, "runOut", runOut, "failed", failed);
    metrics.count(
        Map.of(
            "DeadlinesOverdue",
            overdue.sum(),
            "WaitsRunOut",
            runOut.sum(),
            "DeadlinesFailed",
            failed.sum()));
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
