package org.onroll.domain.school;

/** Registration of a pupil, by the codes of the Common Transfer File (EnrolStatus). */
public enum EnrolStatus {
  C("current"),
  M("current, main of a dual registration"),
  S("current, subsidiary of a dual registration"),
  G("guest"),
  P("previous"),
  F("further education"),
  O("other provider");

  private final String title;

  EnrolStatus(String title) {
    this.title = title;
  }

  public String title() {
    return title;
  }

  /** A current or main registration: the only ones that can claim a leaver (invariant 6). */
  public boolean claims() {
    return this == C || this == M;
  }

  /** The name is on the admission register today. */
  public boolean onRoll() {
    return this != P;
  }

  /** Somebody else answers for the child: losing it here is out of the ledger's scope. */
  public boolean secondary() {
    return this == S || this == G || this == F || this == O;
  }
}
