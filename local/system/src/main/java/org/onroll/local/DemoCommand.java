package org.onroll.local;

import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Plays a synthetic county against the whole system, in memory, and ends with its score. */
@Command(
    name = "demo",
    mixinStandardHelpOptions = true,
    description =
        "Plays school weeks of a synthetic county against the whole system, in memory, and ends"
            + " with a score.",
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {
      "0:the invariants hold over everything that was played",
      "1:they do not",
      "2:used wrongly"
    })
final class DemoCommand implements Callable<Integer> {
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

  @Option(names = "--json", description = "Prints the result as JSON, and nothing else.")
  private boolean json;

  @Option(names = "--verbose", description = "Shows the functions' log lines on standard error.")
  private boolean verbose;

  @Spec
  @SuppressWarnings("NullAway.Init")
  private CommandSpec spec;

  @Override
  public Integer call() throws IOException, InterruptedException {
    LogOutput log = LogOutput.divert(Optional.empty(), verbose);
    LocalSystem.Settings settings = new LocalSystem.Settings(0, Optional.empty(), log.stream());
    AtomicReference<Process> playing = new AtomicReference<>();
    LocalSystem.Knocking county =
        url -> {
          Process world = WorldProcess.start(arguments(url));
          Runtime.getRuntime().addShutdownHook(new Thread(world::destroy, "stop-world"));
          playing.set(world);
        };
    try (LocalSystem system = LocalSystem.start(settings, WiredHandlers::new, county)) {
      int played = playing.get().waitFor();
      Audit audit = system.audit();
      if (!json) audit.print(spec.commandLine().getOut());
      else if (!audit.balance()) audit.print(spec.commandLine().getErr());
      int exit = played == 0 && !audit.balance() ? 1 : played;
      if (exit == 0) {
        Files.deleteIfExists(log.file());
      } else {
        spec.commandLine().getErr().println("What the functions logged is in " + log.file());
      }
      return exit;
    }
  }

  private List<String> arguments(String url) {
    List<String> arguments = new ArrayList<>(List.of("--url", url));
    add(arguments, "--seed", seed);
    add(arguments, "--schools", schools);
    add(arguments, "--pupils", pupils);
    add(arguments, "--weeks", weeks);
    add(arguments, "--start", start);
    if (json) arguments.add("--json");
    return arguments;
  }

  private static void add(List<String> arguments, String name, @Nullable String value) {
    if (value != null) arguments.addAll(List.of(name, value));
  }
}
