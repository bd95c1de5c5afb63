package org.onroll.local;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Which county is drawn. The county itself says which values it takes. */
final class CountyOptions {
  /**
   * What the county's authority has set: it reads the fifth day of the new pupil return as a school
   * day, so that a day without school moves what its schools owe.
   */
  static final String SERVICE_LEVELS = "fifth-day=school-day";

  @Option(names = "--seed", paramLabel = "N", description = "Draws another county.")
  private @Nullable String seed;

  @Option(
      names = "--schools",
      paramLabel = "N",
      description = "How many schools; 24 unless told otherwise.")
  private @Nullable String schools;

  @Option(
      names = "--pupils",
      paramLabel = "N",
      description = "About how many pupils; 6,000 unless told otherwise.")
  private @Nullable String pupils;

  @Option(
      names = "--weeks",
      paramLabel = "N",
      description = "How many school weeks; 6 unless told otherwise.")
  private @Nullable String weeks;

  @Option(
      names = "--start",
      paramLabel = "DATE",
      description = "First day, for example 2026-07-06.")
  private @Nullable String start;

  /** Those that were given, as the county's own command takes them. */
  List<String> arguments() {
    List<String> arguments = new ArrayList<>();
    add(arguments, "--seed", seed);
    add(arguments, "--schools", schools);
    add(arguments, "--pupils", pupils);
    add(arguments, "--weeks", weeks);
    add(arguments, "--start", start);
    return arguments;
  }

  private static void add(List<String> arguments, String name, @Nullable String value) {
    if (value != null) arguments.addAll(List.of(name, value));
  }
}
