package org.onroll.domain.law;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What one instrument or one authority's policy says.
 *
 * @param to null while it is in force
 * @param commenced false for an Act that is passed and not in force: it is listed, never counted
 */
public record RuleSet(
    String title,
    String instrument,
    LocalDate from,
    @Nullable LocalDate to,
    boolean commenced,
    List<Rule> rules) {
  /** Older law first. */
  private static final List<String> FILES =
      List.of(
          "pupil-information.txt",
          "si-2006-1751.txt",
          "si-2024-208.txt",
          "attendance-guidance.txt",
          "school-attendance-orders.txt",
          "oxfordshire.txt",
          "defaults.txt",
          "cwsa-2026.txt");

  private static final class Shipped {
    static final List<RuleSet> SETS =
        FILES.stream().map(file -> RuleFile.set(resource(file))).toList();
  }

  public RuleSet {
    rules = List.copyOf(rules);
  }

  /** Every set that comes with OnRoll. */
  public static List<RuleSet> shipped() {
    return Shipped.SETS;
  }

  public Optional<LocalDate> end() {
    return Optional.ofNullable(to);
  }

  static String resource(String name) {
    try (InputStream in = RuleSet.class.getResourceAsStream(name)) {
      if (in == null) throw new IllegalStateException("not shipped: " + name);
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
