package org.onroll.notificationintake;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.onroll.domain.attendance.Absence;
import org.onroll.domain.attendance.ReducedTimetable;
import org.onroll.domain.calendar.London;
import org.onroll.domain.deadline.Deadline;
import org.onroll.domain.law.Rules;
import org.onroll.domain.reconciliation.Movement;
import org.onroll.domain.reconciliation.Movement.Kind;
import org.onroll.domain.records.Key;
import org.onroll.domain.records.Page;
import org.onroll.domain.returns.Receipt;
import org.onroll.domain.roll.PendingDiff;
import org.onroll.domain.roll.RollHead;
import org.onroll.domain.school.School;
import org.onroll.domain.school.Urn;
import org.onroll.platform.function.Spine;
import org.onroll.platform.http.Callers;
import org.onroll.platform.http.Json;
import org.onroll.platform.http.ProblemException;
import org.onroll.platform.http.Request;
import org.onroll.platform.http.Response;
import org.onroll.platform.http.Views;

/** What a school may read of itself. */
final class SchoolReading {
  private final Spine spine;
  private final Callers callers;

  SchoolReading(Spine spine, Callers callers) {
    this.spine = spine;
    this.callers = callers;
  }

  /** Four lists of one page of the school's movements, and its punctuality on that page. */
  Response reconciliation(Request request) {
    Urn urn = callers.school(request);
    Page<Movement> page =
        spine
            .records()
            .page(
                Movement.class,
                School.partition(urn),
                Movement.PREFIX,
                request.cursor(),
                request.limit());
    Optional<LocalDate> lastRoll = spine.records().find(RollHead.key(urn)).map(RollHead::date);
    ObjectNode json = Json.object().put("urn", urn.value());
    for (String list :
        new String[] {
          "leftWithoutReturn", "returnWithoutChange", "joinedWithoutReturn", "returnLate"
        }) {
      json.putArray(list);
    }
    int returns = 0;
    int inTime = 0;
    for (Movement m : page.items()) {
      Movement.Declaration declared = m.declared();
      if (declared != null) {
        returns++;
        if (declared.late()) json.withArray("returnLate").add(view(m));
        else inTime++;
        boolean rollIsPast = lastRoll.filter(d -> d.isAfter(declared.date())).isPresent();
        if (m.observed() == null && rollIsPast) json.withArray("returnWithoutChange").add(view(m));
      } else if (!m.expected().isEmpty()) {
        json.withArray(m.kind() == Kind.LEFT ? "leftWithoutReturn" : "joinedWithoutReturn")
            .add(view(m));
      }
    }
    json.putObject("punctuality").put("returns", returns).put("inTime", inTime);
    if (page.next() != null) json.put("next", page.next());
    return Response.json(200, json);
  }

  private static ObjectNode view(Movement m) {
    Movement.Observation observed = m.observed();
    Movement.Declaration declared = m.declared();
    String state = observed == null ? "declared" : declared == null ? "observed" : "both";
    ObjectNode json =
        Json.object().put("kind", m.kind().name().toLowerCase(Locale.ROOT)).put("state", state);
    json.set("pupil", Views.child(m.child(), m.identity(), m.year()));
    if (observed != null) json.put("observedOn", observed.date().toString());
    if (declared != null) {
      json.put("declaredFor", declared.date().toString())
          .put("receivedOn", London.day(declared.receivedAt()).toString())
          .put("late", declared.late());
    }
    Views.put(json, "due", m.due());
    return json;
  }

  Response deadlines(Request request) {
    Urn urn = callers.school(request);
    Page<Deadline> page =
        spine
            .records()
            .page(
                Deadline.class,
                School.partition(urn),
                Deadline.PREFIX,
                request.cursor(),
                request.limit());
    Spine.Work work = spine.work();
    Page<Deadline> open =
        new Page<>(page.items().stream().filter(Deadline::isOpen).toList(), page.next());
    return Response.json(
        200,
        Views.page(
            open,
            d -> {
              ObjectNode json = Views.deadline(d, spine.authority().rules(), work.calendars());
              about(d, json);
              return json;
            }));
  }

  /** The pupil of a return or a review that is owed; the receipt that promised a referral. */
  private void about(Deadline d, ObjectNode json) {
    if (d.rule().equals(Rules.SAFEGUARDING_REFERRAL)) {
      json.put("receipt", d.subject());
    } else if (d.rule().equals(Rules.TIMETABLE_REVIEW)) {
      spine
          .records()
          .find(new Key<>(ReducedTimetable.class, d.owner(), d.subject()))
          .ifPresent(t -> json.set("pupil", Views.child(t.child(), t.identity(), "")));
    } else if (d.rule().equals(Rules.GROUND_I_EARLIEST)) {
      spine
          .records()
          .find(new Key<>(Absence.class, d.owner(), d.subject()))
          .ifPresent(a -> json.set("pupil", Views.child(a.child(), a.identity(), "")));
    } else {
      spine
          .records()
          .find(new Key<>(Movement.class, d.owner(), d.subject()))
          .ifPresent(m -> json.set("pupil", Views.child(m.child(), m.identity(), m.year())));
    }
  }

  /** An unchanged roll has its record in the school's head: only the last one can be read again. */
  Response receipt(Request request) {
    Urn urn = callers.school(request);
    String id = request.path("id");
    Optional<Receipt> kept =
        spine.records().find(Receipt.key(id)).filter(r -> r.urn().equals(urn.value()));
    if (kept.isPresent()) return Response.json(200, answer(urn, kept.get()));
    return spine
        .records()
        .find(RollHead.key(urn))
        .filter(h -> h.receipt().equals(id))
        .map(h -> Response.json(200, unchanged(h)))
        .orElseThrow(
            () ->
                ProblemException.of(
                    ProblemException.Kind.NOT_FOUND, "This school has no such receipt."));
  }

  private static ObjectNode unchanged(RollHead head) {
    ObjectNode json =
        Json.object()
            .put("outcome", "unchanged")
            .put("receipt", head.receipt())
            .put("urn", head.urn().value())
            .put("date", head.date().toString())
            .put("baseline", false)
            .put("comparedWith", head.rollDate().toString())
            .put("rows", head.pupils());
    for (String count : List.of("joiners", "leavers", "changes", "carried")) json.put(count, 0);
    for (String list : List.of("setAside", "findings", "droppedColumns", "reasons")) {
      json.putArray(list);
    }
    return json.put("applied", true);
  }

  private ObjectNode answer(Urn urn, Receipt receipt) {
    ObjectNode answer = (ObjectNode) Json.parse(receipt.answer());
    if (receipt.kind().equals("roll")) {
      boolean pending =
          spine
              .records()
              .list(PendingDiff.class, School.partition(urn), PendingDiff.PREFIX)
              .stream()
              .anyMatch(d -> d.step().receipt().equals(receipt.id()));
      answer.put("applied", !pending);
    }
    return answer;
  }
}
