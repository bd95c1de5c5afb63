package org.onroll.platform.config;

import java.util.Arrays;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Who may be written to: addresses of the configured domains, and nothing that is not an address.
 */
public final class Recipients {
  private static final Pattern ADDRESS =
      Pattern.compile(
          "[A-Za-z0-9][A-Za-z0-9.!#$%&'*+/=?^_`{|}~-]{0,63}@[A-Za-z0-9][A-Za-z0-9.-]{0,251}");
  private final Set<String> domains;

  private Recipients(Set<String> domains) {
    this.domains = domains;
  }

  /** From {@code ALLOWED_RECIPIENT_DOMAINS}, commas between. */
  public static Recipients of(Environment environment) {
    return new Recipients(
        Arrays.stream(environment.required("ALLOWED_RECIPIENT_DOMAINS").split(",", -1))
            .map(d -> d.strip().toLowerCase(Locale.ROOT))
            .filter(d -> !d.isEmpty())
            .collect(Collectors.toUnmodifiableSet()));
  }

  /** Whether {@code email} is one address, of an allowed domain. */
  public boolean allows(String email) {
    return ADDRESS.matcher(email).matches()
        && domains.contains(email.substring(email.indexOf('@') + 1).toLowerCase(Locale.ROOT));
  }
}
