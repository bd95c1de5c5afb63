package org.onroll.platform.csv;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The lines of a CSV file, one at a time. A record is one line: what a stray quotation mark spoils
 * ends with its line, and no field of ours may hold a line break anyway (abuse-A5, fault-F19).
 */
public final class CsvLines implements AutoCloseable {
  private static final int LONGEST = 20_000;
  private static final char[] SEPARATORS = {',', ';', '\t'};
  private final BufferedReader in;
  private int number;
  private int pushedBack = -1;
  private boolean ended;

  public CsvLines(Reader in) {
    this.in = new BufferedReader(in, 32 * 1024);
  }

  /**
   * One line as it stands.
   *
   * @param number from 1
   * @param fault in words, where its text is of no use; blank
   * @param ended it has a line end
   */
  public record Line(int number, String text, String fault, boolean ended) {
    public boolean blank() {
      return fault.isEmpty() && text.isBlank();
    }
  }

  /** The next one; empty at the end of the file. */
  public Optional<Line> next() {
    try {
      return read();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private Optional<Line> read() throws IOException {
    if (ended) return Optional.empty();
    StringBuilder text = new StringBuilder();
    String fault = "";
    int c = character();
    boolean any = c >= 0;
    while (c >= 0 && c != '\n' && c != '\r') {
      if (c == 0) fault = "the line holds a NUL character: the file may be damaged";
      if (text.length() < LONGEST) text.append((char) c);
      else fault = "the line is longer than " + LONGEST + " characters";
      c = character();
    }
    if (c == '\r') {
      int after = character();
      if (after != '\n') pushedBack = after;
    }
    ended = c < 0;
    if (!any) return Optional.empty();
    return Optional.of(new Line(++number, fault.isEmpty() ? text.toString() : "", fault, !ended));
  }

  private int character() throws IOException {
    int back = pushedBack;
    pushedBack = -1;
    return back >= 0 ? back : in.read();
  }

  /** What stands between fields, told by the header: whichever of the three there is most of. */
  public static char separator(String header) {
    char most = SEPARATORS[0];
    for (char c : SEPARATORS) {
      if (count(header, c) > count(header, most)) most = c;
    }
    return most;
  }

  private static long count(String text, char c) {
    return text.chars().filter(x -> x == c).count();
  }

  /** The fields of one line, quotes by RFC 4180; empty where its quotation marks do not pair. */
  public static Optional<List<String>> fields(String text, char separator) {
    if (text.indexOf('"') < 0) return Optional.of(split(text, separator));
    try {
      return Optional.of(
          CsvReader.builder()
              .fieldSeparator(separator)
              .allowUnclosedQuote(false)
              .ofSingleCsvRecord(text)
              .getFields());
    } catch (CsvParseException e) {
      return Optional.empty();
    }
  }

  private static List<String> split(String text, char separator) {
    List<String> fields = new ArrayList<>();
    int from = 0;
    for (int at = text.indexOf(separator); at >= 0; at = text.indexOf(separator, from)) {
      fields.add(text.substring(from, at));
      from = at + 1;
    }
    fields.add(text.substring(from));
    return fields;
  }

  @Override
  public void close() {
    try {
      in.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
