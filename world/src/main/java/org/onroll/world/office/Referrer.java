package org.onroll.world.office;

/** Who tells the authority of a child, as the contract names it. */
public enum Referrer {
  POLICE("police", true),
  HOUSING("housing", true),
  HEALTH("health", true),
  OTHER_AUTHORITY("other-authority", true),
  SCHOOL("school", false),
  RESIDENT("resident", false);

  private final String kind;
  private final boolean partner;

  Referrer(String kind, boolean partner) {
    this.kind = kind;
    this.partner = partner;
  }

  public String kind() {
    return kind;
  }

  /** An agency with a token of its own, and a legal basis on which it shares. */
  public boolean isPartner() {
    return partner;
  }

  public String words() {
    return kind.replace('-', ' ');
  }
}
