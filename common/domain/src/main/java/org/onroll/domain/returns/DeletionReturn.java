package org.onroll.domain.returns;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.onroll.domain.identity.Identity;
import org.onroll.domain.identity.Upn;
import org.onroll.domain.law.Ground;
import org.onroll.domain.roll.Address;
import org.onroll.domain.school.Urn;

/**
 * A school's word that a name is, was or will be deleted (SI 2024/208 reg 13(4) to (6)).
 *
 * @param deletionDate the day of deletion; the day of receipt where the return gave none
 * @param destination null where the return says nothing
 * @param evidence what it says of the conditions of its ground
 */
public record DeletionReturn(
    Urn urn,
    Identity pupil,
    Address address,
    LocalDate deletionDate,
    boolean dateGiven,
    Ground ground,
    List<Parent> parents,
    @Nullable Destination destination,
    boolean socialCare,
    Safeguarding safeguarding,
    GroundEvidence evidence) {
  private static final String CONTENT = "SI 2024/208 reg 13(6)";

  public DeletionReturn {
    parents = List.copyOf(parents);
  }

  /** One that says nothing of the conditions of its ground. */
  public DeletionReturn(
      Urn urn,
      Identity pupil,
      Address address,
      LocalDate deletionDate,
      boolean dateGiven,
      Ground ground,
      List<Parent> parents,
      @Nullable Destination destination,
      boolean socialCare,
      Safeguarding safeguarding) {
    this(
        urn,
        pupil,
        address,
        deletionDate,
        dateGiven,
        ground,
        parents,
        destination,
        socialCare,
        safeguarding,
        GroundEvidence.NONE);
  }

  /** Where the child is said to go: what the return says, else what its ground says. */
  public Destination next() {
    if (destination != null) return destination;
    return switch (ground.next()) {
      case HOME -> new Destination(Destination.Kind.HOME_EDUCATION, "", "", "", null);
      case NOTHING -> new Destination(Destination.Kind.OTHER, "", "", "", null);
      case ASK, UNKNOWN -> Destination.UNKNOWN;
    };
  }

  /** What the regulations ask for and the return does not give. */
  public List<Finding> findings(Circumstances at) {
    List<Finding> findings = new ArrayList<>();
    if (!dateGiven) add(findings, "deletionDate", "give the day on which the name is deleted");
    if (pupil.surname().isBlank()) add(findings, "pupil.surname", "give the pupil's full name");
    if (pupil.forename().isBlank()) add(findings, "pupil.forename", "give the pupil's full name");
    Upn.fault(pupil.upn())
        .filter(fault -> !pupil.upn().isEmpty())
        .ifPresent(fault -> add(findings, "pupil.upn", fault));
    if (address.equals(Address.NONE)) add(findings, "pupil.address", "give the pupil's address");
    findings.addAll(Parents.findings(parents, CONTENT));
    if (destination == null && ground.next() == Ground.Next.ASK) {
      add(findings, "destination", "say where the child goes next, or that it is not known");
    }
    if (destination != null && destination.kind() == Destination.Kind.SCHOOL) {
      if (destination.urn().isEmpty() && destination.name().isBlank()) {
        add(findings, "destination", "name the next school, by its URN where you know it");
      }
      if (destination.expectedFirstDay() == null) {
        add(
            findings,
            "destination.expectedFirstDay",
            "give the first day there, where it is known");
      }
    }
    findings.addAll(GroundChecks.of(this, at));
    findings.addAll(safeguarding.findings());
    return findings;
  }

  private static void add(List<Finding> findings, String field, String message) {
    findings.add(new Finding(field, message, CONTENT));
  }

  @Override
  public String toString() {
    return "DeletionReturn[" + urn + "]";
  }
}
