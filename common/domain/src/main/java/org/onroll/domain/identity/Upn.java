package org.onroll.domain.identity;

import java.util.Locale;
import java.util.Optional;

/**
 * A Unique Pupil Number with a right check letter: check letter, local authority (3), establishment
 * (4), year (2), serial (3). A temporary number has a letter in its last place.
 *
 * <p>Source: DfE, "Unique pupil numbers"; the alphabet leaves out I, O and S; characters 2 to 13
 * are weighted by their position and the sum modulo 23 is the letter.
 *
 * @param value 13 characters, upper case
 */
public record Upn(String value) {
  private static final String ALPHABET = "ABCDEFGHJKLMNPQRTUVWXYZ";
  private static final int LENGTH = 13;

  public Upn {
    if (fault(value).isPresent()) throw new IllegalArgumentException("not a valid UPN");
  }

  /** The number that {@code text} holds, spaces and case forgiven; empty where there is a fault. */
  public static Optional<Upn> parse(String text) {
    String tidy = tidy(text);
    return fault(tidy).isPresent() ? Optional.empty() : Optional.of(new Upn(tidy));
  }

  /** What is wrong with {@code text} as a UPN, in words; empty where nothing is. */
  public static Optional<String> fault(String text) {
    if (text.length() != LENGTH) return Optional.of("a UPN has 13 characters");
    for (int i = 1; i < LENGTH - 1; i++) {
      char c = text.charAt(i);
      if (c < '0' || c > '9') return Optional.of("characters 2 to 12 of a UPN are digits");
    }
    char last = text.charAt(LENGTH - 1);
    if ((last < '0' || last > '9') && ALPHABET.indexOf(last) < 0) {
      return Optional.of("the last character of a UPN is a digit or one of " + ALPHABET);
    }
    if (text.charAt(0) != checkLetter(text.substring(1))) {
      return Optional.of("the check letter of this UPN is wrong");
    }
    return Optional.empty();
  }

  /** The letter for the twelve characters that follow it. */
  public static char checkLetter(String twelve) {
    int sum = 0;
    for (int i = 0; i < twelve.length(); i++) {
      char c = twelve.charAt(i);
      int digit = c >= '0' && c <= '9' ? c - '0' : ALPHABET.indexOf(c);
      sum += digit * (i + 2);
    }
    return ALPHABET.charAt(sum % ALPHABET.length());
  }

  /** Temporary numbers stand for a child only inside the school that gave them. */
  public boolean temporary() {
    char last = value.charAt(LENGTH - 1);
    return last < '0' || last > '9';
  }

  static String tidy(String text) {
    return text.replace(" ", "").toUpperCase(Locale.ROOT);
  }

  @Override
  public String toString() {
    return "Upn[…]";
  }
}
