package org.onroll.world;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.LocalDate;
import java.util.Optional;
import org.onroll.world.county.Slot;
import org.onroll.world.office.Message;
import org.onroll.world.office.Says;
import org.onroll.world.onroll.Answer;
import org.onroll.world.onroll.Caller;
import org.onroll.world.onroll.OnRoll;
import org.onroll.world.score.Books;
import org.onroll.world.score.Evidence;

/** Sends what offices and parents have written; careful offices ask first. */
final class PostRound {
  private final County county;
  private final OnRoll onRoll;
  private final Books books;
  private final Evidence evidence;
  private final Tally sent = new Tally();
  private final Tally grounds = new Tally();
  private final Tally dryRuns = new Tally();

  PostRound(County county, OnRoll onRoll, Books books, Evidence evidence) {
    this.county = county;
    this.onRoll = onRoll;
    this.books = books;
    this.evidence = evidence;
  }

  /** A message, and what OnRoll answered, to the question before it too. */
  private record Answered(Message message, Optional<Answer> dryRun, Answer answer) {}

  void send(LocalDate day, Slot slot) {
    SideBySide.map(county.offices().on(day, slot), Message::urn, this::send).forEach(this::note);
  }

  private Answered send(Message message) {
    Caller caller = caller(message);
    Optional<Answer> dryRun =
        county
            .grounds()
            .firstTry(message)
            .map(first -> onRoll.post(caller, message.path() + "?dryRun=true", first));
    return new Answered(message, dryRun, onRoll.post(caller, message.path(), message.body()));
  }

  private static Caller caller(Message message) {
    if (!message.urn().isEmpty()) return Caller.office(message.urn());
    if (!(message.says() instanceof Says.Refers refers)) return Caller.PARENTS;
    // What comes by telephone or on paper, an officer keys.
    return refers.by().isPartner() ? Caller.partner(refers.by().kind()) : Caller.OFFICER;
  }

  private void note(Answered answered) {
    Message message = answered.message();
    Answer answer = answered.answer();
    if (message.refused()) {
      sent.add("deletion without ground, refused");
      books.require(
          answer.status() == 422 || answer.status() == 400,
          "A return without a ground was not refused: " + answer.status());
      return;
    }
    sent.add(name(message));
    if (message.says() instanceof Says.Deleted says) grounds.add("(" + says.ground() + ")");
    answered.dryRun().ifPresent(first -> noteDryRun(message, first, answer));
    if (answer.isSuccess()) {
      evidence.taken(message, onRoll.now(), answer.body().path("receipt").asText(""));
    } else {
      books.violated(
          "A lawful message was refused: "
              + name(message)
              + " of "
              + message.urn()
              + ", "
              + answer.problem());
    }
  }

  private void noteDryRun(Message message, Answer first, Answer then) {
    JsonNode body = first.body();
    books.require(
        first.status() == 200 && body.path("dryRun").asBoolean() && !body.has("receipt"),
        "A dry run was not answered as one: " + message.urn() + ", " + first.problem());
    int before = body.path("findings").size();
    int after = then.body().path("findings").size();
    dryRuns.add(
        before == 0
            ? "nothing was missing"
            : after == 0
                ? "put right before it was sent"
                : after < before ? "put right in part" : "sent as it was");
  }

  private static String name(Message message) {
    return switch (message.says()) {
      case Says.Deleted d -> "deletion";
      case Says.Entered e -> "new pupil";
      case Says.HomeEducates h -> "home-education notice";
      case Says.Absent a -> "attendance";
      case Says.Ill i -> "sickness";
      case Says.AttendsPartTime p -> "reduced timetable";
      case Says.Refers r -> "referral";
    };
  }

  Tally sent() {
    return sent;
  }

  /** Deletion returns, by the ground that they cite. */
  Tally grounds() {
    return grounds;
  }

  /** What came of asking first. */
  Tally dryRuns() {
    return dryRuns;
  }
}
