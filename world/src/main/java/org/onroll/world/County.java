package org.onroll.world;

import java.util.List;
import java.util.Optional;
import org.onroll.world.county.Closure;
import org.onroll.world.county.Dice;
import org.onroll.world.county.OwnDays;
import org.onroll.world.county.Period;
import org.onroll.world.county.Schools;
import org.onroll.world.feed.FeedPlan;
import org.onroll.world.office.AbsenceReturns;
import org.onroll.world.office.AssurancePlan;
import org.onroll.world.office.CalendarPlan;
import org.onroll.world.office.Grounds;
import org.onroll.world.office.OfficePlan;
import org.onroll.world.office.ReferralPlan;
import org.onroll.world.office.RollQuestions;
import org.onroll.world.truth.Attendance;
import org.onroll.world.truth.AttendanceDraw;
import org.onroll.world.truth.History;
import org.onroll.world.truth.Truth;

/**
 * A county with its truth and all that will be sent, drawn from the seed before anything is. Who
 * comes and goes is drawn first; what is drawn after it has streams of its own and leaves it as it
 * is.
 */
record County(
    Truth truth,
    FeedPlan feeds,
    OfficePlan offices,
    Attendance attendance,
    Optional<Closure> closure,
    AssurancePlan assurances,
    Grounds grounds,
    List<RollQuestions.Question> questions) {
  static County draw(Settings settings) {
    Dice dice = new Dice(settings.seed());
    Period period = Period.of(settings.start(), settings.weeks());
    Schools schools = Schools.draw(settings.schools(), period, dice.on("schools"));
    Truth truth = History.draw(dice.on("history"), settings.pupils(), schools, period);
    FeedPlan feeds = FeedPlan.draw(truth, dice.on("feeds"));
    OfficePlan rolls = OfficePlan.draw(truth, dice.on("offices"));
    Optional<Closure> closure = CalendarPlan.draw(truth, rolls, dice.on("calendar"));
    Attendance attendance = AttendanceDraw.draw(truth, new OwnDays(closure), dice.on("attendance"));
    AssurancePlan assurances = AssurancePlan.draw(truth, rolls, dice.on("assurances"));
    Grounds grounds = Grounds.draw(truth, rolls, dice.on("grounds"));
    OfficePlan declared = grounds.plan();
    OfficePlan offices =
        declared
            .with(ReferralPlan.draw(truth, attendance, declared, dice.on("referrals")))
            .with(AbsenceReturns.draw(truth, attendance, dice.on("absence returns")));
    List<RollQuestions.Question> questions = RollQuestions.draw(truth, dice.on("roll questions"));
    return new County(truth, feeds, offices, attendance, closure, assurances, grounds, questions);
  }
}
