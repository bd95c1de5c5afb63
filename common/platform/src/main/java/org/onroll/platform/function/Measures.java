package org.onroll.platform.function;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Map;

/** What CloudWatch takes out of a line as metrics: the embedded metric format, by its log group. */
final class Measures {
  static final String STACK = "stack";
  static final String FUNCTION = "function";
  private static final String NAMESPACE = "OnRoll";

  private Measures() {}

  /** Adds {@code measures}, where there are any, to a line that says stack and function. */
  static void put(ObjectNode line, long millis, Map<String, Long> measures) {
    if (measures.isEmpty()) return;
    ObjectNode aws = line.putObject("_aws").put("Timestamp", millis);
    ObjectNode directive =
        aws.putArray("CloudWatchMetrics").addObject().put("Namespace", NAMESPACE);
    directive.putArray("Dimensions").addArray().add(STACK).add(FUNCTION);
    var metrics = directive.putArray("Metrics");
    measures.forEach(
        (name, value) -> {
          // CloudWatch knows neither days nor minutes.
          boolean age = name.endsWith("Days") || name.endsWith("Minutes");
          metrics.addObject().put("Name", name).put("Unit", age ? "None" : "Count");
          line.put(name, value);
        });
  }
}
