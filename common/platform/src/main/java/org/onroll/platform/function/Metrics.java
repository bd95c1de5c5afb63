package org.onroll.platform.function;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Clock;
import java.util.Map;
import org.onroll.platform.http.Json;

/** Counts in CloudWatch's embedded metric format: one line, read by the log group. */
public final class Metrics {
  private final String function;
  private final Clock clock;

  public Metrics(String function, Clock clock) {
    this.function = function;
    this.clock = clock;
  }

  /** Writes {@code counts} by name. */
  public void count(Map<String, Long> counts) {
    ObjectNode line = Json.object();
    ObjectNode aws = line.putObject("_aws");
    aws.put("Timestamp", clock.millis());
    ObjectNode directive = aws.putArray("CloudWatchMetrics").addObject();
    directive.put("Namespace", "OnRoll");
    directive.putArray("Dimensions").addArray().add("function");
    var metrics = directive.putArray("Metrics");
    counts.forEach(
        (name, value) -> {
          metrics.addObject().put("Name", name).put("Unit", "Count");
          line.put(name, value);
        });
    line.put("function", function);
    System.out.println(Json.write(line));
  }
}
