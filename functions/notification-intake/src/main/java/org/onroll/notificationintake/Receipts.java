package org.onroll.notificationintake;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.onroll.domain.records.Change;
import org.onroll.domain.records.Key;
import org.onroll.domain.records.Together;
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
   * @param first what was kept of the same content before
   */
  record Arrival(
      String id,
      String kind,
      String urn,
      String sender,
      String content,
      String once,
      boolean keyed,
      Optional<Receipt> first) {}

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
    String once = once(request, urn);
    String id =
        "r-"
            + (whose.isEmpty()
                ? spine.key().hash("receipt", kind, urn, content)
                : spine.key().hash("receipt", kind, urn, content, whose));
    List<Key<?>> keys = new ArrayList<>();
    keys.add(Receipt.key(id));
    if (!once.isEmpty()) keys.add(Once.key(once));
    Together read = spine.records().together(keys);
    Optional<Once> used = once.isEmpty() ? Optional.empty() : read.find(Once.key(once));
    refuseOthers(used, id);
    return new Arrival(
        id,
        kind,
        urn,
        request.client(),
        content,
        once,
        used.isPresent(),
        read.find(Receipt.key(id)));
  }

  private String once(Request request, String urn) {
    return request
        .header("idempotency-key")
        .map(k -> spine.key().hash("once", request.client(), request.route(), urn, k))
        .orElse("");
  }

  /** One of many bodies in a file: its content alone tells a repetition. */
  Arrival arrival(String sender, String kind, String urn, ObjectNode body) {
    String content = Json.canonical(body);
    String id = "r-" + spine.key().hash("receipt", kind, urn, content);
    return new Arrival(id, kind, urn, sender, content, "", false, Optional.empty());
  }

  /**
   * A file on its way in, whose id its content gives.
   *
   * @throws ProblemException 409 where the idempotency key came with another body before
   */
  Arrival arrival(Request request, String kind, String urn, String id) {
    String once = once(request, urn);
    Optional<Once> used = once.isEmpty() ? Optional.empty() : spine.records().find(Once.key(once));
    refuseOthers(used, id);
    return new Arrival(
        id, kind, urn, request.client(), id, once, used.isPresent(), Optional.empty());
  }

  /** Those of {@code ids} that are there. */
  List<Receipt> findAll(List<String> ids) {
    return spine.records().findAll(ids.stream().distinct().map(Receipt::key).toList());
  }

  /** The first answer, where this is a repetition. */
  static Optional<Response> first(Arrival arrival) {
    return again(arrival.first());
  }

  private static Optional<Response> again(Optional<Receipt> kept) {
    return kept.map(r -> Response.json(200, r.answer()).replayed().noting("receipt", r.id()));
  }

  /**
   * The answer of a request that was quicker by a moment.
   *
   * @throws ProblemException 409 where it had the same idempotency key and another body
   */
  Optional<Response> twin(Arrival arrival) {
    lookAgain(arrival);
    return again(spine.records().find(Receipt.key(arrival.id())));
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
    changes.addAll(keepKey(arrival, now));
    return changes;
  }

  /** What keeps the idempotency key, where there is one. */
  List<Change> keepKey(Arrival arrival, Instant now) {
    List<Change> changes = new ArrayList<>();
    if (!arrival.once().isEmpty()) {
      String content = spine.key().hash("content", arrival.content());
      Once once = new Once(arrival.once(), content, arrival.id(), now);
      // Two requests with one key: the second to be written is cancelled, and looks again. One that
      // takes over an expired key looks once more.
      if (arrival.keyed()) lookAgain(arrival);
      changes.add(arrival.keyed() ? Change.put(once) : Change.create(once));
    }
    return changes;
  }

  /** As {@link #refuseOthers}, for what the key stands for by now. */
  private void lookAgain(Arrival arrival) {
    if (arrival.once().isEmpty()) return;
    refuseOthers(spine.records().find(Once.key(arrival.once())), arrival.id());
  }

  /**
   * @param used what the idempotency key stands for, expired or not
   * @throws ProblemException 409 where it stands for another request
   */
  private void refuseOthers(Optional<Once> used, String receipt) {
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
  }
}
