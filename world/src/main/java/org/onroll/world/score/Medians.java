package org.onroll.world.score;

import java.util.List;
import java.util.OptionalDouble;

/** The middle of some whole numbers. */
final class Medians {
  private Medians() {}

  /** Of two in the middle, half their sum; of none, nothing. */
  static OptionalDouble of(List<Integer> values) {
    if (values.isEmpty()) return OptionalDouble.empty();
    List<Integer> sorted = values.stream().sorted().toList();
    int middle = sorted.size() / 2;
    return OptionalDouble.of(
        sorted.size() % 2 == 1
            ? sorted.get(middle)
            : (sorted.get(middle - 1) + sorted.get(middle)) / 2.0);
  }
}
