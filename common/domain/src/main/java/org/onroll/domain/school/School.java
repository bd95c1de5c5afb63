package org.onroll.domain.school;

import java.util.Optional;
import org.onroll.domain.records.Key;
import org.onroll.domain.records.Versioned;

/**
 * A school as the register of schools and the authority know it.
 *
 * @param dfeNumber local authority and establishment, {@code 931/4125}; may be blank
 * @param lowAge statutory low age: years on 31 August before the most junior class
 * @param highAge statutory high age: years on 31 August after the most senior class
 * @param feed whether OnRoll receives its roll
 * @param contact id of the contact that reminders go to; may be blank
 */
public record School(
    Urn urn,
    String name,
    String dfeNumber,
    String phase,
    String type,
    int lowAge,
    int highAge,
    Feed feed,
    String contact,
    boolean open,
    long version)
    implements Versioned {

  /** The worklist of schools. */
  public static final String LIST = "SCHOOLS";

  /** How rolls arrive. */
  public enum Feed {
    CSV,
    NONE
  }

  public static Key<School> key(Urn urn) {
    return new Key<>(School.class, partition(urn), "PROFILE");
  }

  public static String partition(Urn urn) {
    return "SCHOOL#" + urn.value();
  }

  @Override
  public Key<School> key() {
    return key(urn);
  }

  /** All schools by URN; one that was last written before there was this list is not in it. */
  @Override
  public Optional<Listed> listed() {
    return Optional.of(new Listed(LIST, urn.value()));
  }

  public YearGroup mostJuniorClass() {
    // The register gives 5 for schools that begin with Reception as well as for those without it.
    return YearGroup.ofAge(lowAge == 5 ? 4 : lowAge);
  }

  public YearGroup mostSeniorClass() {
    return YearGroup.ofAge(Math.min(highAge, 18) - 1);
  }

  /** OnRoll receives its rolls, so that an entry would be seen. */
  public boolean rollReceived() {
    return open && feed != Feed.NONE;
  }

  /**
   * Whether pupils of {@code year} leave this school in the ordinary way at the end of the school
   * year: its most senior class, and Year 11 anywhere.
   */
  public boolean endsPhase(YearGroup year) {
    return year == YearGroup.Y11 || year == mostSeniorClass();
  }
}
