package org.onroll.local;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.onroll.local.http.Json;

/**
 * What the functions measured, read from their own log lines as CloudWatch would read them: counts
 * added up, and of what stands at a moment the last.
 *
 * @param counts by name
 * @param standing by name
 */
record Measured(Map<String, Long> counts, Map<String, Long> standing) {
  /** The events whose measures say how things stand, not what was done. */
  private static final Set<String> STANDING = Set.of("standing", "due", "waiting");

  private static final String PLATFORM = "ColdStarts";

  static Measured of(Path log) throws IOException {
    Measured measured = new Measured(new TreeMap<>(), new TreeMap<>());
    try (BufferedReader lines = Files.newBufferedReader(log)) {
      for (String line; (line = lines.readLine()) != null; ) {
        if (line.startsWith("{") && line.contains("\"_aws\"")) measured.take(line);
      }
    }
    return measured;
  }

  private void take(String line) {
    try {
      JsonNode json = Json.MAPPER.readTree(line);
      boolean stands = STANDING.contains(json.path("event").asText());
      for (JsonNode metric : json.at("/_aws/CloudWatchMetrics/0/Metrics")) {
        String name = metric.path("Name").asText();
        if (name.equals(PLATFORM)) continue;
        long value = json.path(name).asLong();
        if (stands) standing.put(name, value);
        else counts.merge(name, value, Long::sum);
      }
    } catch (JsonProcessingException e) {
      // Two lines that were written at once: not one to count.
    }
  }

  /** As a table, without what never happened. */
  void print(PrintWriter out) {
    out.println();
    out.println("What the dashboard would show, from the functions' own log lines:");
    counts.forEach((name, value) -> line(out, name, value, "in all"));
    standing.forEach((name, value) -> line(out, name, value, "at the last look"));
    out.println();
    out.flush();
  }

  private static void line(PrintWriter out, String name, long value, String of) {
    if (value != 0) out.printf("  %-28s %,9d  %s%n", name, value, of);
  }
}
