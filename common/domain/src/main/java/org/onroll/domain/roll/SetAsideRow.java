package org.onroll.domain.roll;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.onroll.domain.identity.Identity;
import org.onroll.domain.identity.Names;

/**
 * A line that cannot be read whole, with what of an identity can be: blank or null for the rest.
 * Nobody whom it could be counts as a leaver.
 */
public record SetAsideRow(
    RowNote note,
    String upn,
    String admissionNumber,
    String surname,
    String forename,
    @Nullable LocalDate dateOfBirth) {

  /** Nothing that can be read contradicts it. */
  public boolean couldBe(Pupil pupil) {
    Identity i = pupil.identity();
    if (!upn.isEmpty() && !i.upn().isEmpty()) return upn.equals(i.upn());
    if (!admissionNumber.isEmpty() && !pupil.admissionNumber().isEmpty()) {
      return admissionNumber.equals(pupil.admissionNumber());
    }
    return (dateOfBirth == null || dateOfBirth.equals(i.dateOfBirth()))
        && (surname.isEmpty() || Names.fold(surname).equals(Names.fold(i.surname())))
        && (forename.isEmpty() || Names.fold(forename).equals(Names.fold(i.forename())));
  }

  @Override
  public String toString() {
    return "SetAsideRow[line " + note.line() + "]";
  }
}
