package org.onroll.platform.roll;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import de.siegmar.fastcsv.reader.FieldMismatchStrategy;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import org.onroll.domain.roll.Pupil;
import org.onroll.domain.roll.RollReading;
import org.onroll.domain.roll.RollReading.Shape;
import org.onroll.domain.roll.RowNote;
import org.onroll.domain.roll.SetAsideRow;
import org.onroll.platform.http.ProblemException;

/** Reads a roll from CSV (RFC 4180); columns as in docs/roll-format.md, in any order. */
public final class RollCsv {
  private RollCsv() {}

  /**
   * @param urn the school of the path: lines that name another are counted
   * @throws ProblemException 422 where a required column is missing or stands twice, 400 where the
   *     file is no CSV
   */
  public static RollReading read(RollFile file, String urn) {
    if (file.text().isBlank()) return whole(file.cut() ? Shape.TRUNCATED : Shape.EMPTY);
    try (CsvReader<CsvRecord> csv =
        CsvReader.builder()
            .skipEmptyLines(true)
            .extraFieldStrategy(FieldMismatchStrategy.IGNORE)
            .missingFieldStrategy(FieldMismatchStrategy.IGNORE)
            .allowUnclosedQuote(true)
            .maxBufferSize(1024 * 1024)
            .ofCsvRecord(file.text())) {
      return read(csv.iterator(), file, urn);
    } catch (CsvParseException e) {
      throw ProblemException.badRequest("The file cannot be read as CSV: a line is too long.");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static RollReading read(Iterator<CsvRecord> lines, RollFile file, String urn) {
    if (!lines.hasNext()) return whole(Shape.EMPTY);
    RollColumns columns = RollColumns.of(lines.next().getFields());
    List<Pupil> pupils = new ArrayList<>();
    List<SetAsideRow> setAside = new ArrayList<>();
    List<RowNote> findings = new ArrayList<>();
    int otherSchool = 0;
    boolean lastIsShort = false;
    while (lines.hasNext()) {
      CsvRecord line = lines.next();
      if (blank(line)) continue;
      RollLine row = new RollLine(columns, line, Math.toIntExact(line.getStartingLineNumber()));
      lastIsShort = line.getFieldCount() < columns.count();
      String school = row.field("URN");
      if (!school.isEmpty() && !school.equals(urn)) otherSchool++;
      switch (row.read()) {
        case RollLine.Read r -> {
          pupils.add(r.pupil());
          findings.addAll(r.findings());
        }
        case RollLine.SetAside u -> setAside.add(u.row());
      }
    }
    boolean brokenOff = file.cut() || openQuote(file.text()) || (lastIsShort && !ended(file));
    Shape shape = Shape.WHOLE;
    if (brokenOff) shape = Shape.TRUNCATED;
    else if (pupils.isEmpty() && setAside.isEmpty()) shape = Shape.HEADER_ONLY;
    return new RollReading(
        pupils, setAside, findings, columns.dropped(), shape, otherSchool, ended(file));
  }

  private static boolean blank(CsvRecord line) {
    for (String field : line.getFields()) {
      if (!field.isBlank()) return false;
    }
    return true;
  }

  private static RollReading whole(Shape shape) {
    return new RollReading(List.of(), List.of(), List.of(), List.of(), shape, 0, true);
  }

  private static boolean ended(RollFile file) {
    return file.text().endsWith("\n") || file.text().endsWith("\r");
  }

  /** In RFC 4180 quotes come in pairs: an odd number means that one was never closed. */
  private static boolean openQuote(String text) {
    int quotes = 0;
    for (int at = text.indexOf('"'); at >= 0; at = text.indexOf('"', at + 1)) quotes++;
    return quotes % 2 == 1;
  }
}
