package org.onroll.notificationintake;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.onroll.domain.records.Change;
import org.onroll.domain.returns.Once;
import org.onroll.domain.returns.Receipt;
import org.onroll.platform.function.Spine;
import org.onroll.platform.http.Json;
import org.onroll.platform.http.ProblemException;
import org.onroll.platform.http.ProblemException.Kind;
import org.onroll.platform.http.Request;
import org.onroll.platform.http.Response;

/** Finds a repetition by its idempotency key or by its content, and keeps the first answer. */
final class Receipts {
  private final Spine spine;

  Receipts(Spine spine) {
    this.spine = spine;
  }

  /**
   * One body on its way in.
   *
   * @param id of its receipt; follows from route, school and content
   * @param once id of its idempotency key; blank where it has none
   */
  record Arrival(String id, String kind, String urn, String sender, String content, String once) {}

  Arrival arrival(Request request, String kind, String urn, ObjectNode body) {
    String content = Json.canonical(body);
    String once =
        request
            .header("idempotency-key")
            .map(k -> spine.key().hash("once", request.client(), request.route(), urn, k))
            .orElse("");
    return new Arrival(
        "r-" + spine.key().hash("receipt", kind, urn, content),
        kind,
        urn,
        request.client(),
        content,
        once);
  }

  /**
   * The first answer, where this is a repetition.
   *
   * @throws ProblemException 409 where the key came with another body before
   */
  Optional<Response> first(Arrival arrival) {
    used(arrival);
    return spine
        .records()
        .find(Receipt.key(arrival.id()))
        .map(r -> Response.json(200, r.answer()).replayed());
  }

  /** What keeps the answer. */
  List<Change> keep(Arrival arrival, ObjectNode answer) {
    List<Change> changes = new ArrayList<>();
    changes.add(
        Change.create(
            new Receipt(
                arrival.id(),
                arrival.kind(),
                arrival.urn(),
                arrival.sender(),
                spine.now(),
                arrival.content(),
                Json.write(answer))));
    if (!arrival.once().isEmpty()) {
      String content = spine.key().hash("content", arrival.content());
      Once once = new Once(arrival.once(), content, arrival.id(), spine.now());
      // Two requests with one key: the second to be written is cancelled, and looks again.
      changes.add(used(arrival).isEmpty() ? Change.create(once) : Change.put(once));
    }
    return changes;
  }

  /**
   * What the idempotency key stands for, expired or not.
   *
   * @throws ProblemException 409 where it stands for another request
   */
  private Optional<Once> used(Arrival arrival) {
    if (arrival.once().isEmpty()) return Optional.empty();
    Optional<Once> used = spine.records().find(Once.key(arrival.once()));
    boolean others =
        used.filter(o -> o.usedAt().plus(Once.KEPT).isAfter(spine.now()))
            .filter(o -> !o.receipt().equals(arrival.id()))
            .isPresent();
    if (others) {
      throw ProblemException.of(
          Kind.CONFLICT,
          "This Idempotency-Key was used for another request. Give each request a key of its"
              + " own.");
    }
    return used;
  }

  /** The answer that was kept: ours, or that of a twin request that was quicker. */
  Response answer(Arrival arrival) {
    return spine
        .records()
        .find(Receipt.key(arrival.id()))
        .map(r -> Response.json(201, r.answer()))
        .orElseThrow(() -> new IllegalStateException("a receipt was not kept"));
  }
}
