package org.onroll.world.truth;

/** Where a child is in education on a day, if anywhere. */
public sealed interface Whereabouts {
  /** On the register of a school of the county. */
  record OnRoll(Registration registration) implements Whereabouts {}

  /** Suitably educated at home. */
  record HomeEducated() implements Whereabouts {}

  /** Lives in the county, goes to school outside it. */
  record EducatedElsewhere() implements Whereabouts {}

  /** Lives outside the county. */
  record MovedAway() implements Whereabouts {}

  /** Lives in the county, on no roll and in no other education. */
  record NoEducation() implements Whereabouts {}

  default boolean livesInCounty() {
    return !(this instanceof MovedAway);
  }

  default boolean isEducation() {
    return !(this instanceof NoEducation) && !(this instanceof MovedAway);
  }
}
