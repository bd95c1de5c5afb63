package org.onroll.notificationintake;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.onroll.domain.access.Access;
import org.onroll.domain.access.Role;
import org.onroll.domain.records.Page;
import org.onroll.domain.school.Urn;
import org.onroll.domain.upload.Upload;
import org.onroll.domain.upload.UploadOutcome;
import org.onroll.domain.upload.UploadOutcome.Line;
import org.onroll.platform.csv.CsvText;
import org.onroll.platform.function.Spine;
import org.onroll.platform.http.Json;
import org.onroll.platform.http.ProblemException;
import org.onroll.platform.http.ProblemException.Kind;
import org.onroll.platform.http.Request;
import org.onroll.platform.http.Response;
import org.onroll.platform.http.Views;

/** How far an upload is, and what became of each of its lines. */
final class UploadReading {
  private static final List<String> COLUMNS =
      List.of("Line", "Kind", "Outcome", "Field", "Reason", "Receipt", "Notes");

  /** A function's answer holds 6 MB; a page ends after this many characters. */
  static final int PAGE_CHARACTERS = 4_000_000;

  private static final int PAGE_CHUNKS = 50;

  /** Asked about where there is no upload, so that this takes as long (abuse-A11). */
  private static final Urn NO_SCHOOL = new Urn("100000");

  private final Spine spine;
  private final Access access;
  private final int pageCharacters;

  /**
   * @param pageCharacters after which a page of an outcome ends
   */
  UploadReading(Spine spine, Access access, int pageCharacters) {
    this.spine = spine;
    this.access = access;
    this.pageCharacters = pageCharacters;
  }

  Response status(Request request) {
    return Response.json(200, view(theirs(request)));
  }

  /** CSV, a page at a time where it is long: the header {@code Link} names the next. */
  Response outcome(Request request) {
    Upload upload = theirs(request);
    if (!upload.done()) {
      throw ProblemException.of(
          Kind.CONFLICT,
          "OnRoll is still at work on this file: ask again when /uploads/"
              + upload.id()
              + " says done.");
    }
    CsvText csv = new CsvText();
    String cursor = request.cursor();
    if (cursor == null) csv.row(COLUMNS);
    do {
      Page<UploadOutcome> page =
          spine
              .records()
              .page(
                  UploadOutcome.class,
                  Upload.partition(upload.id()),
                  UploadOutcome.PREFIX,
                  cursor,
                  PAGE_CHUNKS);
      for (UploadOutcome outcome : page.items()) outcome.lines().forEach(l -> csv.row(row(l)));
      cursor = page.next();
    } while (cursor != null && csv.length() < pageCharacters);
    Response answer = Response.csv("outcome.csv", csv.toString());
    return cursor == null ? answer : answer.with("Link", "<?cursor=" + cursor + ">; rel=\"next\"");
  }

  private static List<String> row(Line l) {
    return List.of(
        String.valueOf(l.line()),
        l.kind(),
        l.accepted() ? "accepted" : "refused",
        l.field(),
        l.reason(),
        l.receipt(),
        l.notes());
  }

  /**
   * The school that sent it, or an officer; the same answer for what is not there and not theirs.
   */
  private Upload theirs(Request request) {
    Optional<Upload> upload = spine.records().find(Upload.key(request.path("id")));
    boolean school = access.forSchool(request.client(), upload.map(Upload::urn).orElse(NO_SCHOOL));
    boolean officer =
        access.forAuthority(request.client(), Set.of(Role.OFFICER, Role.MANAGER)).isPresent();
    return upload
        .filter(u -> school || officer)
        .orElseThrow(() -> ProblemException.of(Kind.NOT_FOUND, "You have no such upload."));
  }

  static ObjectNode view(Upload u) {
    ObjectNode json =
        Json.object()
            .put("id", u.id())
            .put("urn", u.urn().value())
            .put("state", u.done() ? "done" : "waiting")
            .put("receivedAt", u.receivedAt().toString())
            .put("records", u.records())
            .put("accepted", u.accepted())
            .put("refused", u.refused())
            .put("waiting", u.records() - u.accepted() - u.refused());
    Views.texts(json, "droppedColumns", u.droppedColumns());
    return json;
  }

  /** With what became of each line. */
  ObjectNode withResults(ObjectNode json, Upload upload) {
    ArrayNode results = json.putArray("results");
    for (UploadOutcome outcome :
        spine
            .records()
            .list(UploadOutcome.class, Upload.partition(upload.id()), UploadOutcome.PREFIX)) {
      for (Line l : outcome.lines()) {
        ObjectNode result =
            results
                .addObject()
                .put("line", l.line())
                .put("kind", l.kind())
                .put("outcome", l.accepted() ? "accepted" : "refused");
        Views.put(result, "receipt", l.receipt());
        Views.put(result, "field", l.field());
        Views.put(result, "reason", l.reason());
        Views.put(result, "notes", l.notes());
      }
    }
    return json;
  }
}
