package org.onroll.domain.law;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.onroll.domain.law.Rule.Basis;
import org.onroll.domain.law.Rule.Kind;
import org.onroll.domain.law.Rule.Stage;
import org.onroll.domain.law.Rule.Standing;

/**
 * Reads the files of this package: blocks of {@code name: value} lines with an empty line between,
 * {@code #} before a remark. The first block is the set, each further one a rule.
 */
final class RuleFile {
  private static final Set<String> OF_SET =
      Set.of("set", "instrument", "from", "to", "standing", "commenced");
  private static final Set<String> OF_RULE =
      Set.of(
          "rule",
          "title",
          "citation",
          "from",
          "to",
          "standing",
          "period",
          "first day",
          "kind",
          "starts",
          "ends",
          "ladder",
          "verified",
          "note");
  private static final Set<String> OF_READING =
      Set.of("reading", "question", "answer", "rule", "source");

  private RuleFile() {}

  /**
   * @throws IllegalArgumentException saying which block cannot be read
   */
  static RuleSet set(String text) {
    List<Block> blocks = blocks(text);
    Block set = blocks.getFirst().only(OF_SET);
    return new RuleSet(
        set.text("set"),
        set.text("instrument"),
        LocalDate.parse(set.text("from")),
        set.date("to"),
        !set.says("commenced", "no", "yes"),
        blocks.stream().skip(1).map(block -> rule(block.only(OF_RULE), set)).toList());
  }

  static List<Reading> readings(String text) {
    return blocks(text).stream().map(block -> reading(block.only(OF_READING))).toList();
  }

  private static Reading reading(Block block) {
    List<String> answers = block.all("answer");
    if (answers.isEmpty()) throw new IllegalArgumentException("no answer in " + block.values());
    return new Reading(
        block.text("reading"),
        block.text("question"),
        answers,
        answers.getFirst(),
        block.text("rule"),
        block.text("source"));
  }

  private static Rule rule(Block block, Block set) {
    String period = block.text("period");
    boolean fixed = !period.equals("no fixed date");
    String[] counted = (fixed ? period : "0 calendar days").split(" ", 2);
    if (counted.length < 2) throw new IllegalArgumentException("period: " + period);
    LocalDate from = block.date("from");
    LocalDate to = block.date("to");
    return new Rule(
        block.text("rule"),
        block.text("title"),
        block.text("citation"),
        from == null ? LocalDate.parse(set.text("from")) : from,
        to == null ? set.date("to") : to,
        fixed ? Integer.parseInt(counted[0]) : Rule.NO_FIXED_DATE,
        unit(counted[1]),
        fixed && block.says("first day", "counts", "does not count"),
        constant(Kind.class, block.text("kind")),
        Arrays.stream(block.optional("ladder").split(",", -1))
            .map(String::strip)
            .filter(stage -> !stage.isEmpty())
            .map(stage -> constant(Stage.class, stage))
            .toList(),
        new Basis(
            set.text("set"),
            constant(
                Standing.class,
                block.has("standing") ? block.text("standing") : set.text("standing")),
            block.says("verified", "yes", "no"),
            block.text("starts"),
            block.text("ends"),
            block.optional("note")));
  }

  private static Unit unit(String name) {
    String title = name.endsWith("s") ? name.substring(0, name.length() - 1) : name;
    return Arrays.stream(Unit.values())
        .filter(unit -> unit.title().equals(title))
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException("no such unit: " + name));
  }

  private static <E extends Enum<E>> E constant(Class<E> type, String word) {
    return Enum.valueOf(type, word.toUpperCase(Locale.ROOT).replace(' ', '_'));
  }

  private static List<Block> blocks(String text) {
    List<Block> blocks = new ArrayList<>();
    Block open = null;
    for (String line : text.split("\n", -1)) {
      if (line.startsWith("#")) continue;
      if (line.isBlank()) {
        open = null;
        continue;
      }
      if (open == null) {
        open = new Block(new LinkedHashMap<>());
        blocks.add(open);
      }
      String[] parts = line.split(":", 2);
      if (parts.length < 2) throw new IllegalArgumentException("no name before: " + line);
      open.values().computeIfAbsent(parts[0], n -> new ArrayList<>()).add(parts[1].strip());
    }
    return blocks;
  }

  /** Names to values, each in the order of the file. */
  private record Block(Map<String, List<String>> values) {
    Block only(Set<String> names) {
      Set<String> unknown = new HashSet<>(values.keySet());
      unknown.removeAll(names);
      if (!unknown.isEmpty()) throw new IllegalArgumentException(unknown + " in " + values);
      return this;
    }

    boolean has(String name) {
      return values.containsKey(name);
    }

    List<String> all(String name) {
      return values.getOrDefault(name, List.of());
    }

    String text(String name) {
      String value = optional(name);
      if (value.isEmpty()) throw new IllegalArgumentException("no " + name + " in " + values);
      return value;
    }

    /** Blank where it is not given. */
    String optional(String name) {
      List<String> given = all(name);
      if (given.size() > 1) throw new IllegalArgumentException(name + " twice in " + values);
      return given.isEmpty() ? "" : given.getFirst();
    }

    @Nullable LocalDate date(String name) {
      return has(name) ? LocalDate.parse(text(name)) : null;
    }

    /** Whether it says {@code yes}; {@code no} is the only other word, and the one for nothing. */
    boolean says(String name, String yes, String no) {
      String value = optional(name);
      if (value.equals(yes)) return true;
      if (value.isEmpty() || value.equals(no)) return false;
      throw new IllegalArgumentException(name + " is " + yes + " or " + no + ", not " + value);
    }
  }
}
