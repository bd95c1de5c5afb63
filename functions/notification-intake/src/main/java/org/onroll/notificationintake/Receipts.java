package org.onroll.notificationintake;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import org.onroll.domain.calendar.London;
import org.onroll.domain.records.Change;
import org.onroll.domain.records.Key;
import org.onroll.domain.records.Together;
import org.onroll.domain.returns.Once;
import org.onroll.domain.returns.Receipt;
import org.onroll.domain.upload.Upload;
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
   * @param id of its receipt; follows from route, school and content, for attendance returns from
   *     the month too, for referrals from client and day
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
    String content = Json.canonical(body);
    return known(request, kind, urn, content, id(kind, urn, content, spine.now()));
  }

  /** What is owed once a calendar month is another return in another month, and not the same. */
  private String id(String kind, String urn, String content, Instant received) {
    return "r-"
        + (kind.equals(ReturnKinds.ATTENDANCE)
            ? spine.key().hash("receipt", kind, urn, content, month(received).toString())
            : spine.key().hash("receipt", kind, urn, content));
  }

  private static YearMonth month(Instant received) {
    return YearMonth.from(London.day(received));
  }

  /**
   * The id of a file whose content was taken as {@code first}: another in another month, where it
   * holds what is owed once a month.
   */
  String fileId(Upload first, BooleanSupplier monthly) {
    YearMonth month = month(spine.now());
    return month(first.receivedAt()).equals(month) || !monthly.getAsBoolean()
        ? first.id()
        : "u-" + spine.key().hash("upload", first.id(), month.toString());
  }

  /**
   * As the other, where the same content of two clients is two things, and on two of London's days.
   *
   * @param whose the client; blank where content and day alone tell
   */
  Arrival ofToday(Request request, String kind, String urn, String whose, ObjectNode body) {
    String content = Json.canonical(body);
    String day = spine.today().toString();
    return known(
        request,
        kind,
        urn,
        content,
        "r-" + spine.key().hash("receipt", kind, urn, content, whose, day));
  }

  private Arrival known(Request request, String kind, String urn, String content, String id) {
    String once = once(request, urn);
    List<Key<?>> keys = new ArrayList<>();
    keys.add(Receipt.key(id));
    if (!once.isEmpty()) keys.add(Once.key(once));
    Together read = spine.records().together(keys);
    Optional<Once> used = once.isEmpty() ? Optional.empty() : read.find(Once.key(once));
    refuseOthers(used, content);
    String first = before(used).orElse(id);
    return new Arrival(
        first,
        kind,
        urn,
        request.client(),
        content,
        once,
        used.isPresent(),
        first.equals(id) ? read.find(Receipt.key(id)) : spine.records().find(Receipt.key(first)));
  }

  private String once(Request request, String urn) {
    return request
        .header("idempotency-key")
        .map(k -> spine.key().hash("once", request.client(), request.route(), urn, k))
        .orElse("");
  }

  /** One of many bodies in a file of then: its content alone tells a repetition. */
  Arrival arrival(String sender, String kind, String urn, ObjectNode body, Instant received) {
    String content = Json.canonical(body);
    String id = id(kind, urn, content, received);
    return new Arrival(id, kind, urn, sender, content, "", false, Optional.empty());
  }

  /**
   * What is kept under an id of its own, without a receipt: a file, a question.
   *
   * @throws ProblemException 409 where the idempotency key came with another body before
   */
  Arrival arrival(Request request, String kind, String urn, String content, String id) {
    String once = once(request, urn);
    Optional<Once> used = once.isEmpty() ? Optional.empty() : spine.records().find(Once.key(once));
    refuseOthers(used, content);
    return new Arrival(
        before(used).orElse(id),
        kind,
        urn,
        request.client(),
        content,
        once,
        used.isPresent(),
        Optional.empty());
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
      Once once = new Once(arrival.once(), hash(arrival.content()), arrival.id(), now);
      // Two requests with one key: the second to be written is cancelled, and looks again. One that
      // takes over an expired key looks once more.
      if (arrival.keyed()) lookAgain(arrival);
      changes.add(arrival.keyed() ? Change.put(once) : Change.create(once));
    }
    return changes;
  }

  /** As {@link #refuseOthers}, for what the key stands for by now. */
  void lookAgain(Arrival arrival) {
    if (arrival.once().isEmpty()) return;
    refuseOthers(spine.records().find(Once.key(arrival.once())), arrival.content());
  }

  /**
   * @param used what the idempotency key stands for, expired or not
   * @throws ProblemException 409 where it stands for another request
   */
  private void refuseOthers(Optional<Once> used, String content) {
    String hash = hash(content);
    if (used.filter(this::stands).filter(o -> !o.content().equals(hash)).isPresent()) {
      throw ProblemException.of(
          Kind.CONFLICT,
          "This Idempotency-Key was used for another request. Give each request a key of its"
              + " own.");
    }
  }

  /** Id of what the key stands for, where it has not expired. */
  private Optional<String> before(Optional<Once> used) {
    return used.filter(this::stands).map(Once::receipt);
  }

  private boolean stands(Once used) {
    return used.usedAt().plus(Once.KEPT).isAfter(spine.now());
  }

  private String hash(String content) {
    return spine.key().hash("content", content);
  }
}
