package org.onroll.world.score;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.onroll.world.county.Age;
import org.onroll.world.county.Slot;
import org.onroll.world.office.Message;
import org.onroll.world.office.Says;
import org.onroll.world.onroll.CaseFile;
import org.onroll.world.onroll.LedgerEntry;
import org.onroll.world.truth.Registration;
import org.onroll.world.truth.Timeline;
import org.onroll.world.truth.Truth;

/** Tells what happened to a child, in the world and in OnRoll, for whoever looks into a finding. */
final class Chronicle {
  private record Line(LocalDate on, String text) {}

  private final Truth truth;
  private final Evidence evidence;
  private final Known known;

  Chronicle(Truth truth, Evidence evidence, Known known) {
    this.truth = truth;
    this.evidence = evidence;
    this.known = known;
  }

  Score.Finding finding(Score.Kind kind, String childId) {
    Timeline timeline = truth.of(childId);
    List<Line> lines = new ArrayList<>();
    lines.add(new Line(timeline.child().born(), "born"));
    LocalDate ofAge = Age.compulsoryFrom(timeline.child().born());
    if (ofAge.isAfter(truth.period().start()))
      lines.add(new Line(ofAge, "reaches compulsory school age"));
    timeline.registrations().forEach(r -> registration(r, lines));
    timeline.stays().stream()
        .filter(s -> s.from().isAfter(truth.period().start()))
        .forEach(
            s -> lines.add(new Line(s.from(), "truth: " + s.where().getClass().getSimpleName())));
    truth.departures().stream()
        .filter(d -> d.childId().equals(childId))
        .forEach(
            d ->
                lines.add(
                    new Line(
                        d.last(),
                        "truth: left "
                            + d.urn()
                            + ", "
                            + d.fate().words()
                            + (d.endOfPhase() ? " (end of phase)" : ""))));
    evidence
        .about(childId)
        .forEach(t -> lines.add(new Line(Slot.dayOf(t.at()), words(t.message()))));
    known.entries(childId).forEach(e -> lines.add(line(e)));
    known.cases(childId).forEach(c -> cases(c, lines));
    lines.sort(Comparator.comparing(Line::on));
    String upn =
        timeline.registrations().isEmpty()
            ? timeline.child().upn()
            : timeline.registrations().getLast().upn();
    String urn = timeline.registrations().isEmpty() ? "" : timeline.registrations().getLast().urn();
    return new Score.Finding(
        kind, childId, upn, urn, lines.stream().map(l -> l.on() + " " + l.text()).toList());
  }

  Score.Finding ofNobody(CaseFile file) {
    return new Score.Finding(
        Score.Kind.AVOIDABLE_FALSE_ALARM,
        "",
        file.child().upn(),
        file.lastSchool(),
        List.of(
            file.openedOn()
                + " case "
                + file.reference()
                + " on a child whom the world does not have"));
  }

  private void registration(Registration r, List<Line> lines) {
    String school =
        r.urn()
            + " ("
            + r.status()
            + ", "
            + (truth.schools().at(r.urn()).hasFeed() ? "feed" : "no feed")
            + ")";
    lines.add(
        new Line(
            r.first(),
            "truth: on the register of "
                + school
                + " as "
                + (r.upn().isEmpty() ? "no UPN" : r.upn())));
    evidence
        .firstWithout(r.childId(), r.urn())
        .ifPresent(
            roll ->
                lines.add(
                    new Line(
                        Slot.dayOf(roll.at()),
                        "roll of "
                            + r.urn()
                            + " for "
                            + roll.date()
                            + " accepted without the child")));
  }

  private static String words(Message message) {
    return switch (message.says()) {
      case Says.Deleted d ->
          message.urn()
              + " declared: deleted "
              + d.deletionDate()
              + ", ground "
              + d.ground()
              + ", "
              + d.destination()
              + (d.namedUrn().isEmpty() ? "" : " " + d.namedUrn())
              + d.expectedFirstDay().map(day -> ", expected " + day).orElse("")
              + (d.socialCare() ? ", social care" : "");
      case Says.Entered e -> message.urn() + " declared: entered " + e.entry();
      case Says.HomeEducates h -> "parent's notice: educated at home from " + h.from();
      case Says.Absent a ->
          message.urn() + " reported an absence from " + a.spell().first() + " to " + a.until();
      case Says.Ill i -> message.urn() + " reported sickness from " + i.spell().first();
      case Says.AttendsPartTime p ->
          message.urn() + " reported a reduced timetable from " + p.timetable().first();
      case Says.Refers r -> "referred by " + r.by().words();
    };
  }

  private Line line(LedgerEntry entry) {
    String claim =
        entry
            .claim()
            .map(c -> " by " + c.by() + " " + c.school() + c.on().map(on -> " on " + on).orElse(""))
            .orElse("");
    String waits =
        entry
            .waitingUntil()
            .map(day -> ", waits until " + day + " (" + entry.waitingRule() + ")")
            .orElse("");
    String held = entry.heldBackBy().isEmpty() ? "" : ", held back: " + entry.heldBackBy();
    LocalDate on = entry.since().or(entry::observedOn).orElse(truth.period().end());
    return new Line(
        on,
        "OnRoll: entry of " + entry.lastSchool() + " now " + entry.status() + claim + waits + held);
  }

  private static void cases(CaseFile file, List<Line> lines) {
    lines.add(
        new Line(
            file.openedOn(), "OnRoll: case " + file.reference() + " opened, " + file.reason()));
    file.closure()
        .ifPresent(
            c ->
                lines.add(
                    new Line(
                        c.on().orElse(file.openedOn()),
                        "OnRoll: case " + file.reference() + " closed as " + c.ground())));
  }
}
