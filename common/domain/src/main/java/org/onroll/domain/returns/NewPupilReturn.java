package org.onroll.domain.returns;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.onroll.domain.identity.Identity;
import org.onroll.domain.identity.Upn;
import org.onroll.domain.roll.Address;
import org.onroll.domain.school.Urn;

/**
 * A school's word that a name was entered, with the whole admission-register entry (SI 2024/208 reg
 * 13(1) to (3), reg 8).
 *
 * @param entered the day of entry; the day of receipt where the return gave none
 * @param startingDay null where the return gives none
 */
public record NewPupilReturn(
    Urn urn,
    Identity pupil,
    String yearGroup,
    Address address,
    LocalDate entered,
    boolean dateGiven,
    @Nullable LocalDate startingDay,
    List<Parent> parents,
    Safeguarding safeguarding) {
  private static final String CONTENT = "SI 2024/208 reg 8, reg 13(1) to (3)";

  public NewPupilReturn {
    parents = List.copyOf(parents);
  }

  /** What the regulations ask for and the return does not give. */
  public List<Finding> findings() {
    List<Finding> findings = new ArrayList<>();
    if (!dateGiven) add(findings, "entryDate", "give the day on which the name was entered");
    if (startingDay == null) add(findings, "startingDay", "give the starting day");
    if (pupil.surname().isBlank()) add(findings, "pupil.surname", "give the pupil's full name");
    if (pupil.forename().isBlank()) add(findings, "pupil.forename", "give the pupil's full name");
    if (pupil.sex().isBlank()) add(findings, "pupil.sex", "give the pupil's sex, M or F");
    Upn.fault(pupil.upn())
        .filter(fault -> !pupil.upn().isEmpty())
        .ifPresent(fault -> add(findings, "pupil.upn", fault));
    if (address.equals(Address.NONE)) add(findings, "pupil.address", "give the pupil's address");
    findings.addAll(Parents.findings(parents, CONTENT));
    findings.addAll(safeguarding.findings());
    return findings;
  }

  private static void add(List<Finding> findings, String field, String message) {
    findings.add(new Finding(field, message, CONTENT));
  }

  @Override
  public String toString() {
    return "NewPupilReturn[" + urn + "]";
  }
}
