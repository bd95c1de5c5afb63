package org.onroll.bench.cold;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.ToLongFunction;
import java.util.stream.Collectors;
import org.onroll.packaged.Footprint;

/** The samples of a session as a table to read, in Markdown, and as a CSV of every one. */
final class Report {
  private static final double MEGA = 1024 * 1024;

  private final Map<Contender, List<Sample>> samples = new LinkedHashMap<>();

  void add(Map<Contender, Sample> round) {
    round.forEach(
        (contender, sample) ->
            samples.computeIfAbsent(contender, c -> new ArrayList<>()).add(sample));
  }

  String table() {
    StringBuilder table =
        new StringBuilder(
            """
            | function | first answer | calls it made | median ms | ms | to plain | pair by pair | CPU ms | to plain | unpacked MB | peak MB |
            |---|---|---|---|---|---|---|---|---|---|---|
            """);
    double plain = 0;
    double plainCpu = 0;
    for (Map.Entry<Contender, List<Sample>> of : samples.entrySet()) {
      List<Long> millis = sorted(of.getValue(), Footprint::firstAnswerMillis);
      long cpu = median(sorted(of.getValue(), Footprint::cpuMillis));
      if (plain == 0) {
        plain = median(millis);
        plainCpu = cpu;
      }
      table.append(
          String.format(
              Locale.ROOT,
              "| %s | %s | %s | %d | %d to %d | %.2f | %.2f | %d | %.2f | %.1f | %.0f |%n",
              of.getKey().name(),
              of.getKey().asks(),
              calls(of.getValue().getLast()),
              median(millis),
              millis.getFirst(),
              millis.getLast(),
              median(millis) / plain,
              median(of.getValue().stream().map(Sample::ratio).sorted().toList()),
              cpu,
              cpu / plainCpu,
              sorted(of.getValue(), Footprint::unpackedBytes).getLast() / MEGA,
              sorted(of.getValue(), Footprint::peakBytes).getLast() / MEGA));
    }
    return table.toString();
  }

  void write(Path csv) throws IOException {
    StringBuilder lines =
        new StringBuilder(
            "round,function,first_answer_ms,to_plain,cpu_ms,unpacked_bytes,zip_bytes,peak_bytes,calls\n");
    samples.forEach(
        (contender, all) ->
            all.forEach(
                s ->
                    lines.append(
                        String.format(
                            Locale.ROOT,
                            "%d,%s,%d,%.4f,%d,%d,%d,%d,%s%n",
                            s.round(),
                            contender.name(),
                            s.took().firstAnswerMillis(),
                            s.ratio(),
                            s.took().cpuMillis(),
                            s.took().unpackedBytes(),
                            s.took().zipBytes(),
                            s.took().peakBytes(),
                            String.join(" ", s.calls())))));
    Files.createDirectories(csv.toAbsolutePath().getParent());
    Files.writeString(csv, lines);
  }

  /** {@code 2 GetItem, 1 PutItem}, in the order of their first. */
  private static String calls(Sample sample) {
    return sample.calls().stream()
        .collect(Collectors.groupingBy(c -> c, LinkedHashMap::new, Collectors.counting()))
        .entrySet()
        .stream()
        .map(e -> e.getValue() + " " + e.getKey())
        .collect(Collectors.joining(", "));
  }

  private static List<Long> sorted(List<Sample> samples, ToLongFunction<Footprint> figure) {
    return samples.stream().map(s -> figure.applyAsLong(s.took())).sorted().toList();
  }

  /** The middle one; of an even number, the lower of the two in the middle. */
  private static <T> T median(List<T> sorted) {
    return sorted.get((sorted.size() - 1) / 2);
  }
}
