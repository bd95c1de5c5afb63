package org.onroll.world.score;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.onroll.world.office.Says;
import org.onroll.world.onroll.ReportedTimetable;
import org.onroll.world.onroll.SchoolDeadline;
import org.onroll.world.truth.Attendance;
import org.onroll.world.truth.PartTime;

/** Holds the reduced timetables that OnRoll lists against the truth and what it was told. */
public final class TimetableScorer {
  private static final String REVIEW = "timetable-review";
  private static final int SIX_WEEKS = 42;

  private final Attendance attendance;
  private final Evidence evidence;
  private final Identities identities;
  private final Books books;

  public TimetableScorer(
      Attendance attendance, Evidence evidence, Identities identities, Books books) {
    this.attendance = attendance;
    this.evidence = evidence;
    this.identities = identities;
    this.books = books;
  }

  /** The score, from the list of officers and the open deadlines of all schools. */
  public TimetableScore score(List<ReportedTimetable> listed, List<SchoolDeadline> deadlines) {
    LocalDate end = attendance.end();
    List<PartTime> all =
        attendance.partTimes().stream().filter(p -> !p.first().isAfter(end)).toList();
    List<PartTime> told = all.stream().filter(p -> !said(p).isEmpty()).toList();
    int known = 0;
    long knownDays = 0;
    int overdue = 0;
    int notReviewed = 0;
    for (PartTime timetable : all) {
      Optional<ReportedTimetable> one = check(timetable, listed);
      if (one.isEmpty()) continue;
      known++;
      knownDays += one.get().days();
      if (!isOverdue(timetable, deadlines)) continue;
      overdue++;
      if (timetable.reviews().isEmpty()) notReviewed++;
    }
    return new TimetableScore(
        all.size(),
        (int) all.stream().filter(p -> p.lasts(end)).count(),
        all.stream().mapToLong(p -> p.days(end)).sum(),
        known,
        knownDays,
        all.size() - told.size(),
        (int) told.stream().filter(p -> !p.consent()).count(),
        (int) told.stream().filter(p -> !p.plan()).count(),
        overdue,
        notReviewed);
  }

  private List<Says.AttendsPartTime> said(PartTime timetable) {
    List<Says.AttendsPartTime> said = new ArrayList<>();
    evidence
        .about(timetable.childId())
        .forEach(
            t -> {
              if (t.message().says() instanceof Says.AttendsPartTime s) said.add(s);
            });
    return said;
  }

  /** Told of and not ended: listed once, with its days and reviews. Else not at all. */
  private Optional<ReportedTimetable> check(PartTime timetable, List<ReportedTimetable> listed) {
    List<Says.AttendsPartTime> said = said(timetable);
    boolean lasts = !said.isEmpty() && said.stream().allMatch(s -> s.fullTime().isEmpty());
    List<ReportedTimetable> own =
        listed.stream()
            .filter(t -> t.urn().equals(timetable.urn()))
            .filter(t -> isOf(timetable, identities.of(t.child(), t.urn())))
            .toList();
    String which = "timetable of " + timetable.childId() + " at " + timetable.urn();
    books.require(own.size() == (lasts ? 1 : 0), "Listed " + own.size() + " times: " + which);
    if (own.size() != 1) return Optional.empty();
    ReportedTimetable one = own.getFirst();
    long days = timetable.first().until(attendance.end(), java.time.temporal.ChronoUnit.DAYS);
    books.require(
        one.days() == days, "With " + one.days() + " days instead of " + days + ": " + which);
    long reviews = said.stream().filter(s -> s.reviewed().isPresent()).count();
    books.require(
        one.reviews() == reviews,
        "With " + one.reviews() + " reviews instead of " + reviews + ": " + which);
    return Optional.of(one);
  }

  private static boolean isOf(PartTime timetable, Optional<String> child) {
    return child.filter(timetable.childId()::equals).isPresent();
  }

  /** By OnRoll's list, and the same by the world's own count of six weeks. */
  private boolean isOverdue(PartTime timetable, List<SchoolDeadline> deadlines) {
    boolean shown =
        deadlines.stream()
            .filter(d -> d.rule().equals(REVIEW) && d.urn().equals(timetable.urn()))
            .filter(d -> isOf(timetable, identities.of(d.child(), d.urn())))
            .anyMatch(SchoolDeadline::isOverdue);
    LocalDate last =
        said(timetable).stream()
            .flatMap(s -> s.reviewed().stream())
            .reduce(timetable.first(), (a, b) -> a.isAfter(b) ? a : b);
    boolean counted = last.plusDays(SIX_WEEKS).isBefore(attendance.end());
    books.require(
        shown == counted,
        "A review of the timetable of "
            + timetable.childId()
            + " at "
            + timetable.urn()
            + (counted ? " is overdue and not shown so" : " is shown as overdue and is not"));
    return shown;
  }
}
