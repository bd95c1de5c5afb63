package org.onroll.local.law;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.PrintWriter;
import java.time.LocalDate;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.onroll.domain.calendar.London;
import org.onroll.domain.law.Reading;
import org.onroll.domain.law.Rule;
import org.onroll.domain.law.Rules;
import org.onroll.local.http.Json;
import org.onroll.platform.http.RuleViews;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** The rules in force, with their sources. */
@Command(
    name = "rules",
    mixinStandardHelpOptions = true,
    description = "The rules in force on a day, each with its source.",
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {"0:done", "2:used wrongly"})
public final class RulesCommand implements Callable<Integer> {
  @Option(
      names = "--on",
      paramLabel = "DATE",
      converter = Day.class,
      description = "The day; today where it is not given.")
  private @Nullable LocalDate on;

  @Option(names = "--json", description = "Prints the rules as JSON, and nothing else.")
  private boolean json;

  @Mixin
  @SuppressWarnings("NullAway.Init")
  private LawOptions law;

  @Spec
  @SuppressWarnings("NullAway.Init")
  private CommandSpec spec;

  @Override
  public Integer call() {
    LocalDate asked = on;
    LocalDate day = asked == null ? LocalDate.now(London.ZONE) : asked;
    Rules rules = law.authority(spec).rules();
    PrintWriter out = spec.commandLine().getOut();
    if (json) out.println(json(rules, day));
    else print(rules, day, out);
    out.flush();
    return 0;
  }

  private static ObjectNode json(Rules rules, LocalDate day) {
    ObjectNode json = Json.MAPPER.createObjectNode().put("on", day.toString());
    ArrayNode inForce = json.putArray("rules");
    rules.on(day).forEach(rule -> inForce.add(RuleViews.rule(rule)));
    ArrayNode prospective = json.putArray("notCommenced");
    Rules.prospective().forEach(rule -> prospective.add(RuleViews.rule(rule)));
    ArrayNode readings = json.putArray("readings");
    rules.readings().forEach(reading -> readings.add(RuleViews.reading(reading)));
    return json;
  }

  private static void print(Rules rules, LocalDate day, PrintWriter out) {
    out.println("Rules in force on " + Words.day(day));
    List<Rule> inForce = rules.on(day);
    if (inForce.isEmpty()) out.println("  None that OnRoll holds.");
    list(inForce, out);
    out.println();
    out.println("Passed and not commenced: nothing is counted by these");
    list(Rules.prospective(), out);
    out.println();
    out.println("Where authorities read the law differently");
    for (Reading reading : rules.readings()) {
      out.println("  " + reading.id() + ": " + reading.question());
      out.println("      Set here: " + reading.answer() + ".");
      out.println("      May be set: " + String.join(", ", reading.answers()) + ".");
      out.println("      " + reading.source());
    }
  }

  private static void list(List<Rule> rules, PrintWriter out) {
    String set = "";
    for (Rule rule : rules) {
      if (!set.equals(rule.basis().set())) {
        set = rule.basis().set();
        out.println();
        out.println(set);
      }
      out.println("  " + rule.id() + ": " + rule.title());
      out.println("      " + Words.period(rule));
      out.println("      From: " + rule.basis().starts() + ". Until: " + rule.basis().ends() + ".");
      out.println("      " + Words.citation(rule));
      if (!rule.basis().note().isEmpty()) out.println("      " + rule.basis().note());
    }
  }
}
