package org.onroll.platform.returns;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.onroll.platform.csv.CsvLines;
import org.onroll.platform.csv.SentFile;
import org.onroll.platform.http.Json;
import org.onroll.platform.http.ProblemException;
import org.onroll.platform.http.ProblemException.FieldError;
import org.onroll.platform.returns.ReturnColumns.Column;

/**
 * Reads a file of many returns (docs/returns-format.md), one line at a time and each on its own.
 */
public final class ReturnsCsv implements AutoCloseable {
  private static final int LONGEST_NAME = 60;
  private static final int MOST_DROPPED = 20;
  private final CsvLines lines;
  private final Set<String> kinds;
  private final char separator;

  /** By the place of a column in the header. */
  private final Map<Integer, Column> columns = new HashMap<>();

  private final List<String> dropped = new ArrayList<>();
  private final int kindAt;
  private final int width;

  /** A line is one of the two. */
  public sealed interface Row {
    int line();

    /** Blank where the line does not say. */
    String kind();
  }

  /**
   * A return as its own route would be sent it.
   *
   * @param line as an editor counts; the header is line 1
   */
  public record Read(int line, String kind, ObjectNode body) implements Row {
    @Override
    public String toString() {
      return "Read[" + line + ", " + kind + "]";
    }
  }

  /**
   * A line that cannot be read.
   *
   * @param field the column; blank for the whole line
   * @param reason in words, without the value
   */
  public record Unread(int line, String kind, String field, String reason) implements Row {}

  private ReturnsCsv(CsvLines lines, List<String> header, char separator, Set<String> kinds) {
    this.lines = lines;
    this.kinds = kinds;
    this.separator = separator;
    int kind = -1;
    int last = 0;
    Set<String> seen = new HashSet<>();
    List<FieldError> errors = new ArrayList<>();
    for (int i = 0; i < header.size(); i++) {
      String name = header.get(i).strip();
      if (name.isEmpty()) continue;
      last = i + 1;
      Optional<Column> column = ReturnColumns.named(name);
      boolean known = column.isPresent() || ReturnColumns.isKind(name);
      if (known && !seen.add(ReturnColumns.folded(name))) {
        errors.add(
            new FieldError(
                column.map(Column::name).orElse(ReturnColumns.KIND),
                "this column stands twice in the header (line 1)"));
      } else if (ReturnColumns.isKind(name)) {
        kind = i;
      } else if (column.isPresent()) {
        columns.put(i, column.get());
      } else if (dropped.size() < MOST_DROPPED) {
        dropped.add(name.substring(0, Math.min(name.length(), LONGEST_NAME)).replace('\t', ' '));
      }
    }
    if (kind < 0) {
      errors.add(
          new FieldError(
              ReturnColumns.KIND,
              "this column is missing from the header (line 1): it says which return a line is"));
    }
    if (!errors.isEmpty()) throw ProblemException.unprocessable(errors);
    this.kindAt = kind;
    this.width = last;
  }

  /**
   * Begins with the header.
   *
   * @param kinds that a line may be
   * @throws ProblemException 400 for an empty file, 422 for a header without {@code Kind} or with a
   *     column twice
   */
  public static ReturnsCsv open(SentFile file, Set<String> kinds) {
    CsvLines lines = new CsvLines(file.open());
    Optional<CsvLines.Line> first = lines.next();
    // Excel's own way to say what stands between fields.
    boolean told = first.filter(l -> l.text().matches("(?i)\"?sep=.\"?[,;\t]*")).isPresent();
    if (told) first = lines.next();
    while (first.filter(CsvLines.Line::blank).isPresent()) first = lines.next();
    if (first.isEmpty()) throw ProblemException.badRequest("The file is empty.");
    CsvLines.Line header = first.get();
    char separator = CsvLines.separator(header.text());
    Optional<List<String>> fields =
        header.fault().isEmpty() ? CsvLines.fields(header.text(), separator) : Optional.empty();
    if (fields.isEmpty()) {
      throw ProblemException.badRequest("The header (line " + header.number() + ") is damaged.");
    }
    return new ReturnsCsv(lines, fields.get(), separator, kinds);
  }

  /** Whether a header is that of a file of returns. */
  public static boolean isHeader(String header) {
    return CsvLines.fields(header, CsvLines.separator(header))
        .filter(names -> names.stream().anyMatch(ReturnColumns::isKind))
        .isPresent();
  }

  /** The file's names of columns that OnRoll does not keep. */
  public List<String> dropped() {
    return dropped;
  }

  /** The column that a problem document's field comes from. */
  public static String column(String field) {
    return ReturnColumns.of(field);
  }

  /** The next line that is not blank; empty at the end. */
  public Optional<Row> next() {
    for (Optional<CsvLines.Line> next = lines.next(); next.isPresent(); next = lines.next()) {
      CsvLines.Line line = next.get();
      if (line.blank()) continue;
      if (!line.fault().isEmpty()) return unread(line, line.fault());
      Optional<List<String>> fields = CsvLines.fields(line.text(), separator);
      if (fields.isEmpty()) {
        return unread(
            line,
            "the quotation marks of this line do not pair: there is one too many, or a line break"
                + " inside a cell");
      }
      if (fields.get().stream().allMatch(String::isBlank)) continue;
      return Optional.of(read(line, fields.get()));
    }
    return Optional.empty();
  }

  private static Optional<Row> unread(CsvLines.Line line, String reason) {
    return Optional.of(new Unread(line.number(), "", "", reason));
  }

  private Row read(CsvLines.Line line, List<String> fields) {
    int n = line.number();
    for (int i = width; i < fields.size(); i++) {
      if (!fields.get(i).isBlank()) {
        return new Unread(n, "", "", "the line has more fields than the header: a comma too many?");
      }
    }
    if (!line.ended() && fields.size() < width) {
      return new Unread(n, "", "", "the file breaks off in this line");
    }
    String kind = kind(fields);
    if (!kinds.contains(kind)) {
      return new Unread(
          n,
          "",
          ReturnColumns.KIND,
          "say which return this is: one of "
              + String.join(", ", kinds.stream().sorted().toList()));
    }
    ObjectNode body = Json.object();
    for (int i = 0; i < Math.min(width, fields.size()); i++) {
      Column column = columns.get(i);
      String cell = fields.get(i).strip();
      if (column == null || cell.isEmpty() || !column.of(kind)) continue;
      try {
        ReturnColumns.put(body, column.path(), column.cell().read(cell));
      } catch (Cell.Unreadable e) {
        return new Unread(n, kind, column.name(), e.reason());
      }
    }
    ReturnColumns.close(body);
    return new Read(n, kind, body);
  }

  private String kind(List<String> fields) {
    String cell = kindAt < fields.size() ? fields.get(kindAt).strip() : "";
    return cell.toLowerCase(Locale.ROOT).replaceAll("[ _]+", "-");
  }

  @Override
  public void close() {
    lines.close();
  }
}
