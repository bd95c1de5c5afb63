package org.onroll.casedesk;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.onroll.domain.access.Role;
import org.onroll.domain.deadline.Deadline;
import org.onroll.domain.ledger.Claim;
import org.onroll.domain.reconciliation.SafeguardingPromises;
import org.onroll.domain.records.Page;
import org.onroll.domain.referral.Acknowledgements;
import org.onroll.domain.referral.KeptReferral;
import org.onroll.domain.referral.Received;
import org.onroll.domain.referral.RollQuestion;
import org.onroll.domain.returns.MadeReferral;
import org.onroll.domain.returns.Original;
import org.onroll.domain.returns.Receipt;
import org.onroll.platform.function.Spine;
import org.onroll.platform.http.Callers;
import org.onroll.platform.http.Fields;
import org.onroll.platform.http.Json;
import org.onroll.platform.http.ProblemException;
import org.onroll.platform.http.ProblemException.Kind;
import org.onroll.platform.http.Request;
import org.onroll.platform.http.Response;
import org.onroll.platform.http.Views;

/** Referrals and other authorities' questions, as officers work through them. */
final class ReferralDesk {
  private static final int LONGEST_NOTE = 2_000;
  private final Spine spine;
  private final Callers callers;

  ReferralDesk(Spine spine, Callers callers) {
    this.spine = spine;
    this.callers = callers;
  }

  Response list(Request request) {
    officer(request);
    String list =
        switch (request.query("state").orElse("waiting")) {
          case "waiting" -> KeptReferral.WAITING;
          case "acknowledged" -> KeptReferral.ACKNOWLEDGED;
          default -> throw ProblemException.badRequest("state is waiting or acknowledged.");
        };
    Page<KeptReferral> page =
        spine.records().worklist(KeptReferral.class, list, request.cursor(), request.limit());
    return Response.json(200, Views.page(page, ReferralDesk::brief));
  }

  Response one(Request request) {
    officer(request);
    return spine
        .records()
        .find(KeptReferral.key(request.path("id")))
        .map(r -> Response.json(200, whole(r)))
        .orElseThrow(ReferralDesk::none);
  }

  Response acknowledge(Request request) {
    officer(request);
    Fields f = new Fields(request.json());
    String note = f.text("note", LONGEST_NOTE);
    f.check();
    return new Acknowledgements(spine.records())
        .acknowledge(request.path("id"), request.client(), note, spine.now())
        .map(r -> Response.json(200, whole(r)))
        .orElseThrow(ReferralDesk::none);
  }

  Response questions(Request request) {
    officer(request);
    Page<RollQuestion> page =
        spine
            .records()
            .worklist(RollQuestion.class, RollQuestion.LIST, request.cursor(), request.limit());
    return Response.json(200, Views.page(page, ReferralDesk::question));
  }

  private static ProblemException none() {
    return ProblemException.of(Kind.NOT_FOUND, "There is no such referral.");
  }

  private void officer(Request request) {
    callers.authority(request, Role.OFFICER, Role.MANAGER);
  }

  private static ObjectNode brief(KeptReferral r) {
    ObjectNode json =
        Json.object()
            .put("id", r.receipt())
            .put("reference", r.reference())
            .put("state", r.waits() ? "waiting" : "acknowledged")
            .put("referrer", r.by().id())
            .put("route", r.route().id())
            .put("outcome", r.outcome().id())
            .put("takenAt", r.takenAt().toString())
            .put("due", r.due().toString())
            .put("safeguarding", r.safeguarding());
    Views.put(json, "legalBasis", r.legalBasis());
    json.put("sender", r.sender());
    received(json, r.received());
    json.set("child", Views.child(r.child(), r.identity(), ""));
    if (!r.caseId().isEmpty()) {
      json.putObject("case").put("id", r.caseId()).put("joined", r.joined());
    }
    Instant at = r.acknowledgedAt();
    if (at != null) {
      ObjectNode said =
          json.putObject("acknowledged").put("by", r.acknowledgedBy()).put("at", at.toString());
      Views.put(said, "note", r.note());
    }
    return json;
  }

  private static void received(ObjectNode json, @Nullable Received received) {
    if (received == null) return;
    json.putObject("received").put("how", received.how().id()).put("at", received.at().toString());
  }

  /** With what was said, what was answered, and what is still owed. */
  private ObjectNode whole(KeptReferral r) {
    ObjectNode json = brief(r);
    String partition = Receipt.partition(r.receipt());
    spine
        .records()
        .find(Receipt.key(r.receipt()))
        .ifPresent(
            kept -> {
              json.set("said", Json.parse(kept.content()));
              json.set("answered", Json.parse(kept.answer()));
            });
    ArrayNode deadlines = json.putArray("deadlines");
    List<Deadline> owed =
        new ArrayList<>(spine.records().list(Deadline.class, partition, Deadline.PREFIX));
    spine
        .records()
        .find(Receipt.key(r.receipt()))
        .filter(kept -> !kept.urn().isEmpty())
        .flatMap(kept -> spine.records().find(SafeguardingPromises.key(kept.urn(), kept.id())))
        .ifPresent(owed::add);
    owed.forEach(
        d -> deadlines.add(Views.deadline(d, spine.authority().rules(), spine.work().calendars())));
    spine
        .records()
        .find(MadeReferral.key(r.receipt()))
        .ifPresent(
            made -> {
              ObjectNode said =
                  json.putObject("safeguardingReferral")
                      .put("on", made.on().toString())
                      .put("by", made.by());
              Views.put(said, "reference", made.reference());
            });
    ArrayNode original = json.putArray("original");
    spine
        .records()
        .list(Original.class, partition, Original.PREFIX)
        .forEach(
            o ->
                original
                    .addObject()
                    .put("part", o.part())
                    .put("parts", o.parts())
                    .put("type", o.type().media())
                    .put("bytes", o.bytes()));
    return json;
  }

  private static ObjectNode question(RollQuestion q) {
    ObjectNode json =
        Json.object()
            .put("question", q.id())
            .put("authority", q.asker())
            .put("legalBasis", q.basis().id())
            .put("by", q.by())
            .put("askedAt", q.askedAt().toString())
            .put("answer", Views.id(q.answer()));
    received(json, q.received());
    json.set("child", identity(q));
    Claim.Grade grade = q.grade();
    if (grade != null) json.put("grade", grade.id());
    if (!q.school().isEmpty()) json.putObject("school").put("urn", q.school());
    return json;
  }

  private static ObjectNode identity(RollQuestion q) {
    ObjectNode json = Json.object();
    Views.put(json, "upn", q.child().upn());
    return json.put("surname", q.child().surname())
        .put("forename", q.child().forename())
        .put("dateOfBirth", q.child().birthKnown() ? q.child().dateOfBirth().toString() : "");
  }
}
