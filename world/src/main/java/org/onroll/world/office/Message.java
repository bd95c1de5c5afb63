package org.onroll.world.office;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.LocalDate;
import org.onroll.world.county.Slot;

/**
 * A return or a notice on its way.
 *
 * @param urn the sending school; empty for a parent
 * @param refused OnRoll must refuse it: the ground is missing
 */
public record Message(
    LocalDate on,
    Slot slot,
    String urn,
    String childId,
    Says says,
    JsonNode body,
    boolean refused) {
  /** The route of the contract that takes it. */
  public String path() {
    return switch (says) {
      case Says.Deleted d -> "/schools/" + urn + "/returns/deletion";
      case Says.Entered e -> "/schools/" + urn + "/returns/new-pupil";
      case Says.HomeEducates h -> "/home-education-notices";
      case Says.Absent a -> "/schools/" + urn + "/returns/attendance";
      case Says.Ill i -> "/schools/" + urn + "/returns/sickness";
      case Says.AttendsPartTime p -> "/schools/" + urn + "/returns/reduced-timetable";
      case Says.Refers r -> "/referrals";
    };
  }
}
