package org.onroll.domain.referral;

import java.util.Arrays;
import java.util.Optional;

/** On what another authority asks for a child (requirement B6). */
public enum LegalBasis {
  MISSING_EDUCATION("education-act-1996-s436a", true),
  ENQUIRY_INTO_HARM("children-act-1989-s47", true),
  COOPERATION("children-act-2004-s10", true),
  SAFEGUARDING("children-act-2004-s11", true),
  /** The child is or is not here; where, an officer says. */
  OTHER("other", false);

  private final String id;
  private final boolean showsSchool;

  LegalBasis(String id, boolean showsSchool) {
    this.id = id;
    this.showsSchool = showsSchool;
  }

  public static Optional<LegalBasis> parse(String id) {
    return Arrays.stream(values()).filter(b -> b.id.equals(id)).findFirst();
  }

  public String id() {
    return id;
  }

  /** Whether the school may be named on this basis. */
  public boolean showsSchool() {
    return showsSchool;
  }
}
