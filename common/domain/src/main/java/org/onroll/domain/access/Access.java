package org.onroll.domain.access;

import java.util.Optional;
import java.util.Set;
import org.onroll.domain.records.Key;
import org.onroll.domain.records.Records;
import org.onroll.domain.school.Urn;

/**
 * Decides from the grants in the table, read strongly on each call, so that revoking works at once.
 */
public final class Access {
  private final Grants grants;
  private final String firstAdministrator;

  /** Where grants are read. */
  public interface Grants {
    /** Strongly. */
    Optional<Grant> find(Key<Grant> key);
  }

  /** As {@link #Access(Grants, String)}, each grant read alone. */
  public Access(Records records, String firstAdministrator) {
    this(records::find, firstAdministrator);
  }

  /**
   * @param firstAdministrator a client that is an administrator before any grant exists; blank for
   *     none
   */
  public Access(Grants grants, String firstAdministrator) {
    this.grants = grants;
    this.firstAdministrator = firstAdministrator;
  }

  /** Whether {@code client} may act for the school. */
  public boolean forSchool(String client, Urn urn) {
    return grants
        .find(Grant.key(client, urn.value()))
        .filter(g -> g.role() == Role.SCHOOL)
        .isPresent();
  }

  /**
   * The role in which {@code client} may act for the authority; empty where it is none of these.
   */
  public Optional<Role> forAuthority(String client, Set<Role> roles) {
    if (roles.contains(Role.ADMINISTRATOR)
        && !firstAdministrator.isBlank()
        && client.equals(firstAdministrator)) {
      return Optional.of(Role.ADMINISTRATOR);
    }
    return grants.find(Grant.key(client, Grant.AUTHORITY)).map(Grant::role).filter(roles::contains);
  }
}
