package org.onroll.local;

import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicReference;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
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
  @Mixin private CountyOptions county = new CountyOptions();

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
    LocalSystem.Settings settings =
        new LocalSystem.Settings(0, Optional.empty(), log.stream())
            .with(CountyOptions.SERVICE_LEVELS);
    AtomicReference<Process> playing = new AtomicReference<>();
    LocalSystem.Knocking knocking =
        url -> {
          Process world = WorldProcess.start(arguments(url));
          Runtime.getRuntime().addShutdownHook(new Thread(world::destroy, "stop-world"));
          playing.set(world);
        };
    try (LocalSystem system = LocalSystem.start(settings, WiredHandlers::new, knocking)) {
      int played = playing.get().waitFor();
      Audit audit = system.audit();
      if (!json) {
        Measured.of(log.file()).print(spec.commandLine().getOut());
        audit.print(spec.commandLine().getOut());
      }
      if (json && !audit.balance()) audit.print(spec.commandLine().getErr());
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
    arguments.addAll(county.arguments());
    if (json) arguments.add("--json");
    return arguments;
  }
}
