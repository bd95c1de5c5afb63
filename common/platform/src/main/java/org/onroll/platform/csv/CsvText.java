package org.onroll.platform.csv;

import java.util.List;

/** Writes CSV (RFC 4180) that a spreadsheet opens without running anything. */
public final class CsvText {
  private static final String BEGINS_A_FORMULA = "=+-@\t\r";
  private final StringBuilder text = new StringBuilder();

  public CsvText row(List<String> cells) {
    for (int i = 0; i < cells.size(); i++) {
      if (i > 0) text.append(',');
      append(cells.get(i));
    }
    text.append("\r\n");
    return this;
  }

  /** Neutralised by an apostrophe (abuse-A6, OWASP ASVS 1.2.10), and quoted where it must be. */
  private void append(String cell) {
    boolean formula = !cell.isEmpty() && BEGINS_A_FORMULA.indexOf(cell.charAt(0)) >= 0;
    String safe = formula ? "'" + cell : cell;
    boolean quoted = safe.chars().anyMatch(c -> c == ',' || c == '"' || c == '\n' || c == '\r');
    if (quoted) text.append('"').append(safe.replace("\"", "\"\"")).append('"');
    else text.append(safe);
  }

  public int length() {
    return text.length();
  }

  @Override
  public String toString() {
    return text.toString();
  }
}
