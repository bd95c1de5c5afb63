package org.onroll.notificationintake;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.onroll.domain.reconciliation.ReturnReconciler.Outcome;
import org.onroll.domain.returns.DeletionReturn;
import org.onroll.domain.returns.Destination;
import org.onroll.domain.returns.Finding;
import org.onroll.domain.returns.HomeEducationNotice;
import org.onroll.domain.returns.NewPupilReturn;
import org.onroll.domain.returns.Safeguarding;
import org.onroll.domain.school.School;
import org.onroll.platform.http.Json;
import org.onroll.platform.http.Signposts;
import org.onroll.platform.http.Views;

/** What a sender is told: marks, findings, what happens next and what is left to do. */
final class Answers {
  private static final String LATE = "SI 2024/208 reg 13(4) to (6)";

  private Answers() {}

  static ObjectNode deletion(School school, DeletionReturn word, Outcome outcome) {
    List<Finding> findings = new ArrayList<>(word.findings(school));
    List<String> marks = new ArrayList<>();
    if (outcome.late()) {
      marks.add("late");
      findings.add(
          new Finding(
              "deletionDate",
              "the deletion is past: the return was due no later than the deletion",
              LATE));
    }
    LocalDate lastRoll = outcome.lastRoll();
    boolean backdated =
        outcome.onRoll() && lastRoll != null && word.deletionDate().isBefore(lastRoll);
    if (backdated) {
      marks.add("backdated");
      findings.add(
          new Finding(
              "deletionDate",
              "the roll of "
                  + lastRoll
                  + " still shows the pupil: a name is deleted when the ground is met, never"
                  + " retrospectively",
              "SI 2024/208 reg 9"));
    }
    if (outcome.neverOnRoll()) {
      marks.add("never-on-roll");
      findings.add(
          new Finding(
              "pupil", "no roll of this school has shown this pupil: is it the right one?", LATE));
    }
    List<String> next = new ArrayList<>();
    next.add(
        "The authority keeps the child in its ledger until another school, a parent's notice or"
            + " evidence claims the child.");
    next.add(nextFor(word.next()));
    List<String> remaining = new ArrayList<>();
    if (outcome.onRoll()) {
      remaining.add("Take the name off the roll on the day of deletion; the roll still shows it.");
    }
    if (word.next().kind() == Destination.Kind.SCHOOL) {
      remaining.add(
          "Send the Common Transfer File to the next school within 15 school days of leaving.");
    }
    if (!findings.isEmpty()) {
      remaining.add("Send what the findings ask for, as a return with the same pupil and ground.");
    }
    return answer(marks, findings, next, remaining, word.safeguarding());
  }

  private static String nextFor(Destination next) {
    return switch (next.kind()) {
      case UNKNOWN -> "Since nobody knows where the child is next, an enquiry is opened at once.";
      case HOME_EDUCATION ->
          "The parent's own notice of home education is waited for; without it an enquiry is"
              + " opened.";
      case SCHOOL ->
          "The next school is expected to enter the child; if it does not, an enquiry is opened.";
      case ABROAD, OUTSIDE_ENGLAND, OTHER ->
          "A confirmation of where the child is is waited for; without it an enquiry is opened.";
    };
  }

  static ObjectNode newPupil(NewPupilReturn word, Outcome outcome) {
    List<Finding> findings = new ArrayList<>(word.findings());
    List<String> marks = new ArrayList<>();
    if (outcome.late()) {
      marks.add("late");
      findings.add(
          new Finding(
              "entryDate",
              "the return was due by the end of the fifth day after the entry",
              "SI 2024/208 reg 13(1)"));
    }
    if (outcome.exempt()) marks.add("exempt");
    if (outcome.neverOnRoll()) marks.add("never-on-roll");
    List<String> next = new ArrayList<>();
    next.add("The authority holds the return against the school's roll.");
    if (outcome.exempt()) {
      next.add("No return was owed: the most junior class, on the first day of the school year.");
    }
    List<String> remaining = new ArrayList<>();
    if (!outcome.onRoll()) remaining.add("Show the pupil on the next roll that you send.");
    if (!findings.isEmpty()) remaining.add("Send what the findings ask for.");
    return answer(marks, findings, next, remaining, word.safeguarding());
  }

  static ObjectNode homeEducation(HomeEducationNotice notice) {
    List<Finding> findings = new ArrayList<>();
    if (!notice.safeguarding().asked()) {
      findings.add(
          new Finding(
              "safeguarding.concern",
              "say whether there is a safeguarding concern",
              "requirement B5"));
    }
    return answer(
        List.of(),
        findings,
        List.of(
            "The authority's elective home education team is told, and asks for an assurance that"
                + " the education is suitable."),
        List.of(),
        notice.safeguarding());
  }

  static ObjectNode answer(
      List<String> marks,
      List<Finding> findings,
      List<String> next,
      List<String> remaining,
      Safeguarding safeguarding) {
    ObjectNode json = Json.object();
    Views.texts(json, "marks", marks);
    ArrayNode list = json.putArray("findings");
    findings.forEach(
        f ->
            list.addObject()
                .put("field", f.field())
                .put("message", f.message())
                .put("citation", f.citation()));
    Views.texts(json, "next", next);
    List<String> all = new ArrayList<>(remaining);
    all.addAll(Signposts.remaining(safeguarding));
    Views.texts(json, "remaining", all);
    Signposts.put(json, safeguarding);
    return json;
  }
}
