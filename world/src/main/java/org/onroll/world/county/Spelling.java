package org.onroll.world.county;

import java.text.Normalizer;
import java.util.Locale;

/** A name as one office writes it. */
public record Spelling(String surname, String forename, String middleNames) {
  /**
   * As an office types it that has no diacritics on its keyboard and drops hyphens and apostrophes.
   */
  public Spelling plain() {
    return new Spelling(strip(surname), strip(forename), strip(middleNames));
  }

  /**
   * One form for all spellings of this name that differ in diacritics, hyphens, apostrophes or case
   * only.
   */
  public String folded() {
    return (strip(surname) + "|" + strip(forename)).replaceAll("[ ]", "").toLowerCase(Locale.ROOT);
  }

  static String strip(String name) {
    String bare =
        Normalizer.normalize(name, Normalizer.Form.NFD)
            .replaceAll("\\p{M}", "")
            .replace("ł", "l")
            .replace("Ł", "L")
            .replace("ø", "o")
            .replace("Ø", "O")
            .replace("ı", "i")
            .replace("ß", "ss")
            .replace("đ", "d")
            .replace("Đ", "D")
            .replace("ð", "d")
            .replace("þ", "th")
            .replace("Þ", "Th");
    return bare.replace('-', ' ').replaceAll("['’]", "");
  }
}
