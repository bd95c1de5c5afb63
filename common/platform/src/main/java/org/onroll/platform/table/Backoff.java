package org.onroll.platform.table;

import java.util.concurrent.ThreadLocalRandom;

/**
 * The pauses before what the table left undone is asked of it again: the longest that each may be
 * doubles, and how long it is, from nothing to that, is left to chance, so that those who were
 * refused together do not come back together (full jitter: M. Brooker, "Exponential Backoff And
 * Jitter", AWS Architecture Blog, 2015). All of them take 1.2 s in the mean and 2.4 s at most.
 */
final class Backoff {
  private static final int MOST = 6;
  private static final long FIRST_MILLIS = 50;
  private static final long LONGEST_MILLIS = 800;
  private int pauses;

  /**
   * @throws TableUnavailableException instead of a pause too many, or where the thread is
   *     interrupted
   */
  void pause() {
    if (pauses == MOST) {
      throw new TableUnavailableException("unprocessed after being sent " + (MOST + 1) + " times");
    }
    long longest = Math.min(FIRST_MILLIS << pauses++, LONGEST_MILLIS);
    try {
      Thread.sleep(ThreadLocalRandom.current().nextLong(longest + 1));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new TableUnavailableException(e);
    }
  }
}
