package org.onroll.world.truth;

import java.time.LocalDate;
import org.onroll.world.county.Spelling;

/**
 * A child's name on a school's admission register.
 *
 * @param first the day on which the name was entered
 * @param last the last day on which the register shows it, {@link #OPEN} where it still does
 * @param name as this school writes it
 * @param upn as this school holds it, empty where it holds none
 * @param formerUpn the number that this school replaced by its own, or empty
 */
public record Registration(
    String childId,
    String urn,
    EnrolStatus status,
    LocalDate first,
    LocalDate last,
    Spelling name,
    String upn,
    String formerUpn,
    int admissionNumber) {
  /** No end known. */
  public static final LocalDate OPEN = LocalDate.MAX;

  public boolean isOn(LocalDate day) {
    return !day.isBefore(first) && !day.isAfter(last);
  }

  public boolean isOpen() {
    return last.equals(OPEN);
  }

  Registration until(LocalDate day) {
    return new Registration(
        childId, urn, status, first, day, name, upn, formerUpn, admissionNumber);
  }
}
