package org.onroll.world.truth;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.Set;

/**
 * Days on which a pupil whose name stays on the register is not in school.
 *
 * @param last the last day of it, {@link Registration#OPEN} where it goes on
 * @param weekdays the days of the week that are missed
 */
public record Spell(
    String childId,
    String urn,
    LocalDate first,
    LocalDate last,
    Cause cause,
    Set<DayOfWeek> weekdays) {

  /** Why, as it is in truth. */
  public enum Cause {
    MOVED_AWAY("moved away, still on the roll"),
    UNSEEN("lives here, seen by nobody"),
    REFUSES("at home, will not go"),
    IRREGULAR("misses days of every week"),
    ILL("ill"),
    SAID_ILL("said to be ill, is abroad");

    private final String words;

    Cause(String words) {
      this.words = words;
    }

    public String words() {
      return words;
    }

    /** Nobody at this address would open the door. */
    public boolean isGone() {
      return this == MOVED_AWAY || this == UNSEEN || this == SAID_ILL;
    }

    /** The register has code I. */
    public boolean isCodedIll() {
      return this == ILL || this == SAID_ILL;
    }
  }

  /** Day after day, without leave and without sickness, whatever the register says. */
  public boolean isContinuousWithoutLeave() {
    return cause != Cause.IRREGULAR && cause != Cause.ILL;
  }

  public boolean isMissed(LocalDate day) {
    return !day.isBefore(first) && !day.isAfter(last) && weekdays.contains(day.getDayOfWeek());
  }
}
