package org.onroll.notificationintake;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.onroll.domain.returns.Finding;
import org.onroll.domain.school.School;
import org.onroll.domain.school.Urn;
import org.onroll.platform.csv.SentFile;
import org.onroll.platform.http.ProblemException;
import org.onroll.platform.returns.ReturnsCsv;

/**
 * Checks a file of returns as it would be read when it was sent, and keeps nothing: what a roll or
 * an earlier return says against it, only the authority's table knows.
 */
public final class ReturnsCheck {
  /** Where nothing says which school it is. */
  private static final String ANY_URN = "100000";

  private static final int LOW_AGE = 2;
  private static final int HIGH_AGE = 19;

  private static final Map<String, Checking> KINDS =
      Map.of(
          ReturnKinds.NEW_PUPIL,
          (school, body, today) -> ReturnBodies.newPupil(school.urn(), body, today).findings(),
          ReturnKinds.DELETION,
          (school, body, today) ->
              ReturnBodies.deletion(school.urn(), body, today).findings(school));

  private interface Checking {
    List<Finding> of(School school, ObjectNode body, LocalDate today);
  }

  /**
   * Something about one line.
   *
   * @param refused it would be refused; otherwise it would be taken with this finding
   * @param field the column; blank for the whole line
   * @param reason in words, without the value
   */
  public record Note(int line, boolean refused, String field, String reason) {}

  /**
   * @param records how many lines hold a return
   */
  public record Report(int records, List<Note> notes, List<String> droppedColumns) {
    public Report {
      notes = List.copyOf(notes);
      droppedColumns = List.copyOf(droppedColumns);
    }
  }

  private ReturnsCheck() {}

  /** The kinds of return that a file may hold. */
  public static Set<String> kinds() {
    return KINDS.keySet();
  }

  /**
   * @param urn of the school that would send it; null where only the file may say so
   * @param schoolType as the register has it: {@code independent}
   * @throws ProblemException where the whole file would be refused
   */
  public static Report of(SentFile file, @Nullable Urn urn, String schoolType, LocalDate today) {
    List<Note> notes = new ArrayList<>();
    int records = 0;
    try (ReturnsCsv csv = ReturnsCsv.open(file, kinds())) {
      for (Optional<ReturnsCsv.Row> row = csv.next(); row.isPresent(); row = csv.next()) {
        records++;
        switch (row.get()) {
          case ReturnsCsv.Unread u -> notes.add(new Note(u.line(), true, u.field(), u.reason()));
          case ReturnsCsv.Read r -> check(r, school(r, urn, schoolType), today, notes);
        }
      }
      return new Report(records, notes, csv.dropped());
    }
  }

  private static School school(ReturnsCsv.Read row, @Nullable Urn urn, String type) {
    String said = row.body().path("urn").asText();
    Urn sender = urn == null ? new Urn(Urn.isUrn(said) ? said : ANY_URN) : urn;
    return new School(sender, "", "", "", type, LOW_AGE, HIGH_AGE, School.Feed.NONE, "", true, 1);
  }

  private static void check(ReturnsCsv.Read row, School school, LocalDate today, List<Note> notes) {
    Checking checking = KINDS.get(row.kind());
    if (checking == null) throw new IllegalStateException("no check for " + row.kind());
    try {
      for (Finding f : checking.of(school, row.body(), today)) {
        notes.add(new Note(row.line(), false, ReturnsCsv.column(f.field()), f.message()));
      }
    } catch (ProblemException e) {
      e.errors()
          .forEach(
              f ->
                  notes.add(new Note(row.line(), true, ReturnsCsv.column(f.field()), f.message())));
    }
  }
}
