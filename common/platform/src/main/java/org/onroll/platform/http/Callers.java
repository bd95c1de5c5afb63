package org.onroll.platform.http;

import java.util.Optional;
import java.util.Set;
import org.onroll.domain.access.Access;
import org.onroll.domain.access.Role;
import org.onroll.domain.school.Urn;

/**
 * Turns who calls into what they may do, with the same answer for what is not there and not theirs.
 */
public final class Callers {
  private final Access access;

  public Callers(Access access) {
    this.access = access;
  }

  /**
   * The school of the path, which the caller may act for.
   *
   * @throws ProblemException 403
   */
  public Urn school(Request request) {
    String urn = request.path("urn");
    if (!Urn.isUrn(urn) || !access.forSchool(request.client(), new Urn(urn))) throw forbidden();
    return new Urn(urn);
  }

  /** Whether the caller may act for the school of this URN, which its body names. */
  public boolean forSchool(Request request, String urn) {
    return Urn.isUrn(urn) && access.forSchool(request.client(), new Urn(urn));
  }

  /**
   * The school that the query names, which the caller may act for, or an officer asks about; empty
   * where an officer asks about none.
   *
   * @throws ProblemException 403
   */
  public Optional<Urn> asking(Request request, Role... roles) {
    String urn = request.query("urn").orElse("");
    boolean ofSchool = Urn.isUrn(urn);
    if (ofSchool && access.forSchool(request.client(), new Urn(urn))) {
      return Optional.of(new Urn(urn));
    }
    authority(request, roles);
    return ofSchool ? Optional.of(new Urn(urn)) : Optional.empty();
  }

  /**
   * The role in which the caller acts for the authority.
   *
   * @throws ProblemException 403
   */
  public Role authority(Request request, Role... roles) {
    return access.forAuthority(request.client(), Set.of(roles)).orElseThrow(Callers::forbidden);
  }

  public static ProblemException forbidden() {
    return ProblemException.of(
        ProblemException.Kind.FORBIDDEN,
        "Your token does not allow this. Ask the local authority if you think that it should.");
  }
}
