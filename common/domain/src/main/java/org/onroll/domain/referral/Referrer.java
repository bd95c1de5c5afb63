package org.onroll.domain.referral;

import java.util.Arrays;
import java.util.Optional;

/** Who refers (requirement B6). */
public enum Referrer {
  SCHOOL("school", false),
  POLICE("police", true),
  CAMHS("camhs", true),
  YOUNG_CARERS("young-carers", true),
  YOUTH_JUSTICE("youth-justice", true),
  YOUTH_SERVICE("youth-service", true),
  HOUSING("housing", true),
  ADMISSIONS("admissions", false),
  BORDER_AGENCY("border-agency", true),
  OTHER_AUTHORITY("other-authority", true),
  HEALTH("health", true),
  /** A child of HMRC's or DWP's records who is on no roll. */
  DATA_MATCH("data-match", true),
  RESIDENT("resident", false);

  private final String id;
  private final boolean partner;

  Referrer(String id, boolean partner) {
    this.id = id;
    this.partner = partner;
  }

  public static Optional<Referrer> parse(String id) {
    return Arrays.stream(values()).filter(r -> r.id.equals(id)).findFirst();
  }

  public String id() {
    return id;
  }

  /** An agency that shares what it knows on a legal basis, which it names. */
  public boolean partner() {
    return partner;
  }
}
