package org.onroll.notificationintake;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Function;
import org.onroll.domain.access.Role;
import org.onroll.domain.reconciliation.ReturnReconciler.AlongWith;
import org.onroll.domain.reconciliation.ReturnReconciler.Outcome;
import org.onroll.domain.records.ConflictException;
import org.onroll.domain.returns.DeletionReturn;
import org.onroll.domain.returns.HomeEducationNotice;
import org.onroll.domain.returns.NewPupilReturn;
import org.onroll.domain.school.School;
import org.onroll.domain.school.Urn;
import org.onroll.platform.function.Spine;
import org.onroll.platform.http.Callers;
import org.onroll.platform.http.ProblemException;
import org.onroll.platform.http.ProblemException.Kind;
import org.onroll.platform.http.Request;
import org.onroll.platform.http.Response;

/** Takes a return or a notice: its receipt and what it means are kept in one transaction. */
final class ReturnIntake {
  private final Spine spine;
  private final Callers callers;
  private final Receipts receipts;

  ReturnIntake(Spine spine, Callers callers, Receipts receipts) {
    this.spine = spine;
    this.callers = callers;
    this.receipts = receipts;
  }

  Response deletion(Request request) {
    School school = school(request);
    ObjectNode body = request.json();
    DeletionReturn word = ReturnBodies.deletion(school.urn(), body, spine.today());
    return once(
        receipts.arrival(request, "deletion", school.urn().value(), body),
        outcome -> Answers.deletion(school, word, outcome),
        (arrival, answer, now) ->
            spine.work().returns().deleted(school, word, arrival.id(), answer, now));
  }

  Response newPupil(Request request) {
    School school = school(request);
    ObjectNode body = request.json();
    NewPupilReturn word = ReturnBodies.newPupil(school.urn(), body, spine.today());
    return once(
        receipts.arrival(request, "new-pupil", school.urn().value(), body),
        outcome -> Answers.newPupil(word, outcome),
        (arrival, answer, now) ->
            spine.work().returns().entered(school, word, arrival.id(), answer, now));
  }

  Response homeEducation(Request request) {
    callers.authority(request, Role.REFERRER, Role.OFFICER, Role.MANAGER);
    ObjectNode body = request.json();
    HomeEducationNotice notice = ReturnBodies.homeEducation(body);
    return once(
        receipts.arrival(request, "home-education-notice", "", body),
        outcome -> Answers.homeEducation(notice),
        (arrival, answer, now) ->
            spine.work().returns().homeEducated(notice, arrival.id(), answer, now));
  }

  /** Reconciles what came, and keeps the answer in the same transaction. */
  private interface Reconciling {
    Outcome of(Receipts.Arrival arrival, AlongWith answer, Instant now);
  }

  /** Once for each content and idempotency key; a repetition gets the first answer. */
  private Response once(
      Receipts.Arrival arrival, Function<Outcome, ObjectNode> answers, Reconciling reconciling) {
    Optional<Response> first = Receipts.first(arrival);
    if (first.isPresent()) return first.get();
    Instant now = spine.now();
    Function<Outcome, ObjectNode> answer =
        outcome -> addressed(answers.apply(outcome), arrival, now);
    try {
      Outcome outcome =
          reconciling.of(arrival, o -> receipts.keep(arrival, answer.apply(o), now), now);
      return outcome.saidBefore()
          ? receipts.twin(arrival).orElseThrow()
          : Response.json(201, answer.apply(outcome))
              .noting("receipt", arrival.id())
              .counting("ReturnsTaken");
    } catch (ConflictException e) {
      return receipts.twin(arrival).orElseThrow(() -> e);
    }
  }

  private static ObjectNode addressed(ObjectNode answer, Receipts.Arrival arrival, Instant now) {
    answer.put("receipt", arrival.id()).put("kind", arrival.kind());
    if (!arrival.urn().isEmpty()) answer.put("urn", arrival.urn());
    return answer.put("receivedAt", now.toString());
  }

  private School school(Request request) {
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
