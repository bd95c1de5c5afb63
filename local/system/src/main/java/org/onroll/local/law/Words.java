package org.onroll.local.law;

import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.onroll.domain.law.DueDate;
import org.onroll.domain.law.DueDate.Skipped;
import org.onroll.domain.law.Rule;

/** Rules and dates in sentences that can be read aloud. */
final class Words {
  private static final DateTimeFormatter DAY =
      DateTimeFormatter.ofPattern("EEEE d MMMM yyyy", Locale.UK);

  private Words() {}

  static String day(LocalDate day) {
    return DAY.format(day);
  }

  static String period(Rule rule) {
    if (!rule.hasDate()) return "No source gives a date.";
    if (rule.count() == 0) return "On the day itself.";
    String first = rule.firstDayCounts() ? "the first day counts" : "the first day does not count";
    return switch (rule.kind()) {
      case DUE -> "Within " + units(rule) + "; " + first + ".";
      case EARLIEST -> "Not before " + units(rule) + " are over; " + first + ".";
      case REVIEW -> "Looked at again after " + units(rule) + "; " + first + ".";
    };
  }

  static String units(Rule rule) {
    return rule.count() + " " + rule.unit().title() + (rule.count() == 1 ? "" : "s");
  }

  /** How far the figure can be trusted; blank where it was compared with its source. */
  static String doubt(Rule rule) {
    return rule.basis().verified() ? "" : " [not yet compared with the text of the source]";
  }

  /** What it rests on, as a sentence begins. */
  static String citation(Rule rule) {
    String citation = rule.citation();
    return citation.substring(0, 1).toUpperCase(Locale.UK) + citation.substring(1) + doubt(rule);
  }

  /** When the nearest version was in force, and what to do next. */
  static String notInForce(Rule nearest, LocalDate day) {
    String when =
        day.isBefore(nearest.from())
            ? "it is in force from " + day(nearest.from()) + " on"
            : "it was in force until " + day(nearest.end().orElse(nearest.from()));
    return "On "
        + day(day)
        + " there was no "
        + nearest.id()
        + ": "
        + when
        + ". ./onroll rules --on "
        + day
        + " lists what was.";
  }

  /**
   * The explanation, a sentence to a line.
   *
   * @param whose whose days were counted
   */
  static List<String> explain(DueDate d, String whose) {
    Rule rule = d.rule();
    List<String> lines = new ArrayList<>();
    lines.add(rule.title() + " (" + rule.id() + ")");
    lines.add("  " + citation(rule) + ".");
    lines.add("  It starts on " + day(d.start()) + ": " + rule.basis().starts() + ".");
    if (rule.count() == 0) {
      lines.add("  Nothing is counted: the day is that day itself.");
    } else {
      lines.add("  Counted: " + units(rule) + ", " + firstDay(rule, d) + ".");
      lines.add("  " + days(rule, whose));
    }
    skipped(d.skipped(), lines);
    lines.add("  " + result(d));
    if (d.provisional()) {
      lines.add(
          "  Provisional: no calendar is held for some of these days, and it may move with one.");
    }
    String over = rule.kind() == Rule.Kind.EARLIEST ? "It falls away when " : "It is settled when ";
    lines.add("  " + over + rule.basis().ends() + ".");
    if (!rule.basis().note().isEmpty()) lines.add("  " + rule.basis().note());
    return lines;
  }

  private static String days(Rule rule, String whose) {
    return switch (rule.unit()) {
      case CALENDAR_DAY -> "Every day counts, at weekends and in holidays, too.";
      case MONTH -> "To the day of the same number, or to the last of a month that has none.";
      case WORKING_DAY -> "Working days are Monday to Friday, bank holidays apart.";
      case SCHOOL_DAY, SESSION -> "The days are " + whose + ".";
      case TERM -> "A term ends with its last school day. The days are " + whose + ".";
    };
  }

  private static String firstDay(Rule rule, DueDate d) {
    return rule.firstDayCounts()
        ? "the first day is day one"
        : "from " + day(d.start().plusDays(1)) + " on, since the first day does not count";
  }

  private static String result(DueDate d) {
    LocalDate notBefore = d.notBefore();
    if (notBefore != null) {
      return "The period ends on " + day(d.due()) + "; one may act from " + day(notBefore) + " on.";
    }
    return d.rule().kind() == Rule.Kind.REVIEW
        ? "It is looked at again by " + day(d.due()) + "."
        : "Due by the end of " + day(d.due()) + ".";
  }

  /** Days in a row with one reason are one line; the two days of a weekend are, too. */
  private static void skipped(List<Skipped> days, List<String> lines) {
    if (!days.isEmpty()) lines.add("  Passed over:");
    for (int from = 0; from < days.size(); ) {
      int to = from;
      while (to + 1 < days.size() && follows(days.get(to), days.get(to + 1))) to++;
      String reason = reason(days.get(from));
      String range = day(days.get(from).date());
      if (to > from) range += " to " + day(days.get(to).date());
      lines.add("    " + range + ": " + reason);
      from = to + 1;
    }
  }

  private static boolean follows(Skipped one, Skipped next) {
    return one.date().plusDays(1).equals(next.date()) && reason(one).equals(reason(next));
  }

  private static String reason(Skipped day) {
    boolean weekend = day.reason().equals("Saturday") || day.reason().equals("Sunday");
    return weekend ? "weekend" : day.reason();
  }
}
