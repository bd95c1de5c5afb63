package org.onroll.packaged;

import java.util.List;

/**
 * What a packaged function weighs.
 *
 * @param zipBytes of the package
 * @param unpackedBytes of the files in it
 * @param peakBytes of memory that its process ever held: heap, classes, code and the JVM itself
 * @param firstAnswerMillis from its process's start to its first answer, without a snapshot
 * @param cpuMillis that its process has used since its start; says the same on a busy machine
 */
public record Footprint(
    String function,
    long zipBytes,
    long unpackedBytes,
    long peakBytes,
    long firstAnswerMillis,
    long cpuMillis) {
  private static final String ROW = "%-20s %12s %14s %14s %8s %16s%n";

  /** For people to read; the layer tests hold the budget, and nothing holds memory and time. */
  public static String table(List<Footprint> functions) {
    String budget = System.getProperty("function.unpackedLimitBytes", "not set");
    StringBuilder table =
        new StringBuilder(
            ROW.formatted(
                "function", "zip B", "unpacked B", "budget B", "peak MB", "first answer ms"));
    for (Footprint took : functions) {
      table.append(
          ROW.formatted(
              took.function,
              took.zipBytes,
              took.unpackedBytes,
              budget,
              took.peakBytes >> 20,
              took.firstAnswerMillis));
    }
    return table.toString();
  }
}
