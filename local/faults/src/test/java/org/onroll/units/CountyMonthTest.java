package org.onroll.units;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.onroll.faults.Mailbox;
import org.onroll.local.engines.template.Template;
import org.onroll.platform.fixture.Contents;
import org.onroll.platform.fixture.Town;

/** Prints the tables of docs/operations/cost.md; their lines are also in target/units.csv. */
@DisplayName("Invariant 9: what a county's month costs")
class CountyMonthTest {
  private static final int SCHOOLS = 10;
  private static final int PUPILS = 330;

  /** What was played: what it took, and what is kept at its end. */
  private record Played(Journal journal, Tally tally, Contents contents) {}

  @Tag("full")
  @Test
  void a_month_of_a_county_and_of_england() throws IOException {
    Played busy = play(CountyMonth.LEAVE_IN_A_DAY);
    Played quiet = play(CountyMonth.LEAVE_IN_A_DAY / 4);
    print(busy.journal(), busy.tally(), busy.contents(), System.out);
    new Scale("A county in which a quarter as many move", SCHOOLS, 300, 1)
        .print(quiet.journal(), System.out);
    assertThat(busy.journal().count("an unchanged roll")).isPositive();
  }

  private static Played play(double leaveInADay) {
    Town town = new Town("2026-09-11T05:00:00Z");
    Tally tally = Meter.on(town.table(), Template.ofCheckout(Map.of()).table());
    town.staff();
    for (int s = 0; s < SCHOOLS; s++) town.school(CountyMonth.urn(s));
    Mailbox mailbox = new Mailbox(town.clock());
    town.with("AWS_ENDPOINT_URL_SES", mailbox.endpoint()).with("CONCURRENCY", "1");
    Journal journal = new Journal(tally);
    try (journal;
        mailbox) {
      new CountyMonth(SCHOOLS, PUPILS, leaveInADay, town, mailbox, journal).play();
    }
    return new Played(journal, tally, town.contents());
  }

  private static void print(Journal journal, Tally tally, Contents contents, PrintStream out)
      throws IOException {
    Scale county = new Scale("A county: 300 schools, 99,000 pupils", SCHOOLS, 300, 1);
    county.print(journal, out);
    new Scale("England: 24,000 schools, 151 authorities", SCHOOLS, 24_000 / 151.0, 151)
        .print(journal, out);
    movements(journal, out);
    rest(journal, county, contents, out);
    out.println();
    out.printf("%-20s %8s %8s %12s %14s%n", "call", "calls", "the same", "these", "DynamoDB Local");
    tally
        .checks()
        .forEach(
            (name, c) ->
                out.printf(
                    Locale.ROOT,
                    "%-20s %,8d %,8d %,12.1f %,14.1f%n",
                    name,
                    c.calls(),
                    c.same(),
                    c.ours(),
                    c.theirs()));
    csv(journal, county);
  }

  /** A changed roll costs something, and each pupil who moves: the line of least squares. */
  private static void movements(Journal journal, PrintStream out) {
    List<Journal.Entry> changed = journal.entries().getOrDefault("a changed roll", List.of());
    double n = changed.size();
    double x = changed.stream().mapToDouble(Journal.Entry::size).sum() / n;
    double y = changed.stream().mapToDouble(e -> e.units().allWrites()).sum() / n;
    double xy = 0;
    double xx = 0;
    for (Journal.Entry e : changed) {
      xy += (e.size() - x) * (e.units().allWrites() - y);
      xx += (e.size() - x) * (e.size() - x);
    }
    double slope = xx == 0 ? 0 : xy / xx;
    out.printf(
        Locale.ROOT,
        "%nA changed roll: %.1f writes, and %.1f for each pupil who comes or goes (%.2f on"
            + " average).%n",
        y - slope * x,
        slope,
        x);
    out.printf(
        Locale.ROOT,
        "A first roll of %d pupils: %.0f writes, once.%n",
        PUPILS,
        journal.sum("a first roll").allWrites() / SCHOOLS);
  }

  /** What is not DynamoDB's requests. Durations are this machine's. */
  private static void rest(Journal journal, Scale county, Contents contents, PrintStream out)
      throws IOException {
    double seconds = 0;
    double logBytes = 0;
    for (Scale.Line line : county.lines(journal)) {
      List<Journal.Entry> all = journal.entries().getOrDefault(line.what(), List.of());
      double per =
          all.stream().mapToInt(e -> line.what().contains(", ") ? Math.max(1, e.size()) : 1).sum();
      seconds += all.stream().mapToDouble(Journal.Entry::seconds).sum() / per * line.count();
      logBytes += all.stream().mapToDouble(Journal.Entry::logBytes).sum() / per * line.count();
    }
    double calls = county.invocations(journal);
    double requests =
        county.lines(journal).stream()
            .filter(l -> !l.what().contains(", ") && !l.what().equals("an event of SES"))
            .mapToDouble(Scale.Line::count)
            .sum();
    double mails = journal.sizes("reminder-email, mails") * 30.0;
    int bytes = contents.items().values().stream().mapToInt(ItemSize::bytes).sum();
    String template =
        Files.readString(org.onroll.local.engines.Checkout.root().resolve("template.yaml"));
    int alarms = template.split("Type: AWS::CloudWatch::Alarm", -1).length - 1;
    out.printf(Locale.ROOT, "%nA county's month, beside DynamoDB's requests:%n");
    line(out, Prices.API, requests);
    line(out, Prices.LAMBDA_REQUESTS, calls);
    line(out, Prices.LAMBDA_TIME, seconds);
    line(out, Prices.SES, mails);
    line(out, Prices.LOGS, (logBytes + calls * PLATFORM_LOG + requests * ACCESS_LOG) / 1e9);
    line(out, Prices.ALARM, alarms);
    line(out, Prices.METRIC, OWN_METRICS);
    line(out, Prices.KEY, 1);
    line(out, Prices.KEY_USE, KEY_USES);
    line(out, Prices.STORED, bytes * 30 / 1e9);
    line(out, Prices.RECOVERY, bytes * 30 / 1e9);
  }

  /**
   * Lambda's own three lines of JSON for a call, and one line of the access log: by their format.
   */
  private static final int PLATFORM_LOG = 900;

  private static final int ACCESS_LOG = 420;

  /** By function and name: docs/operations/observability.md lists them. */
  private static final int OWN_METRICS = 38;

  /** At most one for each function in each five minutes of fifteen hours (table and log keys). */
  private static final int KEY_USES = 7 * 12 * 15 * 30;

  private static void line(PrintStream out, Prices.Other price, double count) {
    out.printf(
        Locale.ROOT,
        "%-28s %,14.3f %-12s $%8.4f  %s%n",
        price.what(),
        count,
        price.unit(),
        count * price.each(),
        price.source());
  }

  private static void csv(Journal journal, Scale county) throws IOException {
    StringBuilder csv = new StringBuilder("what,count,writes,index writes,reads\n");
    for (Scale.Line l : county.lines(journal)) {
      csv.append(
          String.format(
              Locale.ROOT,
              "\"%s\",%.0f,%.1f,%.1f,%.1f%n",
              l.what(),
              l.count(),
              l.of().writes(),
              l.of().indexWrites(),
              l.of().reads()));
    }
    Path file = Path.of("target", "units.csv");
    Files.createDirectories(file.toAbsolutePath().getParent());
    Files.writeString(file, csv, StandardCharsets.UTF_8);
  }
}
