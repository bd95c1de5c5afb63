package org.onroll.domain.roll;

import java.time.LocalDate;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.onroll.domain.calendar.London;
import org.onroll.domain.calendar.SchoolCalendar;

/**
 * For how long a school's feed has said nothing (fault-F15). Silence is never "no change": a school
 * with nothing new sends the same roll again. Counted in days on which this school met, from the
 * day after its last accepted roll came to yesterday: holidays are no silence, and today is not
 * over.
 */
public final class Silence {
  private Silence() {}

  /**
   * @param head null before the first accepted roll
   * @param calendar asked only where a day has gone by
   * @return whole school days without a word; empty where there never was one
   */
  public static Optional<Long> schoolDays(
      @Nullable RollHead head, Supplier<SchoolCalendar> calendar, LocalDate today) {
    if (head == null) return Optional.empty();
    LocalDate first = London.day(head.heard()).plusDays(1);
    if (!first.isBefore(today)) return Optional.of(0L);
    return Optional.of(first.datesUntil(today).filter(calendar.get()::isSchoolDay).count());
  }
}
