package org.onroll.domain.reconciliation;

import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.onroll.domain.identity.ChildId;
import org.onroll.domain.identity.Identity;
import org.onroll.domain.records.Key;
import org.onroll.domain.records.Versioned;
import org.onroll.domain.school.School;
import org.onroll.domain.school.Urn;

/**
 * A pupil joined or left a school: as a roll showed it, as a return said it, or both. The number
 * counts a child's movements at one school, so that two who record one at the same time cannot
 * both.
 *
 * @param observed null while no roll has shown it
 * @param declared null while no return has said it
 * @param expected sort key of the deadline of the return that is owed; blank where none is
 * @param due by when the return is or was due; null where none is
 * @param entry sort key of the ledger entry of a leaver; blank for a joiner
 */
public record Movement(
    Urn urn,
    ChildId child,
    int number,
    Kind kind,
    Identity identity,
    String year,
    @Nullable Observation observed,
    @Nullable Declaration declared,
    String expected,
    @Nullable LocalDate due,
    String entry,
    long version)
    implements Versioned {
  public static final String PREFIX = "MOVE#";

  /** A child who has moved at all has this number. */
  static final int FIRST = 1;

  /** Which way. */
  public enum Kind {
    JOINED,
    LEFT
  }

  /** The roll that showed it first. */
  public record Observation(LocalDate date, String hash) {}

  /**
   * The return that said it.
   *
   * @param date the day of entry or deletion that it gives
   */
  public record Declaration(String receipt, LocalDate date, Instant receivedAt, boolean late) {}

  public static String prefix(ChildId child) {
    return PREFIX + child.value() + "#";
  }

  public static Key<Movement> key(Urn urn, ChildId child, int number) {
    return new Key<>(
        Movement.class, School.partition(urn), prefix(child) + String.format("%04d", number));
  }

  @Override
  public Key<Movement> key() {
    return key(urn, child, number);
  }

  public Movement observedBy(Observation roll) {
    return new Movement(
        urn,
        child,
        number,
        kind,
        identity,
        year,
        roll,
        declared,
        expected,
        due,
        entry,
        version + 1);
  }

  /** The return that is owed is due on another day. */
  public Movement owedBy(LocalDate day) {
    return new Movement(
        urn,
        child,
        number,
        kind,
        identity,
        year,
        observed,
        declared,
        expected,
        day,
        entry,
        version + 1);
  }

  public Movement declaredBy(Declaration word) {
    return new Movement(
        urn,
        child,
        number,
        kind,
        identity,
        year,
        observed,
        word,
        expected,
        due,
        entry,
        version + 1);
  }
}
