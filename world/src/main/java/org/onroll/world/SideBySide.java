package org.onroll.world;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Function;

/** Schools do not wait for each other; what one of them sends goes in its order. */
final class SideBySide {
  private static final int AT_ONCE = 8;

  private SideBySide() {}

  /**
   * Does {@code work} for all, those of different schools at once.
   *
   * @return the results, in the order of {@code items}
   */
  static <T, R> List<R> map(List<T> items, Function<T, String> school, Function<T, R> work) {
    Map<String, List<Integer>> bySchool = new LinkedHashMap<>();
    for (int i = 0; i < items.size(); i++) {
      bySchool.computeIfAbsent(school.apply(items.get(i)), s -> new ArrayList<>()).add(i);
    }
    List<Map<Integer, R>> parts = new ArrayList<>();
    try (ExecutorService senders = Executors.newFixedThreadPool(AT_ONCE)) {
      List<Future<Map<Integer, R>>> running =
          bySchool.values().stream()
              .map(own -> senders.submit(() -> each(own, items, work)))
              .toList();
      try {
        for (Future<Map<Integer, R>> one : running) parts.add(one.get());
      } finally {
        senders.shutdownNow();
      }
    } catch (ExecutionException e) {
      if (e.getCause() instanceof RuntimeException cause) throw cause;
      throw new IllegalStateException(e.getCause());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
    Map<Integer, R> all = new LinkedHashMap<>();
    parts.forEach(all::putAll);
    List<R> results = new ArrayList<>();
    for (int i = 0; i < items.size(); i++) results.add(Objects.requireNonNull(all.get(i)));
    return results;
  }

  private static <T, R> Map<Integer, R> each(
      List<Integer> indexes, List<T> items, Function<T, R> work) {
    Map<Integer, R> results = new LinkedHashMap<>();
    for (int i : indexes) results.put(i, work.apply(items.get(i)));
    return results;
  }
}
