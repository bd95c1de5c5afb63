package org.onroll.domain.returns;

import java.util.ArrayList;
import java.util.List;
import org.onroll.domain.identity.Identity;
import org.onroll.domain.roll.Address;

/** What every return of an absence asks for of the pupil: full name and address. */
final class PupilFindings {
  private PupilFindings() {}

  static List<Finding> of(Identity pupil, Address address, String citation) {
    List<Finding> findings = new ArrayList<>();
    if (pupil.surname().isBlank()) {
      findings.add(new Finding("pupil.surname", "give the pupil's full name", citation));
    }
    if (pupil.forename().isBlank()) {
      findings.add(new Finding("pupil.forename", "give the pupil's full name", citation));
    }
    if (address.equals(Address.NONE)) {
      findings.add(new Finding("pupil.address", "give the pupil's address", citation));
    }
    return findings;
  }
}
