package org.onroll.domain.identity;

import java.time.LocalDate;
import java.util.Optional;

/**
 * What one source says of who a child is. Blank text stands for what the source does not say.
 *
 * @param upn as sent, valid or not
 */
public record Identity(
    String upn,
    String surname,
    String forename,
    String middleNames,
    LocalDate dateOfBirth,
    String sex) {
  /** Stands for a birth that the source does not give. */
  public static final LocalDate BIRTH_UNKNOWN = LocalDate.of(1, 1, 1);

  public boolean birthKnown() {
    return !dateOfBirth.equals(BIRTH_UNKNOWN);
  }

  /** The number that may stand for the child across schools: valid and not temporary. */
  public Optional<Upn> permanentUpn() {
    return Upn.parse(upn).filter(n -> !n.temporary());
  }

  /** Permanent number, date of birth and given name agree: two rolls speak of one child. */
  public boolean agreesWith(Identity other) {
    return permanentUpn().isPresent()
        && permanentUpn().equals(other.permanentUpn())
        && birthKnown()
        && !Names.fold(forename).isEmpty()
        && dateOfBirth.equals(other.dateOfBirth())
        && Names.fold(forename).equals(Names.fold(other.forename()));
  }

  /** Two children by their permanent numbers, however like each other. */
  public boolean isNumberedApart(Identity other) {
    return permanentUpn().isPresent()
        && other.permanentUpn().isPresent()
        && !permanentUpn().equals(other.permanentUpn());
  }

  /** Date of birth, given and family name agree, whatever the numbers say. */
  public boolean looksLike(Identity other) {
    return birthKnown()
        && !Names.fold(surname).isEmpty()
        && !Names.fold(forename).isEmpty()
        && dateOfBirth.equals(other.dateOfBirth())
        && Names.fold(forename).equals(Names.fold(other.forename()))
        && Names.fold(surname).equals(Names.fold(other.surname()));
  }

  /**
   * Probably one child, by more than a look: the permanent number agrees and so does enough else
   * (twins whose numbers were swapped differ in the given name). Good for holding back only.
   */
  public boolean probably(Identity other) {
    if (permanentUpn().isEmpty() || !permanentUpn().equals(other.permanentUpn())) return false;
    boolean sameNames =
        Names.fold(forename).equals(Names.fold(other.forename()))
            && Names.fold(surname).equals(Names.fold(other.surname()));
    return sameNames
        || (dateOfBirth.equals(other.dateOfBirth()) && Names.compatibleGiven(this, other));
  }

  /** Never prints a child. */
  @Override
  public String toString() {
    return "Identity[…]";
  }
}
