package org.onroll.domain.referral;

import java.util.Arrays;
import java.util.Optional;

/** On what another authority says that it asks for a child (requirement B6). */
public enum LegalBasis {
  MISSING_EDUCATION("education-act-1996-s436a"),
  ENQUIRY_INTO_HARM("children-act-1989-s47"),
  COOPERATION("children-act-2004-s10"),
  SAFEGUARDING("children-act-2004-s11"),
  OTHER("other");

  private final String id;

  LegalBasis(String id) {
    this.id = id;
  }

  public static Optional<LegalBasis> parse(String id) {
    return Arrays.stream(values()).filter(b -> b.id.equals(id)).findFirst();
  }

  public String id() {
    return id;
  }
}
