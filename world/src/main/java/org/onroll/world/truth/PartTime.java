package org.onroll.world.truth;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;

/**
 * A pupil who attends part of the week only.
 *
 * @param last the last day of it, {@link Registration#OPEN} where it goes on
 * @param consent whether the parent agreed
 * @param plan whether anybody has planned the way back
 * @param plannedEnd the day by which it was to end, where one was set
 * @param reviews the days on which it was reviewed, oldest first
 */
public record PartTime(
    String childId,
    String urn,
    LocalDate first,
    LocalDate last,
    double hours,
    boolean consent,
    boolean plan,
    Optional<LocalDate> plannedEnd,
    List<LocalDate> reviews) {
  public PartTime {
    reviews = List.copyOf(reviews);
  }

  public boolean lasts(LocalDate day) {
    return last.isAfter(day);
  }

  /** Calendar days on it up to that day. */
  public long days(LocalDate day) {
    LocalDate until = lasts(day) ? day : last.plusDays(1);
    return Math.max(0, ChronoUnit.DAYS.between(first, until));
  }
}
