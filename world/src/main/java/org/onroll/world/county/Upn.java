package org.onroll.world.county;

/**
 * Unique pupil numbers: a check letter, authority (3 digits), school (4), year (2), serial (3). A
 * temporary number has a letter as its last character.
 */
public final class Upn {
  private static final String ALPHABET = "ABCDEFGHJKLMNPQRTUVWXYZ";

  private Upn() {}

  /** The permanent number of that school, year of issue and serial (1 to 999). */
  public static String permanent(String dfeNumber, int year, int serial) {
    return withLetter(dfeNumber + "%02d%03d".formatted(year % 100, serial));
  }

  /** The temporary number of that school, year of issue and serial (1 to 2299). */
  public static String temporary(String dfeNumber, int year, int serial) {
    char last = ALPHABET.charAt(serial / 100);
    return withLetter(dfeNumber + "%02d%02d".formatted(year % 100, serial % 100) + last);
  }

  private static String withLetter(String rest) {
    return checkLetter(rest) + rest;
  }

  /**
   * The letter for the 12 characters after it: each times its place (2 to 13), summed, modulo 23.
   */
  public static char checkLetter(String rest) {
    int sum = 0;
    for (int i = 0; i < rest.length(); i++) {
      char c = rest.charAt(i);
      int value = Character.isDigit(c) ? c - '0' : ALPHABET.indexOf(c);
      sum += value * (i + 2);
    }
    return ALPHABET.charAt(sum % ALPHABET.length());
  }

  public static boolean isTemporary(String upn) {
    return !upn.isEmpty() && !Character.isDigit(upn.charAt(upn.length() - 1));
  }

  public static boolean isPermanent(String upn) {
    return !upn.isEmpty() && Character.isDigit(upn.charAt(upn.length() - 1));
  }
}
