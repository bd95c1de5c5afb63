package org.onroll.faults;

import java.io.PrintStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** What was struck and what did not hold, as a table. */
final class Scorecard {
  private final List<Enumerator.Result> results = new ArrayList<>();

  synchronized void add(Enumerator.Result result) {
    results.add(result);
  }

  synchronized void print(PrintStream out) {
    if (results.isEmpty()) return;
    out.printf(
        "%n%-54s %6s %6s %11s %10s %4s  %s%n",
        "scenario", "items", "calls", "kill points", "violations", "s", "struck");
    for (Enumerator.Result r : results) {
      out.printf(
          Locale.ROOT,
          "%-54s %,6d %,6d %,11d %,10d %4d  %s%n",
          r.scenario().name(),
          r.scenario().items(),
          r.calls(),
          r.killPoints(),
          r.violations().size(),
          r.seconds(),
          r.sampling());
    }
    out.printf(
        Locale.ROOT,
        "%-54s %6s %6s %,11d %,10d %4d%n",
        results.size() + " scenarios",
        "",
        "",
        results.stream().mapToInt(Enumerator.Result::killPoints).sum(),
        results.stream().mapToInt(r -> r.violations().size()).sum(),
        results.stream().mapToLong(Enumerator.Result::seconds).sum());
    out.flush();
  }
}
