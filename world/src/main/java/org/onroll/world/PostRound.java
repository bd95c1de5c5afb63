package org.onroll.world;

import java.time.LocalDate;
import org.onroll.world.county.Slot;
import org.onroll.world.office.Message;
import org.onroll.world.office.Says;
import org.onroll.world.onroll.Answer;
import org.onroll.world.onroll.Caller;
import org.onroll.world.onroll.OnRoll;
import org.onroll.world.score.Books;
import org.onroll.world.score.Evidence;

/** Sends what offices and parents have written. */
final class PostRound {
  private final County county;
  private final OnRoll onRoll;
  private final Books books;
  private final Evidence evidence;
  private final Tally sent = new Tally();

  PostRound(County county, OnRoll onRoll, Books books, Evidence evidence) {
    this.county = county;
    this.onRoll = onRoll;
    this.books = books;
    this.evidence = evidence;
  }

  /** A message, and what OnRoll answered. */
  private record Answered(Message message, Answer answer) {}

  void send(LocalDate day, Slot slot) {
    SideBySide.map(county.offices().on(day, slot), Message::urn, this::send).forEach(this::note);
  }

  private Answered send(Message message) {
    Caller caller = message.urn().isEmpty() ? Caller.PARENTS : Caller.office(message.urn());
    return new Answered(message, onRoll.post(caller, message.path(), message.body()));
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
    if (answer.isSuccess()) {
      evidence.taken(message, onRoll.now());
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

  private static String name(Message message) {
    return switch (message.says()) {
      case Says.Deleted d -> "deletion";
      case Says.Entered e -> "new pupil";
      case Says.HomeEducates h -> "home-education notice";
    };
  }

  Tally sent() {
    return sent;
  }
}
