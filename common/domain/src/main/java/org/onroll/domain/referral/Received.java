package org.onroll.domain.referral;

import java.time.Instant;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/**
 * How and when something came that an officer keyed (requirement B6).
 *
 * @param at the clock runs from here
 */
public record Received(How how, Instant at) {

  /** The ways that need no token. */
  public enum How {
    TELEPHONE,
    LETTER,
    MAILBOX,
    IN_PERSON;

    public static Optional<How> parse(String id) {
      return Arrays.stream(values()).filter(h -> h.id().equals(id)).findFirst();
    }

    public String id() {
      return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
  }
}
