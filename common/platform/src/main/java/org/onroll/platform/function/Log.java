package org.onroll.platform.function;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.PrintStream;
import java.time.Clock;
import java.util.Arrays;
import org.onroll.platform.http.Json;

/**
 * One event, one line of JSON on standard output. Takes names and numbers only; what an exception
 * says is never written, since it may quote a child's record: its type and place are.
 */
public final class Log {
  private static final int FRAMES = 6;
  private final String function;
  private final Clock clock;
  private final PrintStream out;

  public Log(String function, Clock clock) {
    this(function, clock, System.out);
  }

  Log(String function, Clock clock, PrintStream out) {
    this.function = function;
    this.clock = clock;
    this.out = out;
  }

  /**
   * @param fields names and values in turn; values are numbers or ids, never data of a child
   */
  public void info(String event, Object... fields) {
    line("INFO", event, null, fields);
  }

  public void warn(String event, Object... fields) {
    line("WARN", event, null, fields);
  }

  public void failure(String event, Throwable cause, Object... fields) {
    line("ERROR", event, cause, fields);
  }

  private void line(
      String level,
      String event,
      @org.jspecify.annotations.Nullable Throwable cause,
      Object... fields) {
    ObjectNode line = Json.object();
    line.put("at", clock.instant().toString());
    line.put("level", level);
    line.put("function", function);
    line.put("event", event);
    for (int i = 0; i + 1 < fields.length; i += 2) {
      line.put(String.valueOf(fields[i]), String.valueOf(fields[i + 1]));
    }
    if (cause != null) {
      line.put("error", cause.getClass().getName());
      line.put("where", place(cause));
      Throwable root = cause.getCause();
      if (root != null) line.put("cause", root.getClass().getName() + " " + place(root));
    }
    out.println(Json.write(line));
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
