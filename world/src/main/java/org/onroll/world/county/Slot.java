package org.onroll.world.county;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;

/**
 * The times of a day at which something is sent or done, in the county's local time and in this
 * order.
 */
public enum Slot {
  DAWN(6, 30),
  EARLY(7, 15),
  MORNING(8, 10),
  REGISTRATION(9, 0),
  BREAK(10, 45),
  NOON(12, 30),
  AFTERNOON(14, 30),
  OFFICERS(15, 45),
  EVENING(18, 30);

  private static final ZoneId LONDON = ZoneId.of("Europe/London");

  private final LocalTime time;

  Slot(int hour, int minute) {
    this.time = LocalTime.of(hour, minute);
  }

  public Instant on(LocalDate day) {
    return day.atTime(time).atZone(LONDON).toInstant();
  }

  /** The day in the county on which that instant falls. */
  public static LocalDate dayOf(Instant instant) {
    return LocalDate.ofInstant(instant, LONDON);
  }
}
