package org.onroll.domain.access;

import org.onroll.domain.records.Key;
import org.onroll.domain.records.Versioned;

/**
 * A client may act in a role, for a school or for the authority.
 *
 * @param scope a URN, or {@link #AUTHORITY}
 */
public record Grant(String client, String scope, Role role, long version) implements Versioned {
  public static final String AUTHORITY = "authority";

  public static Key<Grant> key(String client, String scope) {
    return new Key<>(Grant.class, "GRANT#" + client, "GRANT#" + scope);
  }

  @Override
  public Key<Grant> key() {
    return key(client, scope);
  }
}
