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
 * @param count how many units; {@link #NO_FIXED_DATE} where no source gives a day
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
    List<Stage> ladder,
    Basis basis) {
  /** The rule is a duty without a day. */
  public static final int NO_FIXED_DATE = -1;

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
    RUN_OUT,
    /** The morning of the first day on which one may act, for rules of kind earliest. */
    MAY_ACT
  }

  /** How much the figure binds. */
  public enum Standing {
    LAW,
    GUIDANCE,
    /** An authority's own service level. */
    LOCAL,
    /** OnRoll's own, where no source gives one. */
    DEFAULT;

    /** Whether the authority may set another figure. */
    public boolean isSet() {
      return this == LOCAL || this == DEFAULT;
    }
  }

  /**
   * What the rule rests on, and what it is about, in words.
   *
   * @param set title of its rule set
   * @param verified whether figure and provision were compared with the source
   * @param starts the fact from whose day the period is counted
   * @param ends what makes it stop
   * @param note blank for none
   */
  public record Basis(
      String set, Standing standing, boolean verified, String starts, String ends, String note) {}

  public boolean inForce(LocalDate day) {
    return !day.isBefore(from) && (to == null || !day.isAfter(to));
  }

  /** Whether a day can be given at all. */
  public boolean hasDate() {
    return count != NO_FIXED_DATE;
  }

  Rule counting(int other) {
    return new Rule(
        id, title, citation, from, to, other, unit, firstDayCounts, kind, ladder, basis);
  }

  /** As the authority reads it. */
  Rule in(Unit other, String reading) {
    Basis read =
        new Basis(
            basis.set(),
            basis.standing(),
            basis.verified(),
            basis.starts(),
            basis.ends(),
            reading + " " + basis.note());
    return new Rule(
        id, title, citation, from, to, count, other, firstDayCounts, kind, ladder, read);
  }

  public Optional<LocalDate> end() {
    return Optional.ofNullable(to);
  }
}
