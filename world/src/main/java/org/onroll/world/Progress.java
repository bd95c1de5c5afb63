package org.onroll.world;

import java.io.Console;
import java.io.PrintStream;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.LocalDate;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** Says how far the play is: on a terminal one line that changes, elsewhere a line a week. */
final class Progress {
  private static final int WIDTH = 78;
  private static final int SHORTEST_MILLIS = 500;

  private final PrintStream err;
  private final boolean terminal;

  Progress(PrintStream err) {
    this.err = err;
    this.terminal = Optional.ofNullable(System.console()).filter(Console::isTerminal).isPresent();
  }

  void day(LocalDate day, int rolls, int returns, int openCases) {
    String line =
        day
            + ": "
            + rolls
            + " rolls and "
            + returns
            + " returns sent, "
            + openCases
            + " enquiries open";
    if (terminal) {
      err.print("\r" + line + " ".repeat(Math.max(0, WIDTH - line.length())));
      err.flush();
    } else if (day.getDayOfWeek() == DayOfWeek.FRIDAY) {
      err.println(line);
    }
  }

  /** Clears the line for other output. */
  void clear() {
    if (terminal) {
      err.print("\r" + " ".repeat(WIDTH) + "\r");
      err.flush();
    }
  }

  /** How long OnRoll took over it all, the longest first, and what was tried again. */
  void spent(Map<String, Duration> spent, int retries) {
    String kinds =
        spent.entrySet().stream()
            .filter(e -> e.getValue().toMillis() >= SHORTEST_MILLIS)
            .sorted(Map.Entry.<String, Duration>comparingByValue().reversed())
            .map(
                e ->
                    String.format(
                        Locale.UK, "%s %.1f s", e.getKey(), e.getValue().toMillis() / 1000.0))
            .collect(Collectors.joining(", "));
    err.println("OnRoll took: " + kinds);
    if (retries > 0) err.println("Calls tried again: " + retries);
  }
}
