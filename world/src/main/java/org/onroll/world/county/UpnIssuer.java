package org.onroll.world.county;

import java.util.HashMap;
import java.util.Map;

/** Issues numbers so that no two children share one. */
public final class UpnIssuer {
  private static final int LAST_SERIAL = 999;

  private final Map<String, Integer> serials = new HashMap<>();

  /**
   * A permanent number from that school, or from a neighbouring number where its serials of that
   * year are spent.
   */
  public String permanent(String dfeNumber, int year) {
    String from = digits(dfeNumber);
    while (true) {
      int serial = serials.merge("P" + from + year, 1, Integer::sum);
      if (serial <= LAST_SERIAL) return Upn.permanent(from, year, serial);
      from = "%07d".formatted(Integer.parseInt(from) - 500);
    }
  }

  public String temporary(String dfeNumber, int year) {
    String from = digits(dfeNumber);
    return Upn.temporary(from, year, serials.merge("T" + from + year, 1, Integer::sum));
  }

  private static String digits(String dfeNumber) {
    return dfeNumber.replace("/", "");
  }
}
