package org.onroll.bench.cold;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.onroll.local.engines.Checkout;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** The command {@code bench/cold/run}. */
@Command(
    name = "bench/cold/run",
    mixinStandardHelpOptions = true,
    description = {
      "From a process's start to its first answer: every function that answers HTTPS, and a plain"
          + " SDK handler, in turn, each time in a new process on one CPU, DynamoDB behind TLS.",
      "Prints a table and writes bench/cold/target/cold.csv. It judges nothing."
    })
public final class Cold implements Callable<Integer> {
  @Option(
      names = "--runs",
      defaultValue = "15",
      description = "Rounds that count (default: ${DEFAULT-VALUE}).")
  private int runs;

  @Option(
      names = "--warm-up",
      defaultValue = "2",
      description = "Rounds before them, which warm the database (default: ${DEFAULT-VALUE}).")
  private int warmUp;

  @Option(
      names = "--only",
      description = "Of the functions only this one, beside the plain handler. May be repeated.")
  private List<String> only = new ArrayList<>();

  @Option(
      names = "--jvm",
      description = "A further option of the measured JVMs, to look into a start. May be repeated.")
  private List<String> jvm = new ArrayList<>();

  private Cold() {}

  public static void main(String[] arguments) {
    System.exit(new CommandLine(new Cold()).execute(arguments));
  }

  @Override
  public Integer call() throws Exception {
    Path csv = Checkout.root().resolve("bench/cold/target/cold.csv");
    Path folder = Files.createTempDirectory("onroll-cold-");
    int cores = Runtime.getRuntime().availableProcessors();
    OneCpu cpu = OneCpu.take();
    Report report = new Report();
    try (Bench bench = new Bench(cpu, folder, only, jvm)) {
      for (int round = 1 - warmUp; round <= runs; round++) {
        // Rounds before the first have numbers of their own: nobody writes what another wrote.
        Map<Contender, Sample> samples = bench.round(round + warmUp);
        System.err.println(progress(round, samples));
        if (round > 0) report.add(samples);
      }
    } finally {
      delete(folder);
    }
    report.write(csv);
    System.out.println(
        "%s; %d cores, JDK %s, %d rounds, load %s; %s%n%n%s%n%s"
            .formatted(
                LocalDate.now(java.time.ZoneOffset.UTC),
                cores,
                Runtime.version(),
                runs,
                load(),
                cpu.text(),
                report.table(),
                "Every sample: " + csv));
    return 0;
  }

  private static String progress(int round, Map<Contender, Sample> samples) {
    return samples.entrySet().stream()
        .map(e -> e.getKey().name() + " " + e.getValue().took().firstAnswerMillis())
        .collect(
            Collectors.joining(", ", (round > 0 ? "round " + round : "warm-up") + ": ", " ms"));
  }

  private static String load() {
    double load =
        java.lang.management.ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage();
    return load < 0 ? "unknown" : "%.1f".formatted(load);
  }

  private static void delete(Path folder) throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) Files.delete(file);
    }
  }
}
