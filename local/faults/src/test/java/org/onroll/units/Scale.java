package org.onroll.units;

import java.io.PrintStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * From the schools that were played to a county or to England: what a school does grows with the
 * schools, the schedules of one authority with the authorities.
 *
 * @param played schools in the journal
 * @param county schools in a county
 * @param authorities each with its own deployment
 */
record Scale(String name, int played, double county, int authorities) {
  /** Runs of a month of thirty days, as template.yaml has the schedules. */
  private static final int DEADLINE_SCANS = 15 * 30;

  private static final int REMINDER_RUNS = 28 * 30;
  private static final int ROLL_DIFF_RUNS = (15 + 16) * 30;

  /** Officers of one authority who look at their lists: an assumption. */
  private static final int OFFICERS_PAGES = 200 * CountyMonth.SCHOOL_DAYS;

  private static final Set<String> FIXED = Set.of("an officer's page");
  private static final String NOTHING = ", nothing due";

  /**
   * A line of the table.
   *
   * @param count in the month
   * @param of in the month
   */
  record Line(String what, double count, Units of) {
    Units each() {
      return count == 0 ? Units.NONE : of.times(1 / count);
    }
  }

  List<Line> lines(Journal journal) {
    List<Line> lines = new ArrayList<>();
    double schools = county * authorities / played;
    for (String what : journal.entries().keySet()) {
      if (what.equals("a first roll")) continue;
      if (FIXED.contains(what)) {
        lines.add(fixed(journal, what, OFFICERS_PAGES));
      } else if (what.endsWith(NOTHING)) {
        lines.add(fixed(journal, what, runs(what)));
      } else {
        Units idle = mean(journal, what.replaceFirst(", .*", NOTHING));
        boolean drain = what.contains(", ");
        Units work =
            drain ? journal.sum(what).minus(idle.times(journal.count(what))) : journal.sum(what);
        double count = drain ? journal.sizes(what) : journal.count(what);
        lines.add(new Line(what, count * schools, work.times(schools)));
      }
    }
    return lines;
  }

  private Line fixed(Journal journal, String what, int times) {
    double count = (double) times * authorities;
    return new Line(what, count, mean(journal, what).times(count));
  }

  private static int runs(String what) {
    if (what.startsWith("deadline-scan")) return DEADLINE_SCANS;
    return what.startsWith("reminder-email") ? REMINDER_RUNS : ROLL_DIFF_RUNS;
  }

  private static Units mean(Journal journal, String what) {
    int count = journal.count(what);
    return count == 0 ? Units.NONE : journal.sum(what).times(1.0 / count);
  }

  double invocations(Journal journal) {
    return lines(journal).stream()
        .filter(l -> !l.what().matches("deadline-scan, deadlines|reminder-email, mails|.*steps"))
        .mapToDouble(Line::count)
        .sum();
  }

  Units print(Journal journal, PrintStream out) {
    out.printf(Locale.ROOT, "%n%s%n", name);
    out.printf(
        "%-32s %12s %9s %9s %9s %12s %12s%n",
        "what", "in a month", "writes", "of index", "reads", "all writes", "all reads");
    Units all = Units.NONE;
    for (Line l : lines(journal)) {
      Units each = l.each();
      all = all.plus(l.of());
      out.printf(
          Locale.ROOT,
          "%-32s %,12.0f %9.2f %9.2f %9.2f %,12.0f %,12.0f%n",
          l.what(),
          l.count(),
          each.writes(),
          each.indexWrites(),
          each.reads(),
          l.of().allWrites(),
          l.of().reads());
    }
    out.printf(
        Locale.ROOT,
        "%-32s %12s %9s %9s %9s %,12.0f %,12.0f%n",
        "together",
        "",
        "",
        "",
        "",
        all.allWrites(),
        all.reads());
    out.printf(Locale.ROOT, "of the writes %,.0f are entries of indexes%n", all.indexWrites());
    for (Prices p : Prices.ALL) {
      out.printf(Locale.ROOT, "DynamoDB requests, %s: $%.4f%n", p.region(), all.dollars(p));
    }
    return all;
  }
}
