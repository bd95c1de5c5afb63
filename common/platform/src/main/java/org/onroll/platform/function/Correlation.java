package org.onroll.platform.function;

import com.amazonaws.services.lambda.runtime.Context;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What tells one call of a function from every other, and ties it to what set it off. */
final class Correlation {
  /** Set by Lambda's Java runtime for each call. */
  private static final String TRACE_HEADER = "com.amazonaws.xray.traceHeader";

  private static final String ROOT = "Root=";

  private Correlation() {}

  /** Names and values in turn; what there is none of is left out. */
  static Object[] of(Context context, JsonNode event) {
    List<Object> ids = new ArrayList<>();
    add(ids, "lambdaRequestId", context.getAwsRequestId());
    add(ids, "requestId", event.at("/requestContext/requestId").asText(""));
    add(ids, "scheduledTime", event.path("scheduledTime").asText(""));
    String trace = context.getXrayTraceId();
    add(ids, "traceId", root(trace == null ? System.getProperty(TRACE_HEADER) : trace));
    return ids.toArray();
  }

  private static void add(List<Object> ids, String name, @Nullable String id) {
    if (id != null && !id.isBlank()) ids.addAll(List.of(name, id));
  }

  /** {@code Root=1-…;Parent=…;Sampled=0}: the root names the trace. */
  private static @Nullable String root(@Nullable String header) {
    if (header == null) return null;
    return Arrays.stream(header.split(";", -1))
        .filter(part -> part.startsWith(ROOT))
        .map(part -> part.substring(ROOT.length()))
        .findFirst()
        .orElse(null);
  }
}
