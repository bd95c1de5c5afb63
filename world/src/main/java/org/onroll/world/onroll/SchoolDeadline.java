package org.onroll.world.onroll;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A deadline of a school, with its own explanation.
 *
 * @param stage the last one that was reached; empty before the first
 * @param skipped the days that did not count, each with its reason
 * @param moves how changed calendars moved it, oldest first
 */
public record SchoolDeadline(
    String id,
    String rule,
    String urn,
    KnownChild child,
    LocalDate start,
    LocalDate due,
    String unit,
    String citation,
    String stage,
    List<Skipped> skipped,
    List<Move> moves) {
  /** A day that does not count, and why. */
  public record Skipped(LocalDate day, String reason) {}

  /** A change of the date, and why. */
  public record Move(LocalDate on, LocalDate from, LocalDate to, String why) {}

  /** The form of the contract, of that school. */
  public static SchoolDeadline of(String urn, JsonNode node) {
    List<Skipped> skipped = new ArrayList<>();
    node.path("skipped")
        .forEach(s -> skipped.add(new Skipped(day(s, "date"), Json.text(s, "reason"))));
    List<Move> moves = new ArrayList<>();
    node.path("moved")
        .forEach(
            m ->
                moves.add(
                    new Move(day(m, "on"), day(m, "from"), day(m, "to"), Json.text(m, "why"))));
    return new SchoolDeadline(
        Json.text(node, "id"),
        Json.text(node, "rule"),
        urn,
        KnownChild.of(node.path("pupil")),
        day(node, "start"),
        day(node, "due"),
        Json.text(node, "unit"),
        Json.text(node, "citation"),
        Json.text(node, "stage"),
        List.copyOf(skipped),
        List.copyOf(moves));
  }

  /** Those of all these schools, as each school's own office sees them. */
  public static List<SchoolDeadline> ofAll(OnRoll onRoll, Stream<String> urns) {
    return urns.flatMap(
            urn ->
                onRoll
                    .list(
                        Caller.office(urn), "/schools/" + urn + "/deadlines", node -> of(urn, node))
                    .stream())
        .toList();
  }

  private static LocalDate day(JsonNode node, String field) {
    return Json.date(node, field).orElse(LocalDate.MIN);
  }

  public boolean isOverdue() {
    return stage.equals("overdue");
  }

  public Optional<Move> lastMove() {
    return moves.isEmpty() ? Optional.empty() : Optional.of(moves.getLast());
  }
}
