package org.onroll.platform.function;

import com.amazonaws.services.lambda.runtime.Context;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.PrintStream;
import java.time.Clock;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;
import org.onroll.platform.config.Environment;
import org.onroll.platform.http.Json;

/**
 * One event, one line of JSON on standard output. Takes names and numbers only; what an exception
 * says is never written, since it may quote a child's record: its type and place are. A line's
 * {@code timestamp} and {@code level} are named as Lambda reads them, and what was measured stands
 * in the line of its event. What a call is known by is carried, not bound to a thread: a drain
 * works on several.
 */
public final class Log {
  private static final int FRAMES = 6;
  private final Map<String, Object> carried;
  private final Clock clock;
  private final PrintStream out;

  /** Shared by all that come from one: true until the first line is written. */
  private final AtomicBoolean cold;

  private Log(Map<String, Object> carried, Clock clock, PrintStream out, AtomicBoolean cold) {
    this.carried = carried;
    this.clock = clock;
    this.out = out;
    this.cold = cold;
  }

  Log(String function, String stack, Clock clock, PrintStream out) {
    this(new LinkedHashMap<>(), clock, out, new AtomicBoolean(true));
    carried.put(Measures.STACK, stack);
    carried.put(Measures.FUNCTION, function);
  }

  /** For one function of the stack that {@code STACK_NAME} names, from its first line on. */
  public static Log of(String function, Environment environment) {
    String stack = environment.optional("STACK_NAME");
    return new Log(function, stack.isBlank() ? "local" : stack, environment.clock(), System.out);
  }

  /**
   * Also says {@code fields} in each line.
   *
   * @param fields as in {@link #info}
   */
  public Log with(Object... fields) {
    Map<String, Object> all = new LinkedHashMap<>(carried);
    put(all, fields);
    return new Log(all, clock, out, cold);
  }

  /** For one call: also says what tells it from every other. */
  public Log during(Context context, JsonNode event) {
    return with(Correlation.of(context, event));
  }

  /**
   * @param fields names and values in turn; values are numbers or ids, never data of a child
   */
  public void info(String event, Object... fields) {
    line("INFO", event, null, Map.of(), fields);
  }

  public void warn(String event, Object... fields) {
    line("WARN", event, null, Map.of(), fields);
  }

  public void failure(String event, Throwable cause, Object... fields) {
    line("ERROR", event, cause, Map.of(), fields);
  }

  /**
   * As {@link #info}, with what CloudWatch takes from the line as metrics.
   *
   * @param measures by name: counts, ages in days or minutes
   */
  public void measured(String event, Map<String, Long> measures, Object... fields) {
    line("INFO", event, null, measures, fields);
  }

  private void line(
      String level,
      String event,
      @Nullable Throwable cause,
      Map<String, Long> measures,
      Object... fields) {
    Map<String, Object> said = new LinkedHashMap<>();
    said.put("timestamp", clock.instant());
    said.put("level", level);
    said.putAll(carried);
    said.put("event", event);
    put(said, fields);
    if (cause != null) {
      said.put("error", cause.getClass().getName());
      said.put("where", place(cause));
      Throwable root = cause.getCause();
      if (root != null) said.put("cause", root.getClass().getName() + " " + place(root));
    }
    Map<String, Long> all = new HashMap<>(measures);
    if (cold.getAndSet(false)) {
      said.put("coldStart", true);
      all.put("ColdStarts", 1L);
    }
    ObjectNode line = Json.object();
    said.forEach((name, value) -> set(line, name, value));
    Measures.put(line, clock.millis(), all);
    out.println(Json.line(line));
  }

  private static void put(Map<String, Object> to, Object... fields) {
    for (int i = 0; i + 1 < fields.length; i += 2) to.put(String.valueOf(fields[i]), fields[i + 1]);
  }

  /** What a library left null must not cost the call that logs it. */
  private static void set(ObjectNode line, String name, @Nullable Object value) {
    // No switch over types: what it calls is made at run time, in the midst of a first answer.
    if (value == null) line.putNull(name);
    else if (value instanceof Number n) line.put(name, n.longValue());
    else if (value instanceof Boolean b) line.put(name, b);
    else line.put(name, String.valueOf(value));
  }

  private static String place(Throwable t) {
    return Arrays.stream(t.getStackTrace())
        .filter(f -> f.getClassName().startsWith("org.onroll"))
        .limit(FRAMES)
        .map(f -> f.getFileName() + ":" + f.getLineNumber())
        .toList()
        .toString();
  }
}
