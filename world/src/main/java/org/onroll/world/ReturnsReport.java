package org.onroll.world;

import java.io.PrintStream;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.onroll.world.onroll.SchoolDeadline;
import org.onroll.world.score.AbsenceScore;
import org.onroll.world.score.CalendarMoves;
import org.onroll.world.score.HomeEducationScore;
import org.onroll.world.score.ReferralScore;
import org.onroll.world.score.ReturnsScore;
import org.onroll.world.score.TimetableScore;

/**
 * What returns tell of children who stay on a roll, or leave it for home; and what calendars do.
 */
final class ReturnsReport {
  private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("EEE d MMM", Locale.UK);

  private final Outcome outcome;
  private final PrintStream out;

  ReturnsReport(Outcome outcome, PrintStream out) {
    this.outcome = outcome;
    this.out = out;
  }

  void print() {
    ReturnsScore score = outcome.balance().returns();
    grounds();
    absences(score.absences());
    timetables(score.timetables());
    homeEducation(score.homeEducation());
    referrals(score.referrals());
    if (outcome.neighbour().total() > 0) {
      Table.of("Another authority asked who is on a roll here", outcome.neighbour()).print(out);
    }
    outcome.calendar().ifPresent(this::calendar);
  }

  private void referrals(ReferralScore score) {
    rows("Referrals, by who referred, and what they ended in", score.sources());
    rows("Referrals, by what was true of the child", score.leads());
    if (score.sources().isEmpty()) return;
    out.println(
        "  A second case for a child who had one open: "
            + score.secondCases()
            + ". Missing children whom a referral alone brought to light: "
            + score.throughReferralAlone()
            + ".");
  }

  private void rows(String title, List<ReferralScore.Row> rows) {
    if (rows.isEmpty()) return;
    Table table =
        new Table(title)
            .row("", "referrals", "joined a case", "own case, open", "own, closed", "no case");
    for (ReferralScore.Row row : rows) {
      table.row(
          row.name(),
          number(row.all()),
          number(row.joined()),
          number(row.open()),
          number(row.closed()),
          number(row.elsewhere()));
    }
    table.print(out);
  }

  private void grounds() {
    Tally cited = outcome.post().grounds();
    if (cited.total() == 0) return;
    Table table = Table.of("Deletion returns, by the ground that they cite", cited);
    table.row("of these a ground that is not theirs", number(outcome.county().grounds().wrong()));
    table.print(out);
    if (outcome.post().dryRuns().total() > 0) {
      Table.of("Asked first (dryRun), by what came of it", outcome.post().dryRuns()).print(out);
    }
  }

  private void absences(AbsenceScore score) {
    new Table("On a roll and not in school")
        .row("", "in truth", "known by a return")
        .row(
            "ten school days and more without leave",
            number(score.longAbsent()),
            number(score.known()))
        .row("  of these gone from the address", number(score.gone()), number(score.goneKnown()))
        .row("  of these coded as ill by the school", number(score.codedIll()), "")
        .row("miss days of every week", number(score.irregular()), number(score.irregularKnown()))
        .row("  of these told at least monthly", "", number(score.irregularMonthly()))
        .row(
            "median school days from the tenth day until known",
            "",
            score.medianDaysUntilKnown().isPresent()
                ? String.format(Locale.UK, "%.1f", score.medianDaysUntilKnown().getAsDouble())
                : "-")
        .print(out);
    new Table("Returns owed for absence")
        .row("", "owed", "in time", "late", "never sent")
        .row(owed("attendance, ten continuous days", score.attendance()))
        .row(owed("sickness, fifteen days", score.sickness()))
        .print(out);
    out.println(
        "  Told of before ten days were over: "
            + score.beforeTheTenth()
            + ". Told of as sickness, and none in truth: "
            + score.questionable()
            + ".");
  }

  private static String[] owed(String name, AbsenceScore.Owed owed) {
    return new String[] {
      name, number(owed.all()), number(owed.inTime()), number(owed.late()), number(owed.never())
    };
  }

  private void timetables(TimetableScore score) {
    new Table("Reduced timetables")
        .row("", "in truth", "known by a return")
        .row(
            "pupils in these weeks",
            number(score.pupils()),
            number(score.pupils() - score.neverTold()))
        .row("still on one", number(score.lasting()), number(score.known()))
        .row("days on one", Long.toString(score.days()), Long.toString(score.knownDays()))
        .row("without the parent's consent", "", number(score.withoutConsent()))
        .row("without a plan for the way back", "", number(score.withoutPlan()))
        .row("six-weekly review overdue", "", number(score.reviewOverdue()))
        .row("  of these never reviewed", number(score.notReviewed()), "")
        .print(out);
  }

  private void homeEducation(HomeEducationScore score) {
    Table table =
        new Table("Education at home")
            .row("", "children", "with an open case")
            .row("parent's own notice", number(score.notices()), "");
    outcome
        .homeEducation()
        .counts()
        .forEach(
            (found, count) ->
                table.row(
                    "  found " + found,
                    number(count),
                    found.equals("not suitable") ? number(score.unsuitableOpen()) : ""));
    table
        .row("the school's word alone", number(score.schoolsWordAlone()), "")
        .row(
            "  of these in no education, in truth",
            number(score.notEducated()),
            number(score.notEducatedOpen()))
        .print(out);
  }

  private void calendar(CalendarMoves moves) {
    List<CalendarMoves.Moved> moved = moves.moved();
    out.println();
    out.println("Deadlines moved by a calendar");
    out.println(
        "  "
            + outcome.county().truth().schools().at(moves.closure().urn()).name()
            + ", "
            + moves.closure().reason()
            + " on "
            + moves.closure().days().stream().map(DAY::format).collect(Collectors.joining(" and "))
            + ", put into its calendar on "
            + DAY.format(moves.closure().announced())
            + ".");
    out.println(
        "  Of its open deadlines "
            + moves.following()
            + " count its school days: "
            + moved.size()
            + " moved. Of the "
            + moves.others()
            + " others in the county none did.");
    byDay(moved)
        .forEach(
            (way, count) -> out.println("    " + way + (count > 1 ? ", " + count + " times" : "")));
    // One that passes over a summer would say forty times that there is none.
    moved.stream()
        .min(Comparator.comparing(m -> m.deadline().skipped().size()))
        .ifPresent(this::explain);
  }

  private static Map<String, Long> byDay(List<CalendarMoves.Moved> moved) {
    return moved.stream()
        .collect(
            Collectors.groupingBy(
                m ->
                    m.deadline().rule()
                        + " from "
                        + DAY.format(m.before())
                        + " to "
                        + DAY.format(m.deadline().due()),
                TreeMap::new,
                Collectors.counting()));
  }

  /** As OnRoll itself explains it. */
  private void explain(CalendarMoves.Moved moved) {
    SchoolDeadline d = moved.deadline();
    out.println("  One of them, in OnRoll's words:");
    out.println("    " + d.rule() + ", " + d.citation());
    out.println(
        "    starts on " + on(d.start()) + ", is due on " + on(d.due()) + " (" + d.unit() + ")");
    d.skipped().forEach(s -> out.println("      not counted: " + on(s.day()) + ", " + s.reason()));
    d.moves()
        .forEach(
            m ->
                out.println(
                    "      moved on "
                        + on(m.on())
                        + " from "
                        + on(m.from())
                        + " to "
                        + on(m.to())
                        + ": "
                        + m.why()));
  }

  private static String on(LocalDate day) {
    return DAY.format(day);
  }

  private static String number(int value) {
    return Integer.toString(value);
  }
}
