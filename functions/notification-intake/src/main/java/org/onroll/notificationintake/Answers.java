package org.onroll.notificationintake;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.LocalDate;
import org.onroll.domain.law.DueDate;
import org.onroll.domain.law.Rule;
import org.onroll.domain.law.Rules;
import org.onroll.domain.law.Unit;
import org.onroll.domain.reconciliation.ReturnReconciler.Outcome;
import org.onroll.domain.returns.Circumstances;
import org.onroll.domain.returns.DeletionReturn;
import org.onroll.domain.returns.Destination;
import org.onroll.domain.returns.HomeEducationAssurance;
import org.onroll.domain.returns.HomeEducationNotice;
import org.onroll.domain.returns.NewPupilReturn;
import org.onroll.domain.returns.Said;

/** What a sender is told of a pupil who comes, goes, or is educated at home. */
final class Answers {
  private Answers() {}

  static ObjectNode deletion(Circumstances at, DeletionReturn word, Outcome outcome) {
    Reply reply = new Reply().findings(word.findings(at));
    if (outcome.late()) {
      reply
          .mark("late")
          .find(
              "deletionDate",
              "the deletion is past: the return was due no later than the deletion",
              owed(at, word));
    }
    LocalDate lastRoll = outcome.lastRoll();
    if (outcome.onRoll() && lastRoll != null && word.deletionDate().isBefore(lastRoll)) {
      reply
          .mark("backdated")
          .find(
              "deletionDate",
              "the roll of "
                  + lastRoll
                  + " still shows the pupil: a name is deleted when the ground is met, never"
                  + " retrospectively",
              "SI 2024/208 reg 9");
    }
    if (outcome.neverOnRoll()) {
      reply
          .mark("never-on-roll")
          .find(
              "pupil",
              "no roll of this school has shown this pupil: is it the right one?",
              owed(at, word));
    }
    reply
        .next(
            "The authority keeps the child in its ledger until another school, a parent's notice"
                + " or evidence claims the child.")
        .next(nextFor(word.next()));
    if (outcome.onRoll()) {
      reply.remains("Take the name off the roll on the day of deletion; the roll still shows it.");
    }
    if (word.next().kind() == Destination.Kind.SCHOOL) {
      DueDate ctf = at.due(Rules.CTF_TRANSFER, word.deletionDate());
      reply
          .deadline(ctf)
          .remains(
              "Send the Common Transfer File to the next school within 15 school days of leaving,"
                  + " by "
                  + ctf.due()
                  + ".");
    }
    if (reply.hasFindings()) {
      reply.remains("Send what the findings ask for, as a return with the same pupil and ground.");
    }
    return reply.safeguarding(word.safeguarding()).json();
  }

  private static String owed(Circumstances at, DeletionReturn word) {
    return at.rule(Rules.DELETION_RETURN, word.deletionDate()).citation();
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

  /**
   * @param law of the return, as it is for the day of the entry
   * @param asked the authority has asked for returns of those who are exempt, too
   */
  static ObjectNode newPupil(NewPupilReturn word, Outcome outcome, Rule law, boolean asked) {
    Reply reply = new Reply().findings(word.findings());
    if (outcome.late()) {
      reply
          .mark("late")
          .find(
              "entryDate",
              "the return was due by the end of the fifth "
                  + (law.unit() == Unit.SCHOOL_DAY ? "school day" : "day")
                  + " after the entry",
              law.citation()
                  + (law.unit() == Unit.SCHOOL_DAY ? "; this authority reads a school day" : ""));
    }
    if (outcome.exempt()) reply.mark("exempt");
    if (outcome.neverOnRoll()) reply.mark("never-on-roll");
    reply.next("The authority holds the return against the school's roll.");
    if (outcome.exempt()) {
      reply.next(
          asked
              ? "The authority has asked for these returns too: the most junior class, on the first"
                  + " day of the school year."
              : "No return was owed: the most junior class, on the first day of the school year.");
    }
    if (!outcome.onRoll()) reply.remains("Show the pupil on the next roll that you send.");
    if (reply.hasFindings()) reply.remains("Send what the findings ask for.");
    return reply.safeguarding(word.safeguarding()).json();
  }

  /**
   * @param assured until when an assurance is waited for
   */
  static ObjectNode homeEducation(HomeEducationNotice notice, DueDate assured) {
    Reply reply =
        new Reply()
            .findings(notice.safeguarding().findings())
            .deadline(assured)
            .next(
                "The authority asks for an assurance that the education is suitable; its duty"
                    + " officer is reminded on "
                    + assured.due()
                    + ", if none is on record then.");
    concerns(reply, notice.safety() == Said.YES, notice.quality() == Said.YES);
    return reply.safeguarding(notice.safeguarding()).json();
  }

  /** What an officer is told of an assurance that was recorded (requirements A3, B8). */
  static ObjectNode assurance(HomeEducationAssurance word) {
    Reply reply = new Reply();
    switch (word.suitable()) {
      case YES -> reply.next("The education is recorded as suitable.");
      case NOT_YET_KNOWN ->
          reply
              .next("The assurance is still asked for; until then the notice alone stands.")
              .remains("Record the assurance when it comes.");
      case NO ->
          reply
              .mark("unsuitable")
              .next(
                  "A child whose education at home is found unsuitable is missing education: a CME"
                      + " case is open now, and stays open until that changes.")
              .remains("Begin the school attendance order.");
    }
    concerns(reply, word.safetyConcern(), word.qualityConcern());
    return reply.json();
  }

  /** Safety goes to MASH and the team; quality alone goes neither there nor into a case. */
  private static void concerns(Reply reply, boolean safety, boolean quality) {
    if (safety) {
      reply
          .mark("safety-concern")
          .mash()
          .signpost("EHE", "Tell the authority's elective home education team of it as well.")
          .remains("Refer the concern about safety to MASH: telling us here is not a referral.");
    }
    if (quality) {
      reply
          .mark("quality-concern")
          .next(
              "The concern about the quality of education is noted, and the elective home education"
                  + " policy says what follows; it makes the child neither missing education nor a"
                  + " matter for MASH.");
    }
  }
}
