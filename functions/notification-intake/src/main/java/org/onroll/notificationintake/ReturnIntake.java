package org.onroll.notificationintake;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.Optional;
import org.onroll.domain.access.Role;
import org.onroll.domain.records.ConflictException;
import org.onroll.domain.school.School;
import org.onroll.domain.school.Urn;
import org.onroll.platform.function.Spine;
import org.onroll.platform.http.Callers;
import org.onroll.platform.http.HttpEdge;
import org.onroll.platform.http.ProblemException;
import org.onroll.platform.http.ProblemException.Kind;
import org.onroll.platform.http.Request;
import org.onroll.platform.http.Response;

/** Takes a return or a notice: its receipt and what it means are kept in one transaction. */
final class ReturnIntake {
  private final Spine spine;
  private final Callers callers;
  private final Receipts receipts;
  private final ReturnKinds kinds;

  ReturnIntake(Spine spine, Callers callers, Receipts receipts, ReturnKinds kinds) {
    this.spine = spine;
    this.callers = callers;
    this.receipts = receipts;
    this.kinds = kinds;
  }

  /** A return of this kind that a school sends. */
  HttpEdge.Route ofSchool(String kind) {
    return request -> {
      School school = school(request);
      ObjectNode body = request.json();
      ReturnKind.Word word = kinds.of(kind).read(school, body, spine.today());
      if (request.query("dryRun").filter("true"::equals).isPresent()) {
        return weighed(word, kind, school);
      }
      return once(receipts.arrival(request, kind, school.urn().value(), body), word);
    };
  }

  Response homeEducation(Request request) {
    callers.authority(request, Role.REFERRER, Role.OFFICER, Role.MANAGER);
    String kind = ReturnKinds.HOME_EDUCATION_NOTICE;
    ObjectNode body = request.json();
    ReturnKind.Word word = kinds.of(kind).read(null, body, spine.today());
    return once(receipts.arrival(request, kind, "", body), word);
  }

  /** Once for each content and idempotency key; a repetition gets the first answer. */
  Response once(Receipts.Arrival arrival, ReturnKind.Word word) {
    Optional<Response> first = Receipts.first(arrival);
    if (first.isPresent()) return first.get();
    Instant now = spine.now();
    try {
      Optional<ObjectNode> answer =
          word.take(
              arrival.id(), now, a -> receipts.keep(arrival, addressed(a, arrival, now), now));
      return answer
          .map(
              a ->
                  Response.json(201, addressed(a, arrival, now))
                      .noting("receipt", arrival.id())
                      .counting("ReturnsTaken"))
          .orElseGet(() -> receipts.twin(arrival).orElseThrow());
    } catch (ConflictException e) {
      return receipts.twin(arrival).orElseThrow(() -> e);
    }
  }

  /** What is missing before it is sent; it explains and keeps nothing. */
  private Response weighed(ReturnKind.Word word, String kind, School school) {
    ObjectNode answer =
        word.weigh(spine.now())
            .orElseThrow(
                () ->
                    ProblemException.of(Kind.BAD_REQUEST, "dryRun is for deletion returns only."));
    answer.put("kind", kind).put("urn", school.urn().value()).put("dryRun", true);
    return Response.json(200, answer);
  }

  static ObjectNode addressed(ObjectNode answer, Receipts.Arrival arrival, Instant now) {
    answer.put("receipt", arrival.id()).put("kind", arrival.kind());
    if (!arrival.urn().isEmpty()) answer.put("urn", arrival.urn());
    return answer.put("receivedAt", now.toString());
  }

  School school(Request request) {
    Urn urn = callers.school(request);
    return spine
        .records()
        .find(School.key(urn))
        .orElseThrow(
            () ->
                ProblemException.of(
                    Kind.CONFLICT,
                    "The authority has not registered this school yet. Ask it to do so."));
  }
}
