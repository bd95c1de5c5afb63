package org.onroll.world;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import org.onroll.world.score.AbsenceScore;
import org.onroll.world.score.CalendarMoves;
import org.onroll.world.score.HomeEducationScore;
import org.onroll.world.score.ReferralScore;
import org.onroll.world.score.ReturnsScore;
import org.onroll.world.score.TimetableScore;

/** What returns tell of children who stay, for programs. */
final class JsonReturns {
  private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

  private JsonReturns() {}

  static ObjectNode of(Outcome outcome) {
    ReturnsScore score = outcome.balance().returns();
    ObjectNode root = JSON.objectNode();
    root.set("absences", absences(score.absences()));
    root.set("reducedTimetables", timetables(score.timetables()));
    root.set("homeEducation", homeEducation(score.homeEducation()));
    root.set("referrals", referrals(score.referrals()));
    root.set("rollQuestions", JsonReport.tally(outcome.neighbour()));
    root.set("assurances", JsonReport.tally(outcome.homeEducation()));
    root.set("grounds", JsonReport.tally(outcome.post().grounds()));
    root.put("groundsWrong", outcome.county().grounds().wrong());
    root.set("dryRuns", JsonReport.tally(outcome.post().dryRuns()));
    outcome.calendar().ifPresent(moves -> root.set("calendar", calendar(moves)));
    return root;
  }

  private static ObjectNode absences(AbsenceScore score) {
    ObjectNode node = JSON.objectNode();
    node.put("longAbsent", score.longAbsent());
    node.put("gone", score.gone());
    node.put("known", score.known());
    node.put("goneKnown", score.goneKnown());
    node.put("codedIll", score.codedIll());
    JsonReport.number(node, "medianSchoolDaysUntilKnown", score.medianDaysUntilKnown());
    node.set("attendanceReturns", owed(score.attendance()));
    node.put("toldBeforeTheTenthDay", score.beforeTheTenth());
    node.put("irregular", score.irregular());
    node.put("irregularKnown", score.irregularKnown());
    node.put("irregularToldMonthly", score.irregularMonthly());
    node.set("sicknessReturns", owed(score.sickness()));
    node.put("questionableSickness", score.questionable());
    return node;
  }

  private static ObjectNode owed(AbsenceScore.Owed owed) {
    return JSON.objectNode()
        .put("owed", owed.all())
        .put("inTime", owed.inTime())
        .put("late", owed.late())
        .put("never", owed.never());
  }

  private static ObjectNode timetables(TimetableScore score) {
    return JSON.objectNode()
        .put("pupils", score.pupils())
        .put("lasting", score.lasting())
        .put("days", score.days())
        .put("known", score.known())
        .put("knownDays", score.knownDays())
        .put("neverTold", score.neverTold())
        .put("withoutConsent", score.withoutConsent())
        .put("withoutPlan", score.withoutPlan())
        .put("reviewOverdue", score.reviewOverdue())
        .put("notReviewed", score.notReviewed());
  }

  private static ObjectNode homeEducation(HomeEducationScore score) {
    return JSON.objectNode()
        .put("notices", score.notices())
        .put("unsuitable", score.unsuitable())
        .put("unsuitableOpen", score.unsuitableOpen())
        .put("schoolsWordAlone", score.schoolsWordAlone())
        .put("notEducated", score.notEducated())
        .put("notEducatedOpen", score.notEducatedOpen());
  }

  private static ObjectNode referrals(ReferralScore score) {
    ObjectNode node = JSON.objectNode();
    node.set("bySource", rows(score.sources()));
    node.set("byTruth", rows(score.leads()));
    return node.put("missingUnderEnquiry", score.underEnquiry())
        .put("throughReferralAlone", score.throughReferralAlone())
        .put("secondCases", score.secondCases());
  }

  private static ArrayNode rows(List<ReferralScore.Row> rows) {
    ArrayNode node = JSON.arrayNode();
    for (ReferralScore.Row row : rows) {
      node.addObject()
          .put("name", row.name())
          .put("referrals", row.all())
          .put("joinedACase", row.joined())
          .put("openedOpen", row.open())
          .put("openedClosed", row.closed())
          .put("noCase", row.elsewhere());
    }
    return node;
  }

  private static ObjectNode calendar(CalendarMoves moves) {
    ObjectNode node = JSON.objectNode().put("school", moves.closure().urn());
    ArrayNode days = node.putArray("days");
    moves.closure().days().forEach(d -> days.add(d.toString()));
    node.put("reason", moves.closure().reason());
    node.put("countingItsDays", moves.following());
    node.put("others", moves.others());
    ArrayNode moved = node.putArray("moved");
    moves
        .moved()
        .forEach(
            m ->
                moved
                    .addObject()
                    .put("rule", m.deadline().rule())
                    .put("from", m.before().toString())
                    .put("to", m.deadline().due().toString())
                    .put("why", m.deadline().lastMove().map(l -> l.why()).orElse("")));
    return node;
  }
}
