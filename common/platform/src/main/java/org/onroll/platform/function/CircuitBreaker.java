package org.onroll.platform.function;

import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;
import org.onroll.platform.table.TableUnavailableException;

/**
 * Whether a drain goes on: while there is time, and until the table has been unavailable for
 * {@value #AT_MOST} pieces of work in a row. What is left then is due in the next run. A record
 * that cannot be worked on for another reason stops nothing.
 */
public final class CircuitBreaker implements BooleanSupplier {
  /**
   * With one call in three refused, a call fails about three times in a hundred after its retries:
   * ten pieces of five calls in a row are then no chance.
   */
  private static final int AT_MOST = 10;

  private final BooleanSupplier timeLeft;
  private final AtomicInteger inARow = new AtomicInteger();
  private final AtomicInteger refusals = new AtomicInteger();
  private final AtomicReference<@Nullable TableUnavailableException> opened =
      new AtomicReference<>();

  public CircuitBreaker(BooleanSupplier timeLeft) {
    this.timeLeft = timeLeft;
  }

  @Override
  public boolean getAsBoolean() {
    return opened.get() == null && timeLeft.getAsBoolean();
  }

  /** A piece of work was done. */
  public void done() {
    inARow.set(0);
  }

  /** A piece of work failed. */
  public void failed(RuntimeException why) {
    if (!(why instanceof TableUnavailableException e)) {
      inARow.set(0);
      return;
    }
    refusals.incrementAndGet();
    if (inARow.incrementAndGet() >= AT_MOST) opened.compareAndSet(null, e);
  }

  /** How many pieces of work the table would not let be done. */
  public long refusals() {
    return refusals.get();
  }

  /**
   * Ends the run as one that failed, so that Lambda repeats it within minutes and its alarm tells.
   *
   * @throws TableUnavailableException where the table was unavailable too often
   */
  public void close() {
    TableUnavailableException e = opened.get();
    if (e != null) throw e;
  }
}
