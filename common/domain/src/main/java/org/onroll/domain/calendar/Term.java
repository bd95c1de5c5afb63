package org.onroll.domain.calendar;

import java.time.LocalDate;

/** A stretch of days on which school meets, half-terms apart: both ends are school days. */
public record Term(String name, LocalDate from, LocalDate to) {
  public Term {
    if (to.isBefore(from)) throw new IllegalArgumentException("a term ends after it begins");
  }

  boolean holds(LocalDate day) {
    return !day.isBefore(from) && !day.isAfter(to);
  }
}
