package org.onroll.world;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.LocalDate;
import java.util.concurrent.Callable;
import org.onroll.world.county.Period;
import org.onroll.world.county.Schools;
import org.onroll.world.onroll.OnRoll;
import org.onroll.world.onroll.Refused;
import org.onroll.world.onroll.Unreachable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The command. Exit codes: 0 the books balance, 1 they do not, 2 used wrongly. */
@Command(
    name = "world",
    mixinStandardHelpOptions = true,
    description =
        "Plays the school weeks of a synthetic county against OnRoll and scores it against the"
            + " truth.")
public final class World implements Callable<Integer> {
  private static final String EXIT = "The county ends with exit code ";
  private static final int MOST_WEEKS = 40;
  private static final int FEWEST_PUPILS_A_SCHOOL = 20;

  private final PrintStream out;
  private final PrintStream err;

  @Spec private CommandSpec spec = CommandSpec.create();

  @Option(
      names = "--url",
      required = true,
      description = "Where OnRoll listens, as http://127.0.0.1:8080.")
  private String url = "";

  @Option(
      names = "--seed",
      defaultValue = "1",
      description = "Same seed, same county (default ${DEFAULT-VALUE}).")
  private long seed;

  @Option(
      names = "--schools",
      defaultValue = "24",
      description = "Schools (default ${DEFAULT-VALUE}).")
  private int schools;

  @Option(
      names = "--pupils",
      defaultValue = "6000",
      description = "Pupils on the first day (default ${DEFAULT-VALUE}).")
  private int pupils;

  @Option(
      names = "--weeks",
      defaultValue = "6",
      description = "School weeks (default ${DEFAULT-VALUE}).")
  private int weeks;

  @Option(
      names = "--start",
      defaultValue = "2026-07-06",
      description = "First day (default ${DEFAULT-VALUE}).")
  private LocalDate start = LocalDate.EPOCH;

  @Option(
      names = "--retry-window",
      defaultValue = "60",
      description =
          "Seconds for which an OnRoll that does not answer is tried again (default"
              + " ${DEFAULT-VALUE}).")
  private int retrySeconds;

  @Option(
      names = "--when-told",
      description =
          "Begin when a line comes on standard input, and not at all when that ends before.")
  private boolean whenTold;

  @Option(names = "--say-exit", description = "Print the exit code as the last line.")
  private boolean sayExit;

  @Option(names = "--json", description = "Print the outcome as JSON, and nothing else.")
  private boolean json;

  World(PrintStream out, PrintStream err) {
    this.out = out;
    this.err = err;
  }

  public static void main(String[] args) {
    World world = new World(utf8(FileDescriptor.out), utf8(FileDescriptor.err));
    int exit = new CommandLine(world).execute(args);
    if (world.sayExit) world.out.println(EXIT + exit);
    System.exit(exit);
  }

  @Override
  public Integer call() throws IOException {
    if (whenTold && System.in.read() < 0) return 1;
    Settings settings =
        new Settings(url, seed, schools, pupils, weeks, start, Duration.ofSeconds(retrySeconds));
    County county = county(settings);
    String play =
        "world-" + seed + "-" + Long.toString(System.currentTimeMillis(), Character.MAX_RADIX);
    OnRoll onRoll = new OnRoll(url, settings.retryWindow(), play);
    try {
      PrintStream story =
          json
              ? new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8)
              : out;
      Outcome outcome = new Play(settings, county, onRoll, story, err).play();
      if (json) {
        out.println(JsonReport.of(outcome));
      } else {
        new Report(outcome, out).print();
      }
      return outcome.books().balanced() ? 0 : 1;
    } catch (Unreachable | Refused e) {
      err.println(e.getMessage());
      return 1;
    } finally {
      out.flush();
    }
  }

  private County county(Settings settings) {
    require(
        schools >= Schools.FEWEST && schools <= Schools.MOST,
        "--schools: from " + Schools.FEWEST + " to " + Schools.MOST);
    require(
        pupils >= schools * FEWEST_PUPILS_A_SCHOOL,
        "--pupils: at least " + FEWEST_PUPILS_A_SCHOOL + " a school");
    require(weeks >= 1 && weeks <= MOST_WEEKS, "--weeks: from 1 to " + MOST_WEEKS);
    require(url.matches("https?://[^/]+/?"), "--url: an address like http://127.0.0.1:8080");
    require(retrySeconds >= 0, "--retry-window: 0 or more seconds");
    try {
      Period.of(start, weeks);
    } catch (IllegalArgumentException e) {
      throw new ParameterException(spec.commandLine(), "--start, --weeks: " + e.getMessage(), e);
    }
    return County.draw(settings);
  }

  private void require(boolean holds, String what) {
    if (!holds) throw new ParameterException(spec.commandLine(), what);
  }

  private static PrintStream utf8(FileDescriptor to) {
    return new PrintStream(new FileOutputStream(to), true, StandardCharsets.UTF_8);
  }
}
