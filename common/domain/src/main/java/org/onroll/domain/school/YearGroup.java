package org.onroll.domain.school;

import java.util.Locale;
import java.util.Optional;

/** National Curriculum year by the codes of the Common Transfer File (NCyearActual). */
public enum YearGroup {
  N1,
  N2,
  R,
  Y1,
  Y2,
  Y3,
  Y4,
  Y5,
  Y6,
  Y7,
  Y8,
  Y9,
  Y10,
  Y11,
  Y12,
  Y13,
  Y14,
  /** Not known or not applicable. */
  X;

  /** {@code N1, N2, R, 1} to {@code 14, X}; case and leading zeros forgiven. */
  public static Optional<YearGroup> parse(String code) {
    String tidy = code.strip().toUpperCase(Locale.ROOT);
    int digits = 0;
    while (digits < tidy.length() && isDigit(tidy.charAt(digits))) digits++;
    if (digits > 0 && digits == tidy.length()) {
      int zeros = 0;
      while (zeros < digits && tidy.charAt(zeros) == '0') zeros++;
      if (digits - zeros > 2) return Optional.empty();
      int year = zeros == digits ? 0 : Integer.parseInt(tidy.substring(zeros));
      return year >= 1 && year <= 14 ? Optional.of(valueOf("Y" + year)) : Optional.empty();
    }
    return switch (tidy) {
      case "N1" -> Optional.of(N1);
      case "N2" -> Optional.of(N2);
      case "R" -> Optional.of(R);
      case "X" -> Optional.of(X);
      default -> Optional.empty();
    };
  }

  private static boolean isDigit(char c) {
    return c >= '0' && c <= '9';
  }

  /** The year of pupils who were {@code age} on 31 August before it: 4 is Reception. */
  public static YearGroup ofAge(int age) {
    return values()[Math.clamp(age - 2L, 0, values().length - 2)];
  }

  public String code() {
    return name().startsWith("Y") ? name().substring(1) : name();
  }
}
