package org.onroll.world;

import java.time.LocalDate;
import org.onroll.world.office.RollQuestions.Question;
import org.onroll.world.onroll.Answer;
import org.onroll.world.onroll.Caller;
import org.onroll.world.onroll.OnRoll;
import org.onroll.world.score.Books;
import org.onroll.world.score.Evidence;

/** Asks whether children are on a roll here, and is answered by what OnRoll has accepted. */
final class AnotherAuthority {
  private final County county;
  private final OnRoll onRoll;
  private final Books books;
  private final Evidence evidence;
  private final Tally answers = new Tally();

  AnotherAuthority(County county, OnRoll onRoll, Books books, Evidence evidence) {
    this.county = county;
    this.onRoll = onRoll;
    this.books = books;
    this.evidence = evidence;
  }

  void work(LocalDate day) {
    county.questions().stream().filter(q -> q.on().equals(day)).forEach(this::ask);
  }

  private void ask(Question question) {
    Answer answer = onRoll.post(Caller.ANOTHER_AUTHORITY, "/roll-questions", question.body());
    String said = answer.body().path("answer").asText("");
    boolean shown = !evidence.shownAt(question.childId(), onRoll.now()).isEmpty();
    books.require(
        answer.isSuccess(), "Another authority's question was refused: " + answer.problem());
    // Of namesakes nobody can say more than that there are some.
    books.require(
        said.equals("more-than-one") || said.equals(shown ? "on-roll" : "not-on-roll"),
        "Another authority was told " + said + " of " + question.childId());
    answers.add(said.replace('-', ' '));
  }

  /** What it was told. */
  Tally answers() {
    return answers;
  }
}
