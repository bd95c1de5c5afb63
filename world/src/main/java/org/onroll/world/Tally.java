package org.onroll.world;

import java.util.Map;
import java.util.TreeMap;

/** Counts by name, in the order of the names. */
final class Tally {
  private final Map<String, Integer> counts = new TreeMap<>();

  void add(String name) {
    add(name, 1);
  }

  void add(String name, int count) {
    counts.merge(name, count, Integer::sum);
  }

  int total() {
    return counts.values().stream().mapToInt(Integer::intValue).sum();
  }

  Map<String, Integer> counts() {
    return new TreeMap<>(counts);
  }
}
