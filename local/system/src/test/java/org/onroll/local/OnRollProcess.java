package org.onroll.local;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.onroll.local.engines.Checkout;

/** {@code ./onroll} in a process of its own, on the class path of the tests. */
final class OnRollProcess {
  private OnRollProcess() {}

  static ProcessBuilder command(List<String> arguments) {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(List.of("-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1"));
    command.addAll(List.of("-D" + Checkout.PROPERTY + "=" + Checkout.root()));
    command.addAll(List.of("-cp", System.getProperty("java.class.path"), OnRoll.class.getName()));
    command.addAll(arguments);
    return new ProcessBuilder(command);
  }
}
