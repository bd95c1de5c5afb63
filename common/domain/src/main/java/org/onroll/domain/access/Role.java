package org.onroll.domain.access;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** What a client may do (requirement H1). */
public enum Role {
  SCHOOL,
  REFERRER,
  /** Another authority, which asks whether a child is on a roll here. */
  AUTHORITY,
  OFFICER,
  MANAGER,
  ADMINISTRATOR;

  public static Optional<Role> parse(String text) {
    return Arrays.stream(values()).filter(r -> r.id().equals(text)).findFirst();
  }

  public String id() {
    return name().toLowerCase(Locale.ROOT);
  }
}
