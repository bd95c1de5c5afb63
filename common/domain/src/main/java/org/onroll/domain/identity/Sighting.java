package org.onroll.domain.identity;

import java.time.LocalDate;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.onroll.domain.records.Key;
import org.onroll.domain.records.Stored;
import org.onroll.domain.school.EnrolStatus;
import org.onroll.domain.school.YearGroup;

/**
 * One place where a child is or was, kept under the child's UPN and under name with date of birth.
 * These are what lets a leaver be looked up in all schools by one read, and they are written before
 * anything is decided: of two schools that change at once, at least one sees the other.
 *
 * @param partition of {@link IdentityKey#partitions}
 * @param school URN; empty for a parent's notice
 * @param entered the entry date that the source gives
 * @param since the date of the roll, return or notice that showed it first; for {@link Kind#LEFT}
 *     the day on which the child had left
 * @param baseline first seen on the first roll of the school: nobody knows since when
 * @param formerly the child that this pupil was known as before the school changed who it is
 */
public record Sighting(
    String partition,
    Kind kind,
    String school,
    ChildId child,
    Identity identity,
    EnrolStatus status,
    YearGroup year,
    @Nullable LocalDate entered,
    LocalDate since,
    boolean baseline,
    @Nullable ChildId formerly,
    String source)
    implements Stored {

  /** What shows the child there. */
  public enum Kind {
    ON_ROLL,
    NEW_PUPIL_RETURN,
    HOME_EDUCATION_NOTICE,
    /** Somebody has told of the child: says nothing about where the child is. */
    REFERRED,
    LEFT
  }

  public static Key<Sighting> key(String partition, Kind kind, String school, ChildId child) {
    return new Key<>(
        Sighting.class, partition, "SEEN#" + kind + "#" + school + "#" + child.value());
  }

  @Override
  public Key<Sighting> key() {
    return key(partition, kind, school, child);
  }

  public static String prefix() {
    return "SEEN#";
  }

  /** The first day that counts as having entered: the later of entry date and first showing. */
  public Optional<LocalDate> enteredBy() {
    if (baseline) return Optional.ofNullable(entered);
    if (entered == null) return Optional.of(since);
    return Optional.of(entered.isAfter(since) ? entered : since);
  }
}
