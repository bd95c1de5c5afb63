package org.onroll.domain.calendar;

import java.time.LocalDate;
import java.time.Month;

/** From 1 September to 31 August (Education Act 1996 s579 read with section 8). */
public record SchoolYear(int startsIn) {
  public static SchoolYear of(LocalDate day) {
    return new SchoolYear(
        day.getMonth().compareTo(Month.SEPTEMBER) >= 0 ? day.getYear() : day.getYear() - 1);
  }

  public LocalDate first() {
    return LocalDate.of(startsIn, Month.SEPTEMBER, 1);
  }

  public LocalDate last() {
    return LocalDate.of(startsIn + 1, Month.AUGUST, 31);
  }

  public SchoolYear next() {
    return new SchoolYear(startsIn + 1);
  }
}
