package org.onroll.domain.records;

import java.util.function.Supplier;

/** Reads, decides and commits again where somebody else wrote first. */
public final class Attempts {
  private static final int AT_MOST = 8;

  private Attempts() {}

  /**
   * @throws ConflictException where it lost {@value #AT_MOST} times
   */
  public static <T> T of(Supplier<T> work) {
    for (int attempt = 1; ; attempt++) {
      try {
        return work.get();
      } catch (ConflictException e) {
        if (attempt == AT_MOST) throw e;
      }
    }
  }

  /** As {@link #of}. */
  public static void run(Runnable work) {
    of(
        () -> {
          work.run();
          return true;
        });
  }
}
