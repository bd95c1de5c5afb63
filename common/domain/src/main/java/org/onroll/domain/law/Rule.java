package org.onroll.domain.law;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One deadline rule, as data.
 *
 * @param id stable; programs may rely on it
 * @param citation instrument and provision, or whose local service level it is
 * @param from first day on which the rule is in force
 * @param to last day, null while it is in force
 * @param count how many units
 * @param firstDayCounts whether the start is day 1 ("beginning with") or day 0 ("within n days
 *     after")
 * @param ladder the stages at which somebody is told or something is done
 */
public record Rule(
    String id,
    String title,
    String citation,
    LocalDate from,
    @Nullable LocalDate to,
    int count,
    Unit unit,
    boolean firstDayCounts,
    Kind kind,
    List<Stage> ladder) {
  public Rule {
    ladder = List.copyOf(ladder);
  }

  /** What the end of the period means. */
  public enum Kind {
    /** To be done by then. */
    DUE,
    /** Not to be done before; never overdue. */
    EARLIEST,
    /** To be looked at again by then. */
    REVIEW
  }

  /** A step of the ladder, in the order in which they are reached. */
  public enum Stage {
    /** The morning of the due date. */
    DUE,
    /** The morning after it: the duty is broken. */
    OVERDUE,
    /** The morning after it: a wait is over, nobody broke anything. */
    RUN_OUT
  }

  public boolean inForce(LocalDate day) {
    return !day.isBefore(from) && (to == null || !day.isAfter(to));
  }

  Rule counting(int other) {
    return new Rule(id, title, citation, from, to, other, unit, firstDayCounts, kind, ladder);
  }

  public Optional<LocalDate> end() {
    return Optional.ofNullable(to);
  }
}
