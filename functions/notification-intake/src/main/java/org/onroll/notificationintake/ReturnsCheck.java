package org.onroll.notificationintake;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.onroll.domain.calendar.SchoolCalendar;
import org.onroll.domain.law.Rules;
import org.onroll.domain.returns.Circumstances;
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
          (at, urn, body) -> ReturnBodies.newPupil(urn, body, at.today()).findings(),
          ReturnKinds.DELETION,
          (at, urn, body) -> ReturnBodies.deletion(urn, body, at.today()).findings(at),
          ReturnKinds.ATTENDANCE,
          (at, urn, body) -> ReturnBodies.attendance(urn, body, at.today()).findings(at),
          ReturnKinds.SICKNESS,
          (at, urn, body) -> ReturnBodies.sickness(urn, body, at.today()).findings(at),
          ReturnKinds.REDUCED_TIMETABLE,
          (at, urn, body) -> ReturnBodies.reducedTimetable(urn, body, at.today()).findings());

  private interface Checking {
    List<Finding> of(Circumstances at, Urn urn, ObjectNode body);
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

  /**
   * Whose file it is, and when and by whose rules it would be read.
   *
   * @param urn of the school that would send it; null where only the file may say so
   * @param schoolType as the register has it: {@code independent}
   */
  public record Sender(
      @Nullable Urn urn, String schoolType, SchoolCalendar days, LocalDate today, Rules rules) {}

  /** The kinds of return that a file may hold. */
  public static Set<String> kinds() {
    return KINDS.keySet();
  }

  /**
   * @throws ProblemException where the whole file would be refused
   */
  public static Report of(SentFile file, Sender sender) {
    List<Note> notes = new ArrayList<>();
    int records = 0;
    try (ReturnsCsv csv = ReturnsCsv.open(file, kinds())) {
      for (Optional<ReturnsCsv.Row> row = csv.next(); row.isPresent(); row = csv.next()) {
        records++;
        switch (row.get()) {
          case ReturnsCsv.Unread u -> notes.add(new Note(u.line(), true, u.field(), u.reason()));
          case ReturnsCsv.Read r -> check(r, circumstances(r, sender), notes);
        }
      }
      return new Report(records, notes, csv.dropped());
    }
  }

  private static Circumstances circumstances(ReturnsCsv.Read row, Sender sender) {
    String said = row.body().path("urn").asText();
    Urn urn = sender.urn();
    if (urn == null) urn = new Urn(Urn.isUrn(said) ? said : ANY_URN);
    String type = sender.schoolType();
    School school =
        new School(urn, "", "", "", type, LOW_AGE, HIGH_AGE, School.Feed.NONE, "", true, 1);
    return new Circumstances(school, sender::days, sender.today(), sender.rules());
  }

  private static void check(ReturnsCsv.Read row, Circumstances at, List<Note> notes) {
    Checking checking = KINDS.get(row.kind());
    if (checking == null) throw new IllegalStateException("no check for " + row.kind());
    try {
      for (Finding f : checking.of(at, at.school().urn(), row.body())) {
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
