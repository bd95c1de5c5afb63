package org.onroll.world;

import java.io.PrintStream;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.onroll.world.score.AbsenceScore;
import org.onroll.world.score.Floors;
import org.onroll.world.score.ReferralScore;
import org.onroll.world.score.Score;
import org.onroll.world.truth.Departure;
import org.onroll.world.truth.Fate;

/** The outcome for people: tables, then the score, then what to make of it. */
final class Report {
  private static final int FINDINGS_SHOWN = 12;

  private final Outcome outcome;
  private final PrintStream out;

  Report(Outcome outcome, PrintStream out) {
    this.outcome = outcome;
    this.out = out;
  }

  void print() {
    Table.of("Rolls sent, by outcome", outcome.rolls().outcomes()).print(out);
    Table.of("Returns and notices sent", outcome.post().sent()).print(out);
    leavers().print(out);
    Table.of("The ledger at the end, by status", outcome.balance().ledger()).print(out);
    Table.of("Deadlines of schools still open", outcome.balance().deadlines()).print(out);
    Table.of("Mails, by subject", outcome.balance().mails()).print(out);
    Table.of("Done by the officers", outcome.officers()).print(out);
    new ReturnsReport(outcome, out).print();
    floors().print(out);
    findings();
    books();
    score().print(out);
    out.println();
    out.println(verdict());
  }

  private Table leavers() {
    Map<Fate, Long> fates =
        outcome.county().truth().departures().stream()
            .collect(Collectors.groupingBy(Departure::fate, TreeMap::new, Collectors.counting()));
    Table table = new Table("Leavers, by what became of them");
    fates.forEach((fate, count) -> table.row(fate.words(), Long.toString(count)));
    return table.row("together", Integer.toString(outcome.balance().score().leavers()));
  }

  private Table floors() {
    Table table = new Table("How hard the county is").row("", "floor", "drawn", "count");
    for (Floors.Floor floor : outcome.floors()) {
      boolean share = floor.of() > 0;
      table.row(
          floor.name(),
          share ? percent(floor.least()) : "%.0f".formatted(floor.least()),
          share ? percent(floor.share()) : Long.toString(floor.drawn()),
          share ? floor.drawn() + " of " + floor.of() : "");
    }
    return table;
  }

  private static String percent(double share) {
    return String.format(Locale.UK, "%.1f %%", share * 100);
  }

  private void findings() {
    List<Score.Finding> findings = outcome.balance().score().diagnosis();
    if (findings.isEmpty()) return;
    out.println();
    out.println("Worth looking into (" + findings.size() + "; all with --json)");
    for (Score.Finding finding : findings.subList(0, Math.min(FINDINGS_SHOWN, findings.size()))) {
      out.println(
          "  "
              + finding.kind().words()
              + ": "
              + finding.child()
              + ", "
              + finding.upn()
              + ", school "
              + finding.urn());
      finding.timeline().forEach(line -> out.println("      " + line));
    }
  }

  private void books() {
    out.println();
    if (outcome.books().balanced()) {
      out.println("The books balance.");
      return;
    }
    out.println("The books do not balance:");
    outcome.books().violations().forEach(violation -> out.println("  " + violation));
  }

  private Table score() {
    Score score = outcome.balance().score();
    Score.Group all = score.all();
    Score.Group feed = score.withFeed();
    return new Table("The score on " + outcome.county().truth().period().end())
        .row("", "all", "with feed")
        .row("children truly missing", number(all.trulyMissing()), number(feed.trulyMissing()))
        .row("under enquiry", number(all.underEnquiry()), number(feed.underEnquiry()))
        .row(
            "  with those whom others referred",
            number(outcome.balance().returns().referrals().underEnquiry()))
        .row("pending", number(all.pending()), number(feed.pending()))
        .row("overlooked", number(all.overlooked()), number(feed.overlooked()))
        .row(
            "median school days to enquiry",
            number(all.medianSchoolDaysToEnquiry()),
            number(feed.medianSchoolDaysToEnquiry()))
        .row(
            "enquiries for each missing child",
            number(all.enquiriesPerMissingChild()),
            number(feed.enquiriesPerMissingChild()))
        .row("returns alone would find", number(score.declaredOnlyWouldFind()))
        .row("false alarms", number(score.falseAlarms()))
        .row("  of these avoidable", number(score.falseAlarmsAvoidable()))
        .row("wrong closures", number(score.wrongClosures()))
        .row("  of these avoidable", number(score.wrongClosuresAvoidable()))
        .row("leavers", number(score.leavers()));
  }

  private static String number(int value) {
    return Integer.toString(value);
  }

  private static String number(OptionalDouble value) {
    return value.isPresent() ? String.format(Locale.UK, "%.1f", value.getAsDouble()) : "-";
  }

  private String stillOnARoll() {
    AbsenceScore absences = outcome.balance().returns().absences();
    ReferralScore referrals = outcome.balance().returns().referrals();
    return "Of "
        + absences.longAbsent()
        + " children on a roll and away for ten days or more, returns tell of "
        + absences.known()
        + "; referrals bring "
        + referrals.throughReferralAlone()
        + " more of the missing to light. ";
  }

  private String verdict() {
    Score score = outcome.balance().score();
    Score.Group feed = score.withFeed();
    String found =
        feed.overlooked() == 0
            ? "OnRoll knows of every one of the "
                + feed.trulyMissing()
                + " missing children whose school sends rolls"
            : "OnRoll overlooks "
                + feed.overlooked()
                + " of the "
                + feed.trulyMissing()
                + " missing children whose school sends rolls";
    return found
        + "; an authority that relies on returns alone would have "
        + score.declaredOnlyWouldFind()
        + " of "
        + score.all().trulyMissing()
        + " under enquiry. "
        + stillOnARoll()
        + (outcome.books().balanced() ? "The books balance." : "The books do not balance.");
  }
}
