package org.onroll.domain.referral;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.onroll.domain.enquiry.CaseKind;

/** Where a referral goes (requirement B4). */
public enum Outcome {
  CME("cme", CaseKind.CME),
  ENQUIRY("enquiry", CaseKind.ENQUIRY),
  COUNTY_ATTENDANCE_TEAM("county-attendance-team", null),
  LCSS_HOME_VISIT("lcss-home-visit", null),
  ADMISSIONS("admissions", null),
  EHE_POLICY("ehe-policy", null),
  MASH_OR_POLICE("mash-or-police", null);

  private final String id;
  private final @Nullable CaseKind opens;

  Outcome(String id, @Nullable CaseKind opens) {
    this.id = id;
    this.opens = opens;
  }

  public String id() {
    return id;
  }

  /** The kind of case that it opens; empty where it opens none. */
  public Optional<CaseKind> opens() {
    return Optional.ofNullable(opens);
  }
}
