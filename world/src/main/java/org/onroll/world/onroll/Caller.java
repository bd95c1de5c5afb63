package org.onroll.world.onroll;

/**
 * Who calls: a client in a role, at one school or for the authority.
 *
 * @param name the token's subject
 * @param urn the school, or empty
 */
public record Caller(String name, String role, String urn) {
  public static final Caller ADMINISTRATOR = new Caller("county-engineer", "administrator", "");
  public static final Caller OFFICER = new Caller("officer-a", "officer", "");
  public static final Caller MANAGER = new Caller("officer-b", "manager", "");
  public static final Caller PARENTS = new Caller("parent-letters", "referrer", "");

  /** An agency of that kind that refers children. */
  public static Caller partner(String kind) {
    return new Caller("partner-" + kind, "referrer", "");
  }

  /** Another authority, which asks who is on a roll here. */
  public static final Caller ANOTHER_AUTHORITY = new Caller("another-authority", "authority", "");

  /** The office of a school. */
  public static Caller office(String urn) {
    return new Caller("office-" + urn, "school", urn);
  }
}
