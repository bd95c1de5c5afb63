package org.onroll.bench.cold;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * One CPU for the process that is measured, and the others for what serves it: this JVM, DynamoDB
 * Local and the TLS before it.
 *
 * @param launcher words before a measured process's command; none where it cannot be bound
 * @param text for the table
 */
record OneCpu(List<String> launcher, String text) {
  private static final Path STATUS = Path.of("/proc/self/status");

  /** Binds this JVM, and with it all that it starts without {@link #launcher}. */
  static OneCpu take() throws IOException, InterruptedException {
    List<Integer> cpus = Files.exists(STATUS) ? allowed() : List.of();
    if (cpus.size() < 2) return unbound("this machine gives the bench fewer than two CPUs");
    int measured = cpus.getLast();
    String others =
        cpus.stream()
            .filter(c -> c != measured)
            .map(String::valueOf)
            .collect(Collectors.joining(","));
    try {
      Process bind =
          new ProcessBuilder(
                  "taskset", "-acp", others, Long.toString(ProcessHandle.current().pid()))
              .redirectErrorStream(true)
              .redirectOutput(ProcessBuilder.Redirect.DISCARD)
              .start();
      if (bind.waitFor() != 0) return unbound("taskset refused to bind the bench");
    } catch (IOException e) {
      return unbound("there is no taskset here");
    }
    return new OneCpu(
        List.of("taskset", "-c", Integer.toString(measured)),
        "each function on CPU " + measured + " alone; what serves it on CPU " + others);
  }

  private static OneCpu unbound(String why) {
    System.err.println("No function is bound to one CPU: " + why + ". It is told that it has one.");
    return new OneCpu(List.of(), "not bound to a CPU: " + why);
  }

  /** What a JVM must be told where it cannot see by itself that it has one CPU. */
  List<String> options() {
    return launcher.isEmpty() ? List.of("-XX:ActiveProcessorCount=1") : List.of();
  }

  private static List<Integer> allowed() throws IOException {
    String name = "Cpus_allowed_list:";
    String list =
        Files.readAllLines(STATUS).stream()
            .filter(l -> l.startsWith(name))
            .map(l -> l.substring(name.length()).strip())
            .findAny()
            .orElse("");
    List<Integer> cpus = new ArrayList<>();
    for (String range : list.split(",", -1)) {
      if (range.isEmpty()) continue;
      String[] ends = range.split("-", 2);
      IntStream.rangeClosed(Integer.parseInt(ends[0]), Integer.parseInt(ends[ends.length - 1]))
          .forEach(cpus::add);
    }
    return cpus;
  }
}
