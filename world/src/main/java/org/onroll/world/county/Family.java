package org.onroll.world.county;

import java.util.List;

/**
 * A household.
 *
 * @param name the surname that the children take, still in its forms by sex
 * @param parents those whom the children live with
 */
public record Family(
    String id, Surname name, Heritage heritage, Address address, List<Parent> parents) {
  /** A parent with a number from the range that Ofcom keeps for drama. */
  public record Parent(String name, String emergencyNumber) {}

  /** A place that does not exist. */
  public record Address(String line1, String town, String postcode) {}
}
