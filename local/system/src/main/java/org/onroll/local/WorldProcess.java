package org.onroll.local;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.onroll.local.engines.Checkout;

/**
 * The synthetic county, in a process and on a class path of its own: it knows OnRoll by its HTTPS
 * interface only.
 */
final class WorldProcess {
  private static final String MAIN = "org.onroll.world.World";

  private WorldProcess() {}

  /**
   * Starts it on this terminal.
   *
   * @param arguments its own
   * @throws IOException where it cannot be started, or has not been built
   */
  static Process start(List<String> arguments) throws IOException {
    Path target = Checkout.root().resolve("world/target");
    if (!Files.isDirectory(target.resolve("classes")))
      throw new IOException("the world is not built: " + target);
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.add("-XX:+UseSerialGC");
    command.add("-XX:TieredStopAtLevel=1");
    command.add("-cp");
    command.add(target.resolve("classes") + File.pathSeparator + target.resolve("lib") + "/*");
    command.add(MAIN);
    command.addAll(arguments);
    return new ProcessBuilder(command).inheritIO().start();
  }

  /** A county that plays, and whether a system before this one has started it. */
  record Playing(ProcessHandle process, boolean earlier) {}

  /**
   * Starts it unless the one that an earlier system started is still playing: it goes on when the
   * system is back.
   *
   * @param data folder in which its process is remembered, if any
   */
  static Playing startOnce(Optional<Path> data, List<String> arguments) throws IOException {
    Optional<Path> file = data.map(folder -> folder.resolve("world"));
    if (file.isPresent() && Files.exists(file.get())) {
      Optional<ProcessHandle> earlier = playing(Files.readString(file.get()));
      if (earlier.isPresent()) return new Playing(earlier.get(), true);
    }
    ProcessHandle process = start(arguments).toHandle();
    if (file.isPresent()) Files.writeString(file.get(), mark(process));
    return new Playing(process, false);
  }

  private static Optional<ProcessHandle> playing(String mark) {
    String pid = mark.replaceFirst(" .*", "");
    if (!pid.matches("[0-9]{1,18}")) return Optional.empty();
    return ProcessHandle.of(Long.parseLong(pid))
        .filter(process -> process.isAlive() && mark.equals(mark(process)));
  }

  /** A process's id may be given again; its id with its start may not. */
  private static String mark(ProcessHandle process) {
    return process.pid() + " " + process.info().startInstant().map(String::valueOf).orElse("");
  }
}
