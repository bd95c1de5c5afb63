package org.onroll.local.issuer;

import java.io.IOException;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.onroll.local.gateway.Answer;
import org.onroll.local.gateway.Api;
import org.onroll.local.gateway.Caller;
import org.onroll.local.http.Json;

/**
 * Hands out a token for a role, and sees to it that OnRoll has granted that role to the token's
 * client: by OnRoll's own route, as the first administrator.
 */
public final class TokenDesk {
  /** Administrator before any grant exists. */
  public static final String FIRST_ADMINISTRATOR = "local-administrator";

  private static final String AUTHORITY = "authority";
  private static final Set<String> ROLES =
      Set.of("school", "referrer", "authority", "officer", "manager", "administrator");
  private static final Pattern URN = Pattern.compile("[1-9][0-9]{5}");
  private static final Pattern CLIENT = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,63}");

  private final Issuer issuer;
  private final Api api;
  private final Map<String, String> granted = new ConcurrentHashMap<>();

  /** The role, school or client asked for is not one. The message says which. */
  public static final class Refused extends Exception {
    private static final long serialVersionUID = 1L;

    Refused(String message) {
      super(message);
    }
  }

  public TokenDesk(Issuer issuer, Api api) {
    this.issuer = issuer;
    this.api = api;
  }

  /**
   * A token for a client in this role.
   *
   * @param role school, referrer, authority, officer, manager or administrator
   * @param urn the school, for the role school
   * @param client the token's subject; {@code local-ROLE} or {@code local-school-URN} unless told
   *     otherwise
   * @throws Refused where one of them is wrong
   */
  public String token(@Nullable String role, @Nullable String urn, @Nullable String client)
      throws Refused, IOException, InterruptedException {
    if (role == null || !ROLES.contains(role)) {
      throw new Refused(
          "role: one of school, referrer, authority, officer, manager, administrator");
    }
    boolean school = role.equals("school");
    if (school && (urn == null || !URN.matcher(urn).matches()))
      throw new Refused("urn: six digits");
    if (client != null && !CLIENT.matcher(client).matches()) {
      throw new Refused("client: letters, digits, dot, underscore, hyphen, at most 64");
    }
    String subject = client != null ? client : school ? "local-school-" + urn : "local-" + role;
    grant(subject, school ? String.valueOf(urn) : AUTHORITY, role);
    return issuer.token(subject);
  }

  /** A grant was changed by somebody: it is written again when its token is asked for next. */
  public void forget(String path) {
    granted.remove(path);
  }

  private void grant(String client, String urn, String role)
      throws IOException, InterruptedException {
    if (client.equals(FIRST_ADMINISTRATOR) && role.equals("administrator")) return;
    String path = "/grants/" + client + "/" + urn;
    if (role.equals(granted.get(path))) return;
    Answer answer =
        new Caller(api, issuer.token(FIRST_ADMINISTRATOR))
            .send("PUT", path, Json.MAPPER.createObjectNode().put("role", role));
    if (answer.status() / 100 != 2) {
      throw new IllegalStateException(
          "the grant was not written: " + answer.status() + " " + answer.text());
    }
    granted.put(path, role);
  }
}
