package org.onroll.domain.records;

import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;

/**
 * Does pieces of work that do not depend on each other a few at a time, since each spends its time
 * waiting for the table.
 */
public final class Concurrency {
  private final int atOnce;

  /**
   * @param atOnce 1 or more; 1 does one after the other in the caller's thread
   */
  public Concurrency(int atOnce) {
    if (atOnce < 1) throw new IllegalArgumentException("at once: " + atOnce);
    this.atOnce = atOnce;
  }

  /**
   * Begins them in their order, and none more when time runs out or one has failed; those that were
   * begun are waited for.
   *
   * @return whether all were done
   */
  public <T> boolean each(List<T> items, BooleanSupplier timeLeft, Consumer<? super T> work) {
    AtomicInteger begun = new AtomicInteger();
    AtomicInteger done = new AtomicInteger();
    Queue<Throwable> failures = new ConcurrentLinkedQueue<>();
    Runnable worker =
        () -> {
          while (failures.isEmpty() && timeLeft.getAsBoolean()) {
            int next = begun.getAndIncrement();
            if (next >= items.size()) return;
            try {
              work.accept(items.get(next));
              done.incrementAndGet();
            } catch (RuntimeException | Error e) {
              failures.add(e);
            }
          }
        };
    int workers = Math.min(atOnce, items.size());
    if (workers == 1) {
      worker.run();
    } else {
      try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
        for (int i = 0; i < workers; i++) threads.execute(worker);
      }
    }
    rethrow(failures);
    return done.get() == items.size();
  }

  private static void rethrow(Queue<Throwable> failures) {
    Throwable first = failures.poll();
    if (first == null) return;
    failures.stream().filter(f -> f != first).forEach(first::addSuppressed);
    if (first instanceof Error e) throw e;
    throw (RuntimeException) first;
  }
}
