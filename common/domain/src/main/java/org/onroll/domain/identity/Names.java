package org.onroll.domain.identity;

import java.text.Normalizer;
import java.util.Locale;
import java.util.Map;

/**
 * Names as two offices write them: compared without case, accents, hyphens, apostrophes, spaces.
 */
public final class Names {
  private static final Map<Character, String> LETTERS =
      Map.of(
          'ẞ', "SS", 'Æ', "AE", 'Œ', "OE", 'Ø', "O", 'Ł', "L", 'Đ', "D", 'Ð', "D", 'Þ', "TH", 'İ',
          "I", 'ı', "I");

  private Names() {}

  /** Letters and digits only, upper case, accents taken off; empty for a blank name. */
  public static String fold(String name) {
    String upper = Normalizer.normalize(name.toUpperCase(Locale.ROOT), Normalizer.Form.NFD);
    StringBuilder folded = new StringBuilder(upper.length());
    for (int i = 0; i < upper.length(); i++) {
      char c = upper.charAt(i);
      String spelt = LETTERS.get(c);
      if (spelt != null) folded.append(spelt);
      else if (Character.isLetterOrDigit(c)) folded.append(c);
    }
    return folded.toString();
  }

  /**
   * Whether two given names could be one child's: equal when folded, one the start of the other, or
   * one the other's middle name. Weaker than agreement; good for holding back, never for a claim.
   */
  public static boolean compatibleGiven(Identity a, Identity b) {
    String x = fold(a.forename());
    String y = fold(b.forename());
    if (x.isEmpty() || y.isEmpty()) return false;
    int shared = Math.min(3, Math.min(x.length(), y.length()));
    return x.regionMatches(0, y, 0, shared)
        || fold(a.middleNames()).contains(y)
        || fold(b.middleNames()).contains(x);
  }
}
