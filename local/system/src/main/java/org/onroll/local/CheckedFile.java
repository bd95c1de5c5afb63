package org.onroll.local;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.onroll.domain.roll.FeedGuard;
import org.onroll.domain.roll.GuardLevels;
import org.onroll.domain.roll.RollReading;
import org.onroll.domain.school.Urn;
import org.onroll.notificationintake.ReturnsCheck;
import org.onroll.platform.csv.CsvLines;
import org.onroll.platform.csv.SentFile;
import org.onroll.platform.http.ProblemException;
import org.onroll.platform.returns.ReturnsCsv;
import org.onroll.platform.roll.RollCsv;
import org.onroll.platform.roll.RollFile;

/**
 * What was found in one file.
 *
 * @param records lines that hold a pupil or a return
 */
record CheckedFile(
    Path path, Kind kind, int records, List<Note> notes, List<String> droppedColumns) {

  /** What a file is, by its header. */
  enum Kind {
    ROLL("roll", "a roll"),
    RETURNS("returns", "returns"),
    UNKNOWN("unknown", "neither a roll nor returns");

    private final String id;
    private final String title;

    Kind(String id, String title) {
      this.id = id;
      this.title = title;
    }

    String id() {
      return id;
    }

    String title() {
      return title;
    }
  }

  /**
   * Something about one line.
   *
   * @param line 0 for the whole file
   * @param refused it would not be taken, or the roll would be held; otherwise it is a finding
   */
  record Note(int line, boolean refused, String field, String reason) {}

  boolean clean() {
    return notes.isEmpty();
  }

  long refused() {
    return notes.stream().filter(Note::refused).count();
  }

  static boolean isXml(Path file) throws IOException {
    if (file.toString().toLowerCase(Locale.ROOT).endsWith(".xml")) return true;
    try (var in = Files.newInputStream(file)) {
      byte[] head = in.readNBytes(4);
      return head.length > 0 && (head[0] == '<' || (head.length > 3 && head[3] == '<'));
    }
  }

  static CheckedFile of(Path path, ReturnsCheck.Sender sender) throws IOException {
    Urn urn = sender.urn();
    byte[] bytes = Files.readAllBytes(path);
    boolean compressed = bytes.length > 1 && bytes[0] == 0x1f && bytes[1] == (byte) 0x8b;
    Kind kind = Kind.UNKNOWN;
    try {
      SentFile file = SentFile.of(bytes, compressed);
      kind = kind(file);
      return switch (kind) {
        case ROLL -> roll(path, RollCsv.read(RollFile.of(bytes, compressed), urn(urn)), urn);
        case RETURNS -> returns(path, ReturnsCheck.of(file, sender));
        case UNKNOWN ->
            whole(
                path,
                kind,
                List.of(
                    new Note(
                        1,
                        true,
                        "",
                        "this is the header neither of a roll (docs/roll-format.md) nor of returns"
                            + " (docs/returns-format.md)")));
      };
    } catch (ProblemException e) {
      List<Note> notes = new ArrayList<>();
      e.errors().forEach(f -> notes.add(new Note(1, true, f.field(), f.message())));
      if (notes.isEmpty()) notes.add(new Note(0, true, "", String.valueOf(e.getMessage())));
      return whole(path, kind, notes);
    }
  }

  private static String urn(@Nullable Urn urn) {
    return urn == null ? "" : urn.value();
  }

  private static CheckedFile whole(Path path, Kind kind, List<Note> notes) {
    return new CheckedFile(path, kind, 0, notes, List.of());
  }

  private static Kind kind(SentFile file) {
    try (CsvLines lines = new CsvLines(file.open())) {
      Optional<CsvLines.Line> line = lines.next();
      while (line.filter(l -> l.blank() || l.text().matches("(?i)\"?sep=.*")).isPresent()) {
        line = lines.next();
      }
      String header = line.map(CsvLines.Line::text).orElse("");
      if (ReturnsCsv.isHeader(header)) return Kind.RETURNS;
      return header.toLowerCase(Locale.ROOT).contains("enrolstatus") ? Kind.ROLL : Kind.UNKNOWN;
    }
  }

  private static CheckedFile roll(Path path, RollReading reading, @Nullable Urn urn) {
    List<Note> notes = new ArrayList<>();
    reading
        .setAside()
        .forEach(
            s -> notes.add(new Note(s.note().line(), true, s.note().field(), s.note().reason())));
    reading.findings().forEach(f -> notes.add(new Note(f.line(), false, f.field(), f.reason())));
    new FeedGuard(GuardLevels.STANDARD)
        .check(reading, Optional.empty(), p -> false).stream()
            .filter(r -> urn != null || !r.code().id().equals("wrong-school"))
            .forEach(r -> notes.add(new Note(0, true, "", "held: " + r.text())));
    notes.sort(Comparator.comparingInt(Note::line));
    return new CheckedFile(path, Kind.ROLL, reading.lines(), notes, reading.droppedColumns());
  }

  private static CheckedFile returns(Path path, ReturnsCheck.Report report) {
    List<Note> notes =
        report.notes().stream()
            .map(n -> new Note(n.line(), n.refused(), n.field(), n.reason()))
            .toList();
    return new CheckedFile(path, Kind.RETURNS, report.records(), notes, report.droppedColumns());
  }
}
