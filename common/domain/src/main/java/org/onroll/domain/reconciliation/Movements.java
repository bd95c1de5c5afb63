package org.onroll.domain.reconciliation;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.onroll.domain.identity.ChildId;
import org.onroll.domain.reconciliation.Movement.Declaration;
import org.onroll.domain.reconciliation.Movement.Kind;
import org.onroll.domain.reconciliation.Movement.Observation;
import org.onroll.domain.records.Records;
import org.onroll.domain.school.School;
import org.onroll.domain.school.Urn;

/** One pupil's joinings and leavings of one school, in their order. */
final class Movements {
  private final ChildId child;
  private final List<Movement> moves;

  private Movements(ChildId child, List<Movement> moves) {
    this.child = child;
    this.moves = moves;
  }

  static Movements none(ChildId child) {
    return new Movements(child, List.of());
  }

  /**
   * Reads them.
   *
   * @param formerly the child that the pupil was known as before; null for none
   */
  static Movements of(Records records, Urn urn, ChildId child, @Nullable ChildId formerly) {
    String school = School.partition(urn);
    List<Movement> moves = new ArrayList<>();
    if (formerly != null) {
      moves.addAll(records.list(Movement.class, school, Movement.prefix(formerly)));
    }
    moves.addAll(records.list(Movement.class, school, Movement.prefix(child)));
    if (formerly != null) moves.sort(Comparator.comparing(Movements::when));
    return new Movements(child, moves);
  }

  private static LocalDate when(Movement move) {
    Observation roll = move.observed();
    Declaration word = move.declared();
    if (roll != null) return roll.date();
    return word == null ? LocalDate.MIN : word.date();
  }

  /** The number of the next one; a child's first is 1. */
  int next() {
    return moves.stream()
            .filter(m -> m.child().equals(child))
            .mapToInt(Movement::number)
            .max()
            .orElse(0)
        + 1;
  }

  boolean shown(Kind kind, Observation roll) {
    return moves.stream().anyMatch(m -> m.kind() == kind && roll.equals(m.observed()));
  }

  boolean said(String receipt) {
    return moves.stream()
        .anyMatch(m -> m.declared() != null && m.declared().receipt().equals(receipt));
  }

  Optional<Movement> latest(Kind kind) {
    return moves.stream().filter(m -> m.kind() == kind).reduce((earlier, later) -> later);
  }

  /** The latest declared one that no roll has shown, if nothing was shown after it. */
  Optional<Movement> unobserved(Kind kind) {
    Movement candidate = null;
    for (Movement m : moves) {
      if (m.observed() != null) candidate = null;
      else if (m.kind() == kind) candidate = m;
    }
    return Optional.ofNullable(candidate);
  }

  /**
   * The one that a return of {@code day} speaks of: no return has said it yet, or it is the last
   * and the return corrects the one before.
   */
  Optional<Movement> awaiting(Kind kind, LocalDate day) {
    for (int i = 0; i < moves.size(); i++) {
      Movement m = moves.get(i);
      boolean since = i == 0 || !when(moves.get(i - 1)).isAfter(day);
      boolean before = i == moves.size() - 1 || when(moves.get(i + 1)).isAfter(day);
      if (m.kind() == kind && m.declared() == null && since && before) return Optional.of(m);
    }
    return latest(kind)
        .filter(last -> last.declared() == null || moves.getLast().key().equals(last.key()));
  }
}
