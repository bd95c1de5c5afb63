package org.onroll.local;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
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
    return command(arguments).inheritIO().start();
  }

  /** As {@link #start}, but what it says goes to a file, and this process may tell it something. */
  static Process start(List<String> arguments, Path says) throws IOException {
    return command(arguments).redirectErrorStream(true).redirectOutput(says.toFile()).start();
  }

  private static ProcessBuilder command(List<String> arguments) throws IOException {
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
    return new ProcessBuilder(command);
  }
}
