package org.onroll.casedesk;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.onroll.domain.access.Role;
import org.onroll.domain.records.Attempts;
import org.onroll.domain.records.Change;
import org.onroll.domain.records.Page;
import org.onroll.domain.roll.Acceptance;
import org.onroll.domain.roll.HeldRoll;
import org.onroll.domain.roll.Roll;
import org.onroll.domain.roll.RollHead;
import org.onroll.domain.roll.RollReading;
import org.onroll.domain.roll.StoredRoll;
import org.onroll.platform.function.Spine;
import org.onroll.platform.http.Callers;
import org.onroll.platform.http.Fields;
import org.onroll.platform.http.Json;
import org.onroll.platform.http.ProblemException;
import org.onroll.platform.http.ProblemException.Kind;
import org.onroll.platform.http.Request;
import org.onroll.platform.http.Response;
import org.onroll.platform.http.Views;

/** Rolls that wait for a decision, and the decision. */
final class HeldRolls {
  private final Spine spine;
  private final Callers callers;

  HeldRolls(Spine spine, Callers callers) {
    this.spine = spine;
    this.callers = callers;
  }

  /** Those that a newer accepted roll has not overtaken. */
  Response list(Request request) {
    callers.authority(request, Role.OFFICER, Role.MANAGER);
    Page<HeldRoll> page =
        spine.records().worklist(HeldRoll.class, HeldRoll.LIST, request.cursor(), request.limit());
    Page<HeldRoll> waiting =
        new Page<>(page.items().stream().filter(h -> !overtaken(h)).toList(), page.next());
    LedgerView names = new LedgerView(spine);
    return Response.json(200, Views.page(waiting, h -> view(h, names)));
  }

  Response release(Request request) {
    callers.authority(request, Role.OFFICER, Role.MANAGER);
    Fields body = new Fields(request.json());
    String reason = body.text("reason");
    if (reason.isEmpty()) body.error("reason", "say why the roll is right");
    body.check();
    String id = request.path("id");
    HeldRoll held =
        spine
            .records()
            .find(HeldRoll.key(id))
            .orElseThrow(() -> ProblemException.of(Kind.NOT_FOUND, "There is no such held roll."));
    HeldRoll after = Attempts.of(() -> releaseOnce(held, request.client(), reason));
    return Response.json(after.released() ? 200 : 202, view(after, new LedgerView(spine)));
  }

  private HeldRoll releaseOnce(HeldRoll seen, String officer, String reason) {
    HeldRoll held = spine.records().find(seen.key()).orElseThrow();
    if (held.released()) return held;
    if (!held.releasable()) {
      throw ProblemException.of(
          Kind.CONFLICT,
          "This roll is never released: "
              + held.reasons().stream()
                  .filter(r -> !r.code().releasable())
                  .map(r -> r.text())
                  .findFirst()
                  .orElse("")
              + " Ask the school for a whole file.");
    }
    if (overtaken(held)) {
      throw ProblemException.of(Kind.CONFLICT, "A newer roll of this school was accepted since.");
    }
    HeldRoll.Decision decision = new HeldRoll.Decision(officer, reason, spine.now());
    if (held.needsSecond() && held.supportedBy(officer)) return held;
    if (held.needsSecond() && !held.awaitsSecond()) {
      HeldRoll supported = held.supported(decision);
      spine.records().commit(List.of(Change.save(supported)));
      return supported;
    }
    return accept(held, decision);
  }

  private HeldRoll accept(HeldRoll held, HeldRoll.Decision decision) {
    Instant now = decision.at();
    StoredRoll kept =
        spine
            .records()
            .find(StoredRoll.key(held.urn(), StoredRoll.State.HELD, held.date(), held.hash()))
            .orElseThrow();
    Optional<RollHead> head = spine.records().find(RollHead.key(held.urn()));
    List<org.onroll.domain.roll.Pupil> rows = new ArrayList<>(kept.roll().pupils().values());
    Roll roll =
        head.map(
                h ->
                    RollReading.carry(
                        rows, kept.setAside(), spine.work().rolls().get(h.accepted())))
            .orElseGet(kept::roll);
    spine
        .records()
        .commit(
            List.of(
                Change.put(
                    new StoredRoll(
                        held.urn(),
                        held.date(),
                        roll.hash(),
                        StoredRoll.State.ACCEPTED,
                        roll,
                        kept.setAside(),
                        kept.endsWithLineBreak(),
                        now))));
    HeldRoll released = held.released(decision);
    List<Change> changes =
        new ArrayList<>(
            Acceptance.changes(
                held.urn(),
                head.orElse(null),
                held.date(),
                roll,
                kept.endsWithLineBreak(),
                held.id(),
                now));
    changes.add(Change.save(released));
    spine.records().commit(changes);
    return released;
  }

  private boolean overtaken(HeldRoll held) {
    return spine
        .records()
        .find(RollHead.key(held.urn()))
        .filter(h -> h.date().isAfter(held.date()) || h.heard().isAfter(held.receivedAt()))
        .isPresent();
  }

  private static ObjectNode view(HeldRoll h, LedgerView names) {
    ObjectNode json = Json.object().put("id", h.id());
    json.set("school", names.school(h.urn().value()));
    json.put("date", h.date().toString()).put("receivedAt", h.receivedAt().toString());
    ArrayNode reasons = json.putArray("reasons");
    h.reasons().forEach(r -> reasons.addObject().put("code", r.code().id()).put("text", r.text()));
    ArrayNode decisions = json.putArray("decisions");
    h.decisions()
        .forEach(
            d ->
                decisions
                    .addObject()
                    .put("by", d.officer())
                    .put("reason", d.reason())
                    .put("at", d.at().toString()));
    return json.put("rows", h.rows())
        .put("releasable", h.releasable())
        .put("needsSecond", h.needsSecond())
        .put("awaitingSecond", h.awaitsSecond())
        .put("outcome", h.released() ? "accepted" : "held");
  }
}
