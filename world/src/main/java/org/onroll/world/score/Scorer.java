package org.onroll.world.score;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import org.onroll.world.county.SchoolCalendar;
import org.onroll.world.office.Says;
import org.onroll.world.onroll.CaseFile;
import org.onroll.world.truth.Absence;
import org.onroll.world.truth.Registration;
import org.onroll.world.truth.Truth;

/** Holds what OnRoll shows on the last day against the truth. */
public final class Scorer {
  private static final int DAYS_WITH_FEED = 6;

  private final Truth truth;
  private final Evidence evidence;
  private final Known known;
  private final Waits waits;
  private final Chronicle chronicle;

  public Scorer(Truth truth, Evidence evidence, Known known) {
    this.truth = truth;
    this.evidence = evidence;
    this.known = known;
    this.waits = new Waits(truth, evidence);
    this.chronicle = new Chronicle(truth, evidence, known);
  }

  /**
   * The score of the last day.
   *
   * @param detail reads a case again with its events, for the instant of its opening
   */
  public Score score(UnaryOperator<CaseFile> detail) {
    List<Score.Finding> findings = new ArrayList<>();
    List<Absence> missing = truth.trulyMissing(truth.period().end());
    overlooked(missing, findings);
    int alarms = 0;
    int avoidable = 0;
    FalseAlarms falseAlarms = new FalseAlarms(truth, evidence);
    for (CaseFile file : known.cases()) {
      Optional<String> child = known.child(file);
      if (child.isEmpty()) {
        alarms++;
        avoidable++;
        findings.add(chronicle.ofNobody(file));
      } else if (falseAlarms.isFalseAlarm(child.get(), file.openedOn())) {
        alarms++;
        if (falseAlarms.isAvoidable(
            child.get(), file.openedAt().isPresent() ? file : detail.apply(file))) {
          avoidable++;
          findings.add(chronicle.finding(Score.Kind.AVOIDABLE_FALSE_ALARM, child.get()));
        }
      }
    }
    List<WrongClosures.Closed> wrong = new WrongClosures(truth, evidence, known).all();
    for (WrongClosures.Closed closed : wrong) {
      Score.Kind kind =
          closed.avoidable() ? Score.Kind.AVOIDABLE_WRONG_CLOSURE : Score.Kind.WRONG_CLOSURE;
      findings.add(chronicle.finding(kind, closed.childId()));
    }
    return new Score(
        group(missing, a -> true, file -> true),
        group(missing, this::isWithFeed, file -> hasFeed(file.lastSchool())),
        alarms,
        avoidable,
        wrong.size(),
        (int) wrong.stream().filter(WrongClosures.Closed::avoidable).count(),
        (int) missing.stream().filter(this::isDeclared).count(),
        truth.departures().size(),
        List.copyOf(findings));
  }

  private void overlooked(List<Absence> missing, List<Score.Finding> findings) {
    for (Absence absence : missing) {
      if (isUnderEnquiry(absence) || isPending(absence)) continue;
      Score.Kind kind =
          isWithFeed(absence) ? Score.Kind.OVERLOOKED : Score.Kind.OVERLOOKED_WITHOUT_FEED;
      findings.add(chronicle.finding(kind, absence.childId()));
    }
  }

  private Score.Group group(List<Absence> all, Predicate<Absence> in, Predicate<CaseFile> opened) {
    List<Absence> missing = all.stream().filter(in).toList();
    long cases = known.cases().stream().filter(opened).count();
    return new Score.Group(
        missing.size(),
        (int) missing.stream().filter(this::isUnderEnquiry).count(),
        (int) missing.stream().filter(a -> !isUnderEnquiry(a) && isPending(a)).count(),
        median(missing),
        missing.isEmpty()
            ? OptionalDouble.empty()
            : OptionalDouble.of((double) cases / missing.size()));
  }

  /** With an open case, of either kind, on the last day. */
  private boolean isUnderEnquiry(Absence absence) {
    return known.hasOpenCase(absence.childId());
  }

  /**
   * Open in OnRoll's ledger, while the wait that the rules set has not run out by the world's own
   * reckoning. The last day of a wait still belongs to it.
   */
  private boolean isPending(Absence absence) {
    boolean before =
        known.cases(absence.childId()).stream()
            .anyMatch(c -> c.openedOn().isBefore(absence.first()));
    return known.hasOpenEntry(absence.childId())
        && waits
            .lastDay(absence, before)
            .filter(day -> !day.isBefore(truth.period().end()))
            .isPresent();
  }

  /**
   * The child's last school had an accepted roll on each of the last six school days, its own
   * closures left out. A child with no last school has no feed.
   */
  private boolean isWithFeed(Absence absence) {
    return absence.left().map(Registration::urn).filter(this::hasFeed).isPresent();
  }

  private boolean hasFeed(String urn) {
    if (!truth.schools().has(urn)) return false;
    List<LocalDate> days = truth.period().daysOf(truth.schools().at(urn));
    List<LocalDate> last = days.subList(Math.max(0, days.size() - DAYS_WITH_FEED), days.size());
    return evidence.acceptedDays(urn).containsAll(last);
  }

  /**
   * From the first day on no roll to the opening of the case, in the county's school days: 0 where
   * it was opened on the first such school day or before. Children without an open case have no
   * such span and are left out.
   */
  private OptionalDouble median(List<Absence> missing) {
    return Medians.of(missing.stream().flatMap(a -> span(a).stream()).toList());
  }

  private Optional<Integer> span(Absence absence) {
    return known.cases(absence.childId()).stream()
        .filter(CaseFile::open)
        .map(CaseFile::openedOn)
        .min(Comparator.naturalOrder())
        .map(opened -> SchoolCalendar.schoolDays(absence.first(), opened.minusDays(1)).size());
  }

  /**
   * What an authority that relies on returns alone would have under enquiry: the school that the
   * child left has sent a deletion return that says the destination is unknown, cites ground (h) or
   * (i), or has the social-care flag.
   */
  private boolean isDeclared(Absence absence) {
    return absence
        .left()
        .map(left -> evidence.deletions(absence.childId(), left.urn()))
        .orElse(List.of())
        .stream()
        .anyMatch(t -> t.message().says() instanceof Says.Deleted says && says.callsForEnquiry());
  }
}
