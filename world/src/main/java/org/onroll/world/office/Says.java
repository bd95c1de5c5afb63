package org.onroll.world.office;

import java.time.LocalDate;
import java.util.Optional;

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
}
