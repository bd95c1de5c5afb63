package org.onroll.local.schedule;

import java.io.PrintStream;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.onroll.local.clock.ClockFile;
import org.onroll.local.clock.MovableClock;
import org.onroll.local.engines.template.Schedule;
import org.onroll.local.lambda.LocalFunction;

/**
 * Stands in for EventBridge Scheduler. Runs each schedule once, in order of time, as the clock
 * passes by; when the clock is moved forward, every run that falls between takes its turn with the
 * clock standing at its instant.
 */
public final class Scheduler implements AutoCloseable {
  private static final Duration LONGEST_NAP = Duration.ofMinutes(1);

  private final List<ScheduledRun> runs = new ArrayList<>();
  private final MovableClock clock;
  private final ClockFile file;
  private final Runnable settle;
  private final PrintStream log;
  private final ReentrantLock turn = new ReentrantLock(true);
  private final Condition moved = turn.newCondition();
  private final Thread ticking = Thread.ofVirtual().name("scheduler").unstarted(this::tick);
  private Instant ranThrough;

  private record Next(Instant at, List<ScheduledRun> runs) {}

  /**
   * @param functions whose schedules are run
   * @param clock that they follow and that {@link #moveTo} moves
   * @param file that says up to when an earlier process has run them; each schedule that was missed
   *     since runs once
   * @param settle waits until what a run has set off elsewhere is done
   * @param log where failures go
   */
  public Scheduler(
      List<LocalFunction> functions,
      MovableClock clock,
      ClockFile file,
      Runnable settle,
      PrintStream log) {
    this.clock = clock;
    this.file = file;
    this.settle = settle;
    this.log = log;
    this.ranThrough = file.read().map(ClockFile.Kept::ranThrough).orElseGet(clock::instant);
    for (LocalFunction function : functions) {
      for (Schedule schedule : function.definition().schedules()) {
        runs.add(new ScheduledRun(function, schedule, log));
      }
    }
  }

  /** Begins to run schedules as they fall due. */
  public void start() {
    ticking.start();
  }

  /**
   * Moves the clock. Forward: runs what falls between, up to and with this instant. Backward: just
   * sets it.
   *
   * @return where the clock stands then
   */
  public Instant moveTo(Instant to) throws InterruptedException {
    turn.lockInterruptibly();
    try {
      if (to.isAfter(clock.instant())) {
        for (Optional<Next> next = next(to); next.isPresent(); next = next(to)) {
          Instant now = clock.instant();
          clock.stand(next.get().at().isAfter(now) ? next.get().at() : now);
          run(next.get());
        }
      }
      clock.set(to);
      ranThrough = to;
      keep();
      moved.signalAll();
      return to;
    } finally {
      turn.unlock();
    }
  }

  /**
   * Runs every schedule that an earlier process missed, each once, for its last instant before now.
   */
  public void catchUp() throws InterruptedException {
    turn.lockInterruptibly();
    try {
      Instant now = clock.instant();
      for (ScheduledRun run : runs) {
        Optional<Instant> last = Optional.empty();
        for (Optional<Instant> at = run.after(ranThrough);
            at.isPresent() && !at.get().isAfter(now);
            at = run.after(at.get())) {
          last = at;
        }
        if (last.isPresent()) {
          run.run(last.get());
          settle.run();
        }
      }
      ranThrough = now;
      keep();
    } finally {
      turn.unlock();
    }
  }

  @Override
  public void close() {
    ticking.interrupt();
    keep();
  }

  private void tick() {
    try {
      while (true) {
        turn.lockInterruptibly();
        try {
          Optional<Next> due = next(clock.instant());
          if (due.isPresent()) {
            run(due.get());
          } else {
            moved.await(nap().toMillis(), TimeUnit.MILLISECONDS);
          }
        } finally {
          turn.unlock();
        }
      }
    } catch (InterruptedException e) {
      // Closed.
    } catch (RuntimeException e) {
      e.printStackTrace(log);
      throw e;
    }
  }

  private Duration nap() {
    Instant now = clock.instant();
    return next(now.plus(LONGEST_NAP))
        .map(next -> Duration.between(now, next.at()).plusMillis(1))
        .orElse(LONGEST_NAP);
  }

  private void run(Next next) throws InterruptedException {
    for (ScheduledRun run : next.runs()) {
      run.run(next.at());
      settle.run();
    }
    ranThrough = next.at();
    keep();
  }

  /** What runs next after the last run, up to and with this instant. */
  private Optional<Next> next(Instant until) {
    Instant earliest = until;
    List<ScheduledRun> together = new ArrayList<>();
    for (ScheduledRun run : runs) {
      Optional<Instant> at = run.after(ranThrough);
      if (at.isEmpty() || at.get().isAfter(earliest)) continue;
      if (at.get().isBefore(earliest)) together.clear();
      earliest = at.get();
      together.add(run);
    }
    return together.isEmpty()
        ? Optional.empty()
        : Optional.of(new Next(earliest, List.copyOf(together)));
  }

  private void keep() {
    file.write(new ClockFile.Kept(clock.ahead(), ranThrough));
  }
}
