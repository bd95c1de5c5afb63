package org.onroll.notificationintake;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.onroll.domain.calendar.London;
import org.onroll.domain.records.ConflictException;
import org.onroll.domain.returns.Receipt;
import org.onroll.domain.school.School;
import org.onroll.domain.upload.Upload;
import org.onroll.domain.upload.UploadOutcome.Line;
import org.onroll.platform.function.CircuitBreaker;
import org.onroll.platform.function.Log;
import org.onroll.platform.function.Spine;
import org.onroll.platform.http.Json;
import org.onroll.platform.http.ProblemException;
import org.onroll.platform.http.ProblemException.FieldError;
import org.onroll.platform.returns.ReturnsCsv;
import org.onroll.platform.table.NewerSchemaException;
import org.onroll.platform.table.TableUnavailableException;

/**
 * The returns of one upload, each taken as its own route would take it, and as received when the
 * file was.
 */
final class Returns {
  private static final int LONGEST_NOTES = 1_000;
  private final Receipts receipts;
  private final ReturnKinds kinds;
  private final School school;
  private final Upload upload;
  private final Log log;
  private final Map<String, Receipt> known = new HashMap<>();

  Returns(Spine spine, Receipts receipts, School school, Upload upload, Log log) {
    this.receipts = receipts;
    this.kinds = new ReturnKinds(spine);
    this.school = school;
    this.upload = upload;
    this.log = log;
  }

  /** Finds the receipts of those that were taken before, in one go. */
  void look(List<ReturnsCsv.Row> rows) {
    known.clear();
    List<String> ids = new ArrayList<>();
    for (ReturnsCsv.Row row : rows) {
      if (row instanceof ReturnsCsv.Read r) ids.add(arrival(r).id());
    }
    receipts.findAll(ids).forEach(r -> known.put(r.id(), r));
  }

  /** What became of it; empty where it must wait for the table or for others. */
  Optional<Line> take(ReturnsCsv.Row row, CircuitBreaker goesOn) {
    return switch (row) {
      case ReturnsCsv.Unread u ->
          Optional.of(Line.refused(u.line(), u.kind(), u.field(), u.reason()));
      case ReturnsCsv.Read r -> {
        try {
          Line line = taken(r);
          goesOn.done();
          yield Optional.of(line);
        } catch (TableUnavailableException e) {
          goesOn.failed(e);
          yield Optional.empty();
        } catch (ConflictException | NewerSchemaException e) {
          log.failure("return-waits", e, "upload", upload.id(), "line", r.line());
          yield Optional.empty();
        } catch (
            RuntimeException e) { // one bad record never takes the good ones with it: fault-F19
          log.failure("return-failed", e, "upload", upload.id(), "line", r.line());
          yield Optional.of(
              Line.refused(
                  r.line(),
                  r.kind(),
                  "",
                  "OnRoll could not take this return: send it by itself, and tell the authority"));
        }
      }
    };
  }

  private Line taken(ReturnsCsv.Read row) {
    try {
      ReturnKind.Word word =
          kinds.of(row.kind()).read(school, row.body(), London.day(upload.receivedAt()));
      Receipts.Arrival arrival = arrival(row);
      Receipt before = known.get(arrival.id());
      return before == null
          ? accepted(row, arrival, first(arrival, word))
          : accepted(row, arrival, Json.parse(before.answer()));
    } catch (ProblemException e) {
      return refused(row, e);
    }
  }

  private JsonNode first(Receipts.Arrival arrival, ReturnKind.Word word) {
    Instant now = upload.receivedAt();
    try {
      Optional<ObjectNode> answer =
          word.take(
              arrival.id(),
              now,
              a -> receipts.keep(arrival, ReturnIntake.addressed(a, arrival, now), now));
      if (answer.isPresent()) return answer.get();
    } catch (ConflictException e) {
      return kept(arrival).orElseThrow(() -> e);
    }
    return kept(arrival).orElseThrow();
  }

  private Optional<JsonNode> kept(Receipts.Arrival arrival) {
    return receipts.findAll(List.of(arrival.id())).stream()
        .findFirst()
        .map(r -> Json.parse(r.answer()));
  }

  private Receipts.Arrival arrival(ReturnsCsv.Read row) {
    return receipts.arrival(upload.sender(), row.kind(), upload.urn().value(), row.body());
  }

  private static Line accepted(ReturnsCsv.Read row, Receipts.Arrival arrival, JsonNode answer) {
    List<String> notes = new ArrayList<>();
    for (JsonNode f : answer.path("findings")) {
      notes.add(ReturnsCsv.column(f.path("field").asText()) + ": " + f.path("message").asText());
    }
    if (!answer.path("signposts").isEmpty()) {
      notes.add("A safeguarding concern told here is no safeguarding referral: make it yourself");
      for (JsonNode s : answer.path("signposts")) {
        notes.add(s.path("service").asText() + ": " + s.path("text").asText());
      }
    }
    String all = String.join("; ", notes);
    return Line.accepted(
        row.line(),
        row.kind(),
        arrival.id(),
        all.length() > LONGEST_NOTES ? all.substring(0, LONGEST_NOTES) : all);
  }

  private static Line refused(ReturnsCsv.Read row, ProblemException problem) {
    List<FieldError> errors = problem.errors();
    if (errors.isEmpty()) {
      return Line.refused(row.line(), row.kind(), "", String.valueOf(problem.getMessage()));
    }
    FieldError first = errors.getFirst();
    StringBuilder reason = new StringBuilder(first.message());
    for (FieldError also : errors.subList(1, errors.size())) {
      reason.append("; ").append(ReturnsCsv.column(also.field())).append(": ");
      reason.append(also.message());
    }
    return Line.refused(
        row.line(), row.kind(), ReturnsCsv.column(first.field()), reason.toString());
  }
}
