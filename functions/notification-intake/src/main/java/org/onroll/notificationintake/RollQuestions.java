package org.onroll.notificationintake;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.onroll.domain.access.Role;
import org.onroll.domain.identity.Identity;
import org.onroll.domain.ledger.Claim;
import org.onroll.domain.ledger.Whereabouts;
import org.onroll.domain.records.Change;
import org.onroll.domain.records.ConflictException;
import org.onroll.domain.referral.LegalBasis;
import org.onroll.domain.referral.Received;
import org.onroll.domain.referral.RollQuestion;
import org.onroll.platform.function.Spine;
import org.onroll.platform.http.Callers;
import org.onroll.platform.http.Fields;
import org.onroll.platform.http.Json;
import org.onroll.platform.http.Request;
import org.onroll.platform.http.Response;
import org.onroll.platform.http.Views;

/**
 * Answers another authority's "is this child on your rolls?" (requirement B6). Each question is
 * kept with its answer. A child who has left and one who was never here are answered alike
 * (abuse-A11). The school is named to officers alone: whoever holds another authority's token is
 * told it of no child, so that its absence says nothing of one who is protected (abuse-A23).
 */
final class RollQuestions {
  private final Spine spine;
  private final Callers callers;
  private final Receipts receipts;

  RollQuestions(Spine spine, Callers callers, Receipts receipts) {
    this.spine = spine;
    this.callers = callers;
    this.receipts = receipts;
  }

  Response ask(Request request) {
    boolean officer =
        callers.authority(request, Role.AUTHORITY, Role.OFFICER, Role.MANAGER) != Role.AUTHORITY;
    ObjectNode body = request.json();
    Instant now = spine.now();
    Fields f = new Fields(body);
    String asker = f.text("authority");
    if (asker.isEmpty()) f.error("authority", "say which authority asks");
    Optional<LegalBasis> basis = LegalBasis.parse(f.text("legalBasis"));
    if (basis.isEmpty()) {
      f.error(
          "legalBasis",
          "is one of "
              + Arrays.stream(LegalBasis.values())
                  .map(LegalBasis::id)
                  .collect(Collectors.joining(", ")));
    }
    Identity child = BodyParts.identity(f, "child");
    boolean named = child.birthKnown() && !child.surname().isEmpty() && !child.forename().isEmpty();
    if (!officer && !named) {
      f.error("child", "give surname, forename and dateOfBirth; a UPN besides makes it surer");
    }
    Received received = f.has("received") ? ReferralBodies.received(f, officer, now) : null;
    f.check();
    Receipts.Arrival arrival = arrival(request, body);
    Optional<RollQuestion> before = spine.records().find(RollQuestion.key(arrival.id()));
    if (before.isPresent()) return Response.json(200, view(before.get(), officer)).replayed();
    RollQuestion.Known known =
        RollQuestion.Known.of(Whereabouts.of(child, spine.key(), spine.records()), child);
    RollQuestion question =
        new RollQuestion(
            arrival.id(),
            asker,
            basis.orElseThrow(),
            request.client(),
            now,
            received,
            child,
            known.answer(),
            known.grade(),
            officer ? known.school() : "");
    try {
      List<Change> changes = new ArrayList<>(receipts.keepKey(arrival, now));
      changes.add(Change.create(question));
      spine.records().commit(changes);
    } catch (ConflictException e) {
      receipts.lookAgain(arrival);
      RollQuestion twin = spine.records().find(question.key()).orElseThrow(() -> e);
      return Response.json(200, view(twin, officer)).replayed();
    }
    return Response.json(201, view(question, officer))
        .noting("question", question.id())
        .counting("RollQuestions");
  }

  /** The same words of one client within a day are one question, whatever their keys. */
  private Receipts.Arrival arrival(Request request, ObjectNode body) {
    String content = Json.canonical(body);
    String day = spine.today().toString();
    String id = "q-" + spine.key().hash("roll-question", request.client(), day, content);
    return receipts.arrival(request, "roll-question", "", content, id);
  }

  private static ObjectNode view(RollQuestion q, boolean officer) {
    ObjectNode json =
        Json.object()
            .put("question", q.id())
            .put("answer", Views.id(q.answer()))
            .put("text", words(q.answer(), officer))
            .put("askedAt", q.askedAt().toString());
    Claim.Grade grade = q.grade();
    if (grade != null) json.put("grade", grade.id());
    if (officer && !q.school().isEmpty()) json.putObject("school").put("urn", q.school());
    return json;
  }

  private static String words(RollQuestion.Answer answer, boolean officer) {
    return switch (answer) {
      case ON_ROLL ->
          "A school here has the child on its roll."
              + (officer
                  ? ""
                  : " Which one, an officer of this authority says where the law allows it.");
      case NOT_ON_ROLL ->
          "No roll that this authority receives shows the child now. Schools without a feed are not"
              + " among them.";
      case MORE_THAN_ONE ->
          "More than one child fits. Ask again with the permanent UPN; where you gave it, ask an"
              + " officer of this authority.";
    };
  }
}
