package org.onroll.domain.enquiry;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/**
 * The two definitions, kept apart (requirement A2): on a roll and not attending, or gone from one
 * with whereabouts not yet known; or on no roll and not otherwise suitably educated.
 */
public enum CaseKind {
  ENQUIRY,
  CME;

  public static Optional<CaseKind> parse(String id) {
    return Arrays.stream(values()).filter(k -> k.id().equals(id)).findFirst();
  }

  public String id() {
    return name().toLowerCase(Locale.ROOT);
  }
}
