package org.onroll.world.county;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.SplittableRandom;

/**
 * Seeded chance. Each purpose draws from a stream of its own, so that one draw more in one place
 * does not change another.
 */
public final class Dice {
  private final long seed;
  private final SplittableRandom random;

  public Dice(long seed) {
    this.seed = seed;
    this.random = new SplittableRandom(seed);
  }

  /** A stream that depends on this seed and the purpose only, not on what was drawn before. */
  public Dice on(String purpose) {
    long hash = 0xcbf29ce484222325L;
    for (int i = 0; i < purpose.length(); i++) {
      hash = (hash ^ purpose.charAt(i)) * 0x100000001b3L;
    }
    long mixed = seed * 0x9E3779B97F4A7C15L + hash;
    return new Dice((mixed ^ (mixed >>> 29)) * 0xBF58476D1CE4E5B9L);
  }

  /** A number from 0 to {@code bound - 1}. */
  public int below(int bound) {
    return random.nextInt(bound);
  }

  /** A number from {@code low} to {@code high}, both included. */
  public int between(int low, int high) {
    return low + random.nextInt(high - low + 1);
  }

  /** True with the given probability. */
  public boolean chance(double probability) {
    return random.nextDouble() < probability;
  }

  public <T> T pick(List<T> from) {
    return from.get(random.nextInt(from.size()));
  }

  /** The elements in a drawn order. */
  public <T> List<T> shuffled(Collection<T> of) {
    List<T> all = new ArrayList<>(of);
    for (int i = all.size() - 1; i > 0; i--) {
      int j = random.nextInt(i + 1);
      T swap = all.get(i);
      all.set(i, all.get(j));
      all.set(j, swap);
    }
    return all;
  }

  /** At most {@code count} of the elements. */
  public <T> List<T> some(Collection<T> of, int count) {
    List<T> all = shuffled(of);
    return all.subList(0, Math.min(count, all.size()));
  }
}
