package org.onroll.local.law;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.PrintWriter;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.onroll.domain.law.DueDate;
import org.onroll.domain.law.Rule;
import org.onroll.domain.law.Rules;
import org.onroll.domain.school.Authority;
import org.onroll.local.http.Json;
import org.onroll.local.law.CalendarOptions.Days;
import org.onroll.platform.config.CalendarFile;
import org.onroll.platform.http.RuleViews;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** A due date that explains itself. */
@Command(
    name = "due",
    mixinStandardHelpOptions = true,
    description = "When something is due, by which rule, and which days are passed over and why.",
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {
      "0:there is a date, or the rule gives none",
      "1:no such rule was in force",
      "2:used wrongly"
    })
public final class DueCommand implements Callable<Integer> {
  @Parameters(index = "0", paramLabel = "RULE", description = "Its id, as ./onroll rules lists it.")
  @SuppressWarnings("NullAway.Init")
  private String id;

  @Parameters(
      index = "1",
      paramLabel = "DATE",
      converter = Day.class,
      description = "The day of the fact: 2026-12-18.")
  @SuppressWarnings("NullAway.Init")
  private LocalDate start;

  @Option(names = "--json", description = "Prints the date as JSON, and nothing else.")
  private boolean json;

  @Mixin
  @SuppressWarnings("NullAway.Init")
  private LawOptions law;

  @Mixin
  @SuppressWarnings("NullAway.Init")
  private CalendarOptions days;

  @Spec
  @SuppressWarnings("NullAway.Init")
  private CommandSpec spec;

  @Override
  public Integer call() throws IOException {
    Authority authority = law.authority(spec);
    PrintWriter out = spec.commandLine().getOut();
    Optional<Rule> rule = rule(authority.rules());
    if (rule.isEmpty()) return 1;
    if (!rule.get().hasDate()) {
      say(out, RuleViews.noFixedDate(rule.get(), start), noDate(rule.get()));
      return 0;
    }
    try {
      Days counted = days.of(authority, spec);
      DueDate due = DueDate.of(rule.get(), start, counted.calendar());
      say(out, RuleViews.due(due), Words.explain(due, counted.whose()));
      return 0;
    } catch (CalendarFile.UnreadableException e) {
      throw new ParameterException(spec.commandLine(), "--calendar: " + e.reason(), e);
    }
  }

  private Optional<Rule> rule(Rules rules) {
    Optional<Rule> passed = Rules.prospective().stream().filter(r -> r.id().equals(id)).findAny();
    if (passed.isPresent()) {
      String note = passed.get().hasDate() ? "" : " " + passed.get().basis().note();
      refuse(
          id
              + " is not in force: "
              + passed.get().basis().set()
              + " is passed, and this part is not commenced."
              + note);
      return Optional.empty();
    }
    try {
      Optional<Rule> asked = rules.asked(id, start);
      if (asked.isEmpty()) refuse(Words.notInForce(rules.rule(id, start), start));
      return asked;
    } catch (IllegalArgumentException e) {
      throw new ParameterException(
          spec.commandLine(), "there is no rule " + id + "; ./onroll rules lists them", e);
    }
  }

  private void refuse(String why) {
    if (json) {
      PrintWriter out = spec.commandLine().getOut();
      out.println(
          Json.MAPPER
              .createObjectNode()
              .put("rule", id)
              .put("start", start.toString())
              .put("inForce", false)
              .put("text", why));
      out.flush();
    } else {
      spec.commandLine().getErr().println(why);
    }
  }

  private static List<String> noDate(Rule rule) {
    return List.of(
        rule.title() + " (" + rule.id() + ")",
        "  " + rule.citation() + "." + Words.doubt(rule),
        "  No source gives a fixed date. " + rule.basis().note());
  }

  private void say(PrintWriter out, ObjectNode told, List<String> lines) {
    if (json) out.println(told);
    else lines.forEach(out::println);
    out.flush();
  }
}
