package org.onroll.domain.roll;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.onroll.domain.identity.Identity;
import org.onroll.domain.school.EnrolStatus;
import org.onroll.domain.school.YearGroup;

/**
 * One line of a roll.
 *
 * @param entered the entry date; null where the roll gives none
 * @param admissionNumber the school's own number; may be blank
 */
public record Pupil(
    Identity identity,
    YearGroup year,
    @Nullable LocalDate entered,
    EnrolStatus status,
    boolean partTime,
    String admissionNumber,
    String formerUpn,
    Address address) {

  @Override
  public String toString() {
    return "Pupil[…]";
  }
}
