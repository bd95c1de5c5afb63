package org.onroll.domain.calendar;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;

/** The law speaks in days in England; what is stored is UTC. */
public final class London {
  public static final ZoneId ZONE = ZoneId.of("Europe/London");
  private static final LocalTime MORNING = LocalTime.of(6, 0);

  private London() {}

  /** The day in England at {@code instant}. */
  public static LocalDate day(Instant instant) {
    return instant.atZone(ZONE).toLocalDate();
  }

  /** 06:00 in England: when a day's work becomes due. */
  public static Instant morning(LocalDate day) {
    return day.atTime(MORNING).atZone(ZONE).toInstant();
  }
}
