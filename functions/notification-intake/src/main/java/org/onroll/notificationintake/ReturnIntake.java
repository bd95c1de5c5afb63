package org.onroll.notificationintake;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import org.onroll.domain.records.Change;
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
    Receipts.Arrival arrival = receipts.arrival(request, "deletion", school.urn().value(), body);
    return once(
        arrival,
        () ->
            spine
                .work()
                .reconciler()
                .deleted(
                    school,
                    word,
                    arrival.id(),
                    outcome -> keep(arrival, Answers.deletion(school, word, outcome)),
                    spine.now())
                .saidBefore());
  }

  Response newPupil(Request request) {
    School school = school(request);
    ObjectNode body = request.json();
    NewPupilReturn word = ReturnBodies.newPupil(school.urn(), body, spine.today());
    Receipts.Arrival arrival = receipts.arrival(request, "new-pupil", school.urn().value(), body);
    return once(
        arrival,
        () ->
            spine
                .work()
                .reconciler()
                .entered(
                    school,
                    word,
                    arrival.id(),
                    outcome -> keep(arrival, Answers.newPupil(word, outcome)),
                    spine.now())
                .saidBefore());
  }

  Response homeEducation(Request request) {
    callers.authority(
        request,
        org.onroll.domain.access.Role.REFERRER,
        org.onroll.domain.access.Role.OFFICER,
        org.onroll.domain.access.Role.MANAGER);
    ObjectNode body = request.json();
    HomeEducationNotice notice = ReturnBodies.homeEducation(body);
    Receipts.Arrival arrival = receipts.arrival(request, "home-education-notice", "", body);
    return once(
        arrival,
        () -> {
          spine
              .work()
              .reconciler()
              .homeEducated(
                  notice, arrival.id(), keep(arrival, Answers.homeEducation(notice)), spine.now());
          return false;
        });
  }

  /**
   * @param take says whether a twin of this request had been quicker
   */
  private Response once(Receipts.Arrival arrival, BooleanSupplier take) {
    Optional<Response> first = receipts.first(arrival);
    if (first.isPresent()) return first.get();
    try {
      if (take.getAsBoolean()) return receipts.first(arrival).orElseThrow();
    } catch (ConflictException e) {
      Optional<Response> twin = receipts.first(arrival);
      if (twin.isPresent()) return twin.get();
      throw e;
    }
    return receipts.answer(arrival);
  }

  private List<Change> keep(Receipts.Arrival arrival, ObjectNode answer) {
    answer.put("receipt", arrival.id()).put("kind", arrival.kind());
    if (!arrival.urn().isEmpty()) answer.put("urn", arrival.urn());
    answer.put("receivedAt", spine.now().toString());
    return receipts.keep(arrival, answer);
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
