package org.onroll.local.law;

import java.time.Clock;
import java.util.Map;
import org.onroll.domain.school.Authority;
import org.onroll.platform.config.Authorities;
import org.onroll.platform.config.Environment;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;

/** Whose rules. */
public final class LawOptions {
  @Option(
      names = "--authority",
      paramLabel = "CODE",
      defaultValue = "931",
      description = "Three digits; ${DEFAULT-VALUE} is Oxfordshire.")
  @SuppressWarnings("NullAway.Init")
  private String code;

  @Option(
      names = "--service-levels",
      paramLabel = "PAIRS",
      defaultValue = "",
      description =
          "What the authority has set: rule=count or reading=answer, commas between, such as"
              + " fifth-day=school-day.")
  @SuppressWarnings("NullAway.Init")
  private String levels;

  /**
   * @throws ParameterException where they cannot be read
   */
  public Authority authority(CommandSpec spec) {
    try {
      return Authorities.of(
          new Environment(Map.of("AUTHORITY", code, "SERVICE_LEVELS", levels), Clock.systemUTC()));
    } catch (IllegalArgumentException | IllegalStateException e) {
      throw new ParameterException(spec.commandLine(), "--service-levels: " + e.getMessage(), e);
    }
  }
}
