package org.onroll.domain.attendance;

import java.time.LocalDate;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.onroll.domain.identity.ChildId;
import org.onroll.domain.identity.Identity;
import org.onroll.domain.records.Key;
import org.onroll.domain.records.Versioned;
import org.onroll.domain.school.School;
import org.onroll.domain.school.Urn;

/**
 * A pupil who attends part of the week only (requirement B7).
 *
 * @param hours a week, as last said; blank where nobody said
 * @param fullTimeFrom the first day after it: full time again, or not on this roll any more; null
 *     while it lasts
 * @param reviews how many have been held
 * @param review sort key of the deadline of the next one; blank where none is to come
 */
public record ReducedTimetable(
    Urn urn,
    ChildId child,
    Identity identity,
    LocalDate start,
    String hours,
    @Nullable LocalDate plannedEnd,
    @Nullable LocalDate fullTimeFrom,
    int reviews,
    String review,
    String receipt,
    long version)
    implements Versioned {
  public static final String PREFIX = "TIMETABLE#";

  /** The worklist of those that last, the longest first. */
  public static final String LIST = "TIMETABLES";

  public static String prefix(ChildId child) {
    return PREFIX + child.value() + "#";
  }

  public static Key<ReducedTimetable> key(Urn urn, ChildId child, LocalDate start) {
    return new Key<>(ReducedTimetable.class, School.partition(urn), prefix(child) + start);
  }

  @Override
  public Key<ReducedTimetable> key() {
    return key(urn, child, start);
  }

  @Override
  public Optional<Listed> listed() {
    return lasts()
        ? Optional.of(new Listed(LIST, start + "#" + urn + "#" + child.value()))
        : Optional.empty();
  }

  public boolean lasts() {
    return fullTimeFrom == null;
  }

  /** The name has gone; not before it began. */
  ReducedTimetable endedOn(LocalDate day) {
    return new ReducedTimetable(
        urn,
        child,
        identity,
        start,
        hours,
        plannedEnd,
        day.isBefore(start) ? start : day,
        reviews,
        "",
        receipt,
        version + 1);
  }

  @Override
  public String toString() {
    return "ReducedTimetable[" + key() + "]";
  }
}
