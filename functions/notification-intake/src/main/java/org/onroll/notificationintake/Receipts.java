package org.onroll.notificationintake;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
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
   * @param keyed the key stands for an earlier request, of long ago or the same
   */
  record Arrival(
      String id,
      String kind,
      String urn,
      String sender,
      String content,
      String once,
      boolean keyed) {}

  /**
   * @throws ProblemException 409 where the idempotency key came with another body before
   */
  Arrival arrival(Request request, String kind, String urn, ObjectNode body) {
    return arrival(request, kind, urn, "", body);
  }

  /**
   * As the other, where the same content of two clients is two things.
   *
   * @param whose the client; blank where content alone tells
   */
  Arrival arrival(Request request, String kind, String urn, String whose, ObjectNode body) {
    String content = Json.canonical(body);
    String once =
        request
            .header("idempotency-key")
            .map(k -> spine.key().hash("once", request.client(), request.route(), urn, k))
            .orElse("");
    String id =
        "r-"
            + (whose.isEmpty()
                ? spine.key().hash("receipt", kind, urn, content)
                : spine.key().hash("receipt", kind, urn, content, whose));
    boolean keyed = used(once, id).isPresent();
    return new Arrival(id, kind, urn, request.client(), content, once, keyed);
  }

  /** The first answer, where this is a repetition. */
  Optional<Response> first(Arrival arrival) {
    return spine
        .records()
        .find(Receipt.key(arrival.id()))
        .map(r -> Response.json(200, r.answer()).replayed().noting("receipt", arrival.id()));
  }

  /**
   * The answer of a request that was quicker by a moment.
   *
   * @throws ProblemException 409 where it had the same idempotency key and another body
   */
  Optional<Response> twin(Arrival arrival) {
    used(arrival.once(), arrival.id());
    return first(arrival);
  }

  /** What keeps the answer. */
  List<Change> keep(Arrival arrival, ObjectNode answer, Instant now) {
    List<Change> changes = new ArrayList<>();
    changes.add(
        Change.create(
            new Receipt(
                arrival.id(),
                arrival.kind(),
                arrival.urn(),
                arrival.sender(),
                now,
                arrival.content(),
                Json.write(answer))));
    if (!arrival.once().isEmpty()) {
      String content = spine.key().hash("content", arrival.content());
      Once once = new Once(arrival.once(), content, arrival.id(), now);
      // Two requests with one key: the second to be written is cancelled, and looks again. One that
      // takes over an expired key looks once more.
      if (arrival.keyed()) used(arrival.once(), arrival.id());
      changes.add(arrival.keyed() ? Change.put(once) : Change.create(once));
    }
    return changes;
  }

  /**
   * What the idempotency key stands for, expired or not.
   *
   * @throws ProblemException 409 where it stands for another request
   */
  private Optional<Once> used(String key, String receipt) {
    if (key.isEmpty()) return Optional.empty();
    Optional<Once> used = spine.records().find(Once.key(key));
    boolean others =
        used.filter(o -> o.usedAt().plus(Once.KEPT).isAfter(spine.now()))
            .filter(o -> !o.receipt().equals(receipt))
            .isPresent();
    if (others) {
      throw ProblemException.of(
          Kind.CONFLICT,
          "This Idempotency-Key was used for another request. Give each request a key of its"
              + " own.");
    }
    return used;
  }
}
