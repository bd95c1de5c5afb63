package org.onroll.rolldiff;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;
import org.onroll.domain.calendar.London;
import org.onroll.domain.calendar.SchoolCalendar;
import org.onroll.domain.law.TurnOfYear;
import org.onroll.domain.mail.Contact;
import org.onroll.domain.mail.MailKind;
import org.onroll.domain.mail.OutgoingMail;
import org.onroll.domain.records.Attempts;
import org.onroll.domain.records.Change;
import org.onroll.domain.records.ConflictException;
import org.onroll.domain.records.Together;
import org.onroll.domain.returns.Receipt;
import org.onroll.domain.roll.Acceptance;
import org.onroll.domain.roll.FeedGuard;
import org.onroll.domain.roll.HeldRoll;
import org.onroll.domain.roll.HoldReason;
import org.onroll.domain.roll.Roll;
import org.onroll.domain.roll.RollDiff;
import org.onroll.domain.roll.RollHead;
import org.onroll.domain.roll.RollReading;
import org.onroll.domain.roll.StoredRoll;
import org.onroll.domain.school.School;
import org.onroll.domain.school.Urn;
import org.onroll.platform.function.Spine;
import org.onroll.platform.http.Callers;
import org.onroll.platform.http.Json;
import org.onroll.platform.http.ProblemException;
import org.onroll.platform.http.ProblemException.Kind;
import org.onroll.platform.http.Request;
import org.onroll.platform.http.Response;
import org.onroll.platform.roll.RollCsv;
import org.onroll.platform.roll.RollFile;

/**
 * Takes a roll: unchanged, late, held, or accepted. An accepted one moves the school's head in one
 * small transaction and leaves the rest as a step that is applied at once while time allows.
 */
final class RollIntake {
  private final Spine spine;
  private final Callers callers;

  RollIntake(Spine spine, Callers callers) {
    this.spine = spine;
    this.callers = callers;
  }

  /**
   * One roll on its way in.
   *
   * @param rows of the reading, in canonical form
   */
  record Arrival(
      Spine.Work work,
      School school,
      LocalDate date,
      RollReading reading,
      Roll rows,
      String receipt,
      String fileHash,
      String sender) {

    Urn urn() {
      return school.urn();
    }
  }

  Response put(Request request, BooleanSupplier timeLeft) {
    Urn urn = callers.school(request);
    LocalDate date = date(request);
    boolean compressed =
        switch (request.contentType()) {
          case "text/csv" -> false;
          case "application/gzip" -> true;
          default ->
              throw ProblemException.of(
                  Kind.UNSUPPORTED,
                  "Send the roll as text/csv, or compressed as application/gzip.");
        };
    Together read = spine.records().together(List.of(School.key(urn), RollHead.key(urn)));
    School school =
        read.find(School.key(urn))
            .orElseThrow(
                () ->
                    ProblemException.of(
                        Kind.CONFLICT,
                        "The authority has not registered this school yet. Ask it to do so."));
    RollFile file = RollFile.of(request.body(), compressed);
    RollReading reading = RollCsv.read(file, urn.value());
    String receipt = "r-" + spine.key().hash("roll", urn.value(), date.toString(), file.hash());
    Arrival arrival =
        new Arrival(
            spine.work(),
            school,
            date,
            reading,
            Roll.of(reading.rows()),
            receipt,
            file.hash(),
            request.client());
    ObjectNode answer = take(arrival, read.find(RollHead.key(urn)));
    String outcome = answer.path("outcome").asText();
    // An unchanged roll may be an accepted one that its sender repeats.
    boolean current = outcome.equals("accepted") || outcome.equals("unchanged");
    boolean applied = !current || arrival.work().steps().apply(urn, spine::now, timeLeft);
    return Response.json(200, answer.put("applied", applied))
        .noting("school", urn, "receipt", receipt, "reference", reference(receipt))
        .counting("Rolls" + Character.toUpperCase(outcome.charAt(0)) + outcome.substring(1));
  }

  private LocalDate date(Request request) {
    try {
      LocalDate date = LocalDate.parse(request.path("date"));
      if (date.isAfter(spine.today())) {
        throw ProblemException.field("date", "a roll cannot be of a day to come");
      }
      if (date.getYear() >= 2000) return date;
    } catch (DateTimeParseException e) {
      // said below
    }
    throw ProblemException.field("date", "must be a date such as 2026-09-14");
  }

  /**
   * Takes it on the head that was read with the school; where another roll came first, on the one
   * that there is then.
   */
  private ObjectNode take(Arrival arrival, Optional<RollHead> known) {
    try {
      return takeOn(known.orElse(null), arrival);
    } catch (ConflictException e) {
      return Attempts.of(
          () -> takeOn(spine.records().find(RollHead.key(arrival.urn())).orElse(null), arrival));
    }
  }

  private ObjectNode takeOn(@Nullable RollHead head, Arrival arrival) {
    Instant now = spine.now();
    if (head != null && sameAs(arrival, head)) return confirm(arrival, head, now);
    Optional<ObjectNode> earlier =
        spine
            .records()
            .find(Receipt.key(arrival.receipt()))
            .map(r -> (ObjectNode) Json.parse(r.answer()));
    if (head == null) {
      if (earlier.isPresent()) return earlier.get();
      List<HoldReason> reasons = guard(arrival, null, null);
      return reasons.isEmpty()
          ? accept(arrival, null, arrival.rows(), null, now)
          : hold(arrival, reasons, now);
    }
    if (earlier.isPresent()) {
      boolean accepted = earlier.get().path("outcome").asText().equals("accepted");
      if (!accepted || arrival.date().isBefore(head.date())) return earlier.get();
    }
    if (arrival.date().isBefore(head.date())) return keepLate(arrival, head, now);
    Roll before = arrival.work().rolls().get(head.accepted());
    Roll after = arrival.reading().rollAfter(before);
    List<HoldReason> reasons = guard(arrival, head, before);
    if (reasons.isEmpty() && after.hash().equals(head.hash())) return confirm(arrival, head, now);
    return reasons.isEmpty()
        ? accept(arrival, head, after, before, now)
        : hold(arrival, reasons, now);
  }

  /** Told without reading the roll that the head names. */
  private static boolean sameAs(Arrival arrival, RollHead head) {
    return whole(arrival)
        && !arrival.date().isBefore(head.date())
        && arrival.reading().setAside().isEmpty()
        && arrival.rows().hash().equals(head.hash());
  }

  private static boolean whole(Arrival arrival) {
    return arrival.reading().shape() == RollReading.Shape.WHOLE
        && arrival.reading().otherSchool() == 0;
  }

  private List<HoldReason> guard(Arrival arrival, @Nullable RollHead head, @Nullable Roll before) {
    SchoolCalendar calendar = arrival.work().calendars().of(arrival.urn());
    Optional<FeedGuard.Accepted> accepted =
        head == null || before == null
            ? Optional.empty()
            : Optional.of(new FeedGuard.Accepted(before, head.endedWithLineBreak()));
    return new FeedGuard(spine.authority().guard())
        .check(
            arrival.reading(),
            accepted,
            p ->
                TurnOfYear.ordinaryLeaver(
                    arrival.school(), p.year(), p.identity(), arrival.date(), calendar));
  }

  /** The same roll again: one small write, which is its record and its audit entry. */
  private ObjectNode confirm(Arrival arrival, RollHead head, Instant now) {
    try {
      spine
          .records()
          .commit(List.of(Change.save(head.confirmed(arrival.date(), arrival.receipt(), now))));
    } catch (ConflictException e) {
      boolean said =
          spine
              .records()
              .find(RollHead.key(arrival.urn()))
              .filter(h -> h.receipt().equals(arrival.receipt()) && h.hash().equals(head.hash()))
              .isPresent();
      if (!said) throw e; // a twin of this request has written the same
    }
    ObjectNode answer = RollAnswer.of(arrival, "unchanged", head.pupils(), null);
    return answer.put("comparedWith", head.date().toString());
  }

  private ObjectNode keepLate(Arrival arrival, RollHead head, Instant now) {
    ObjectNode answer = RollAnswer.of(arrival, "late", arrival.reading().rows().size(), null);
    answer.put("comparedWith", head.date().toString());
    keep(arrival, StoredRoll.State.LATE, now);
    spine.records().commit(List.of(Change.put(receipt(arrival, answer, now))));
    return answer;
  }

  private ObjectNode hold(Arrival arrival, List<HoldReason> reasons, Instant now) {
    ObjectNode answer = RollAnswer.of(arrival, "held", arrival.reading().rows().size(), null);
    reasons.forEach(
        r ->
            answer
                .withArray("reasons")
                .addObject()
                .put("code", r.code().id())
                .put("text", r.text()));
    keep(arrival, StoredRoll.State.HELD, now);
    String reference = reference(arrival.receipt());
    List<Change> changes = new ArrayList<>();
    changes.add(
        Change.create(
            new HeldRoll(
                arrival.receipt(),
                arrival.urn(),
                arrival.date(),
                arrival.fileHash(),
                arrival.reading().lines(),
                reasons,
                now,
                List.of(),
                false,
                1)));
    changes.add(Change.put(receipt(arrival, answer, now)));
    changes.add(mail(MailKind.ROLL_HELD, arrival, reference, Contact.DUTY_OFFICER, now));
    if (!arrival.school().contact().isBlank()) {
      changes.add(
          mail(MailKind.ROLL_HELD_SCHOOL, arrival, reference, arrival.school().contact(), now));
    }
    spine.records().commit(changes);
    return answer;
  }

  /** That mails speak of a held roll by. */
  private String reference(String receipt) {
    return spine.key().reference('H', receipt);
  }

  private Change mail(
      MailKind kind, Arrival arrival, String reference, String contact, Instant now) {
    String id = spine.key().hash("mail", kind.name(), arrival.receipt(), contact);
    return Change.create(
        OutgoingMail.to(contact, kind, reference, arrival.date(), id, now)
            .since(London.morning(arrival.date())));
  }

  private ObjectNode accept(
      Arrival arrival, @Nullable RollHead head, Roll after, @Nullable Roll before, Instant now) {
    StoredRoll kept =
        new StoredRoll(
            arrival.urn(),
            arrival.date(),
            after.hash(),
            StoredRoll.State.ACCEPTED,
            after,
            arrival.reading().setAside(),
            arrival.reading().endsWithLineBreak(),
            now);
    spine.records().commit(List.of(Change.put(kept)));
    arrival.work().rolls().kept(kept);
    RollDiff diff = before == null ? null : RollDiff.between(before, after);
    ObjectNode answer = RollAnswer.of(arrival, "accepted", after.size(), diff);
    answer.put("baseline", head == null);
    answer.put("carried", after.size() - arrival.rows().size());
    if (head != null) answer.put("comparedWith", head.date().toString());
    List<Change> changes = new ArrayList<>();
    changes.addAll(
        Acceptance.changes(
            arrival.urn(),
            head,
            arrival.date(),
            after,
            arrival.reading().endsWithLineBreak(),
            arrival.receipt(),
            now));
    changes.add(Change.put(receipt(arrival, answer, now)));
    spine.records().commit(changes);
    return answer;
  }

  private void keep(Arrival arrival, StoredRoll.State state, Instant now) {
    spine
        .records()
        .commit(
            List.of(
                Change.put(
                    new StoredRoll(
                        arrival.urn(),
                        arrival.date(),
                        arrival.fileHash(),
                        state,
                        arrival.rows(),
                        arrival.reading().setAside().stream().limit(MOST_KEPT).toList(),
                        arrival.reading().endsWithLineBreak(),
                        now))));
  }

  /** A file of nothing but unreadable lines must not outgrow an item. */
  private static final int MOST_KEPT = 100;

  private static Receipt receipt(Arrival arrival, ObjectNode answer, Instant now) {
    return new Receipt(
        arrival.receipt(),
        "roll",
        arrival.urn().value(),
        arrival.sender(),
        now,
        "",
        Json.write(answer));
  }
}
