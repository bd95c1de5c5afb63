package org.onroll.notificationintake;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.LocalDate;
import org.onroll.domain.attendance.AbsenceReturns;
import org.onroll.domain.attendance.ReducedTimetable;
import org.onroll.domain.attendance.ReducedTimetables;
import org.onroll.domain.law.DueDate;
import org.onroll.domain.law.Rules;
import org.onroll.domain.returns.AttendanceReturn;
import org.onroll.domain.returns.Circumstances;
import org.onroll.domain.returns.ReducedTimetableReturn;
import org.onroll.domain.returns.Session;
import org.onroll.domain.returns.SicknessReturn;

/** What a sender is told of a pupil who is on the roll and does not attend, or not full time. */
final class AbsenceAnswers {
  private AbsenceAnswers() {}

  static ObjectNode attendance(
      Circumstances at, AttendanceReturn word, AbsenceReturns.Reported reported) {
    Reply reply = new Reply().findings(word.findings(at));
    never(reply, reported.neverOnRoll());
    if (word.pattern() == AttendanceReturn.Pattern.CONTINUOUS && word.fromGiven()) {
      reply.deadline(at.due(Rules.ATTENDANCE_RETURN, word.from()));
    }
    if (word.mayBecomeGroundI()) {
      DueDate may = at.due(Rules.GROUND_I_EARLIEST, word.from());
      reply
          .deadline(may)
          .next(
              "If every day is coded G, N or O until then, ground (i) may be looked at from "
                  + may.earliest().orElseThrow()
                  + ", after enquiries that you and the authority make together. We tell you both"
                  + " that morning.");
    }
    word.sessions().stream()
        .filter(Session::hasN)
        .map(Session::date)
        .max(LocalDate::compareTo)
        .ifPresent(day -> reply.deadline(at.due(Rules.CODE_N_RESOLUTION, day)));
    if (reported.reportedBefore()) {
      reply
          .mark("reported-before")
          .next(
              "This absence was reported before, receipt "
                  + reported.earlier()
                  + "; it is kept as one, with what is new.");
    }
    reply
        .next(
            "The county attendance team sees the absence in its list. The child is on your roll, so"
                + " no case of a child missing education is opened by this return.")
        .remains("Go on with your own contacts and enquiries, and replace code N in time.")
        .remains("While it lasts, send this return again at least once a calendar month.")
        .remains(
            "If the family has left the address, or nobody has seen the child, refer the child: a"
                + " return of absence is no referral.");
    if (reply.hasFindings()) reply.remains("Send what the findings ask for.");
    return reply.safeguarding(word.safeguarding()).json();
  }

  static ObjectNode sickness(
      Circumstances at, SicknessReturn word, AbsenceReturns.Reported reported) {
    Reply reply = new Reply().findings(word.findings(at));
    never(reply, reported.neverOnRoll());
    if (word.pattern() == SicknessReturn.Pattern.CONSECUTIVE && word.fromGiven()) {
      reply.deadline(at.due(Rules.SICKNESS_RETURN, word.from()));
    }
    if (reported.reportedBefore()) {
      reply
          .mark("reported-before")
          .next(
              "This spell was reported before in this school year, receipt "
                  + reported.earlier()
                  + ": one return is owed for it, and it is kept as one.");
    }
    reply
        .next(
            "The authority considers whether it must arrange education for a child who cannot"
                + " attend by sickness (Education Act 1996 s19).")
        .remains("Send work home where the child is well enough, and keep in touch.");
    if (reply.hasFindings()) reply.remains("Send what the findings ask for.");
    return reply.safeguarding(word.safeguarding()).json();
  }

  static ObjectNode timetable(ReducedTimetableReturn word, ReducedTimetables.Reported reported) {
    Reply reply = new Reply().findings(word.findings());
    ReducedTimetable timetable = reported.timetable();
    never(reply, reported.neverOnRoll());
    if (reported.reviewLate()) {
      reply
          .mark("review-late")
          .find(
              "reviewedOn",
              "the review was held after the day that it was due",
              "local service level (Oxfordshire): review at most every six weeks");
    }
    DueDate review = reported.review();
    if (review != null) {
      reply
          .deadline(review)
          .remains("Review the timetable by " + review.due() + ", and send the day of the review.")
          .remains("Code the sessions that the pupil does not attend C2.")
          .next(
              "The time on a reduced timetable is counted from "
                  + timetable.start()
                  + " until you send the first day full time again.");
    } else {
      reply.mark("ended").next("The time on the reduced timetable has ended.");
    }
    if (reply.hasFindings()) reply.remains("Send what the findings ask for.");
    return reply.safeguarding(word.safeguarding()).json();
  }

  private static void never(Reply reply, boolean neverOnRoll) {
    if (!neverOnRoll) return;
    reply
        .mark("never-on-roll")
        .find(
            "pupil",
            "no roll of this school has shown this pupil: is it the right one?",
            "SI 2024/208 reg 13");
  }
}
