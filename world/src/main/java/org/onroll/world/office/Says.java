package org.onroll.world.office;

import java.time.LocalDate;
import java.util.Optional;
import org.onroll.world.truth.PartTime;
import org.onroll.world.truth.Spell;

/** What a message claims, whether or not it is so. */
public sealed interface Says {
  /**
   * A deletion return.
   *
   * @param destination a kind of the contract: school, home-education, abroad, outside-england,
   *     other, unknown
   * @param namedUrn the school that is named by number, or empty
   * @param isTrue false where the destination is not where the child went
   */
  record Deleted(
      String ground,
      String destination,
      String namedUrn,
      Optional<LocalDate> expectedFirstDay,
      LocalDate deletionDate,
      boolean socialCare,
      boolean isTrue)
      implements Says {
    /** Asks for an enquiry at once: destination unknown, ground h or i, or a social worker. */
    public boolean callsForEnquiry() {
      return socialCare
          || destination.equals("unknown")
          || ground.equals("h")
          || ground.equals("i");
    }
  }

  /** A new-pupil return. */
  record Entered(LocalDate entry) implements Says {}

  /** A parent's notice of home education. */
  record HomeEducates(LocalDate from) implements Says {}

  /**
   * An attendance return.
   *
   * @param until the last day that it speaks of
   * @param days school days of it that are listed
   */
  record Absent(Spell spell, LocalDate until, int days) implements Says {}

  /** A sickness return; {@code days} so far. */
  record Ill(Spell spell, int days) implements Says {}

  /**
   * A return of a reduced timetable: that it has begun, was reviewed, or is over.
   *
   * @param reviewed the day of the review that it tells of
   * @param fullTime the first day full time again
   */
  record AttendsPartTime(
      PartTime timetable, Optional<LocalDate> reviewed, Optional<LocalDate> fullTime)
      implements Says {}

  /** A referral; {@code lead} is what is true of the child, and in no message. */
  record Refers(Referrer by, Lead lead) implements Says {}
}
