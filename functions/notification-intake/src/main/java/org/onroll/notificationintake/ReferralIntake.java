package org.onroll.notificationintake;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import org.onroll.domain.access.Role;
import org.onroll.domain.records.ConflictException;
import org.onroll.domain.referral.Decision;
import org.onroll.domain.referral.KeptReferral;
import org.onroll.domain.referral.Received;
import org.onroll.domain.referral.Referral;
import org.onroll.domain.referral.Referrals;
import org.onroll.domain.referral.Referrer;
import org.onroll.platform.function.Spine;
import org.onroll.platform.http.Callers;
import org.onroll.platform.http.Json;
import org.onroll.platform.http.ProblemException;
import org.onroll.platform.http.Request;
import org.onroll.platform.http.Response;

/**
 * Takes referrals (requirements B4, B6). What a referrer is told follows from what they said:
 * whether the child is known here, only officers hear (abuse-A11).
 */
final class ReferralIntake {
  private final Spine spine;
  private final Callers callers;
  private final Receipts receipts;

  ReferralIntake(Spine spine, Callers callers, Receipts receipts) {
    this.spine = spine;
    this.callers = callers;
    this.receipts = receipts;
  }

  /** Who refers here, and for which school. */
  private record Caller(boolean officer, String school) {}

  Response referral(Request request) {
    Caller caller = caller(request);
    ObjectNode body = request.json();
    Instant now = spine.now();
    Referral said = ReferralBodies.referral(body, caller.officer(), now);
    if (!caller.school().isEmpty() && said.by() != Referrer.SCHOOL) {
      throw ProblemException.field("referrer.kind", "a school refers as school");
    }
    Receipts.Arrival arrival =
        receipts.ofToday(
            request, "referral", caller.school(), caller.officer() ? "" : request.client(), body);
    Optional<Response> first = Receipts.first(arrival);
    if (first.isPresent()) return shown(first.get(), arrival, caller);
    Referrals referrals = spine.referrals();
    Decision decision = referrals.decide(said, now);
    ObjectNode answer = answer(said, decision, arrival, caller, now);
    try {
      boolean taken =
          referrals.take(
              said,
              decision,
              arrival.id(),
              request.client(),
              caller.school(),
              () -> receipts.keep(arrival, answer, now),
              now);
      if (!taken) return shown(receipts.twin(arrival).orElseThrow(), arrival, caller);
    } catch (ConflictException e) {
      return shown(receipts.twin(arrival).orElseThrow(() -> e), arrival, caller);
    }
    Response response =
        Response.json(201, answer).noting("receipt", arrival.id()).counting("ReferralsTaken");
    return shown(response, arrival, caller);
  }

  private Caller caller(Request request) {
    try {
      Role role = callers.authority(request, Role.REFERRER, Role.OFFICER, Role.MANAGER);
      return new Caller(role != Role.REFERRER, "");
    } catch (ProblemException forbidden) {
      String urn = named(request);
      if (callers.forSchool(request, urn)) return new Caller(false, urn);
      throw forbidden;
    }
  }

  /** The school that the body says it comes from; blank where it cannot be read. */
  private static String named(Request request) {
    try {
      return request.json().path("referrer").path("urn").asText("");
    } catch (ProblemException e) {
      return "";
    }
  }

  private ObjectNode answer(
      Referral said, Decision decision, Receipts.Arrival arrival, Caller caller, Instant now) {
    Reply reply = new Reply().findings(said.findings(decision));
    if (caller.officer() && said.received() == null) {
      reply.find(
          "received",
          "say how it came, and when: the deadlines run from there",
          "Oxfordshire's policy; requirement B6");
    }
    decision.next().forEach(reply::next);
    decision.remaining().forEach(reply::remains);
    ObjectNode json = reply.safeguarding(said.safeguarding()).json();
    json.put("receipt", arrival.id())
        .put("kind", arrival.kind())
        .put("reference", spine.key().reference('R', "receipt", arrival.id()))
        .put("outcome", decision.outcome().id())
        .put("receivedAt", now.toString());
    LocalDate from = decision.mayAskFrom();
    if (from != null) json.put("mayAskFrom", from.toString());
    Received received = said.received();
    if (received != null) {
      json.putObject("received")
          .put("how", received.how().id())
          .put("at", received.at().toString());
    }
    if (!arrival.urn().isEmpty()) json.put("urn", arrival.urn());
    return json;
  }

  /** An officer also sees what it opened or joined. */
  private Response shown(Response response, Receipts.Arrival arrival, Caller caller) {
    if (!caller.officer()) return response;
    Optional<KeptReferral> kept = spine.records().find(KeptReferral.key(arrival.id()));
    if (kept.isEmpty() || kept.get().caseId().isEmpty()) return response;
    ObjectNode json = (ObjectNode) Json.parse(response.body());
    json.putObject("case").put("id", kept.get().caseId()).put("joined", kept.get().joined());
    return response.saying(json);
  }
}
