package org.onroll.world.score;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.onroll.world.county.Age;
import org.onroll.world.county.School;
import org.onroll.world.county.SchoolCalendar;
import org.onroll.world.county.Slot;
import org.onroll.world.office.Says;
import org.onroll.world.truth.Absence;
import org.onroll.world.truth.Registration;
import org.onroll.world.truth.Truth;

/**
 * The world's own reckoning of how long a leaver may wait before it must be an enquiry, by OnRoll's
 * published defaults and from what was sent, so that a wait that OnRoll claims need not be
 * believed:
 *
 * <ul>
 *   <li>not at all where a return says that the destination is unknown, cites ground (h) or (i) or
 *       has the social-care flag, or where the child was missing before;
 *   <li>3 working days after the leaver was observed where no return has come;
 *   <li>5 working days after the expected first day at a school whose roll OnRoll receives; after
 *       the deletion where no such day was given, or where it is later than 5 working days after
 *       the deletion;
 *   <li>5 working days after the deletion where the return names home education and no notice came,
 *       or a place of which OnRoll receives no roll;
 *   <li>for the end of a phase, the 10th school day of the autumn term.
 * </ul>
 *
 * A child below compulsory school age waits for nothing: its wait begins on the day on which that
 * age does.
 */
final class Waits {
  private static final int WITHOUT_RETURN = 3;
  private static final int AFTER_DELETION = 5;
  private static final int INTO_AUTUMN = 10;

  private final Truth truth;
  private final Evidence evidence;

  Waits(Truth truth, Evidence evidence) {
    this.truth = truth;
    this.evidence = evidence;
  }

  /**
   * The last day on which that child may still wait; empty where OnRoll has been told nothing or
   * may not wait.
   */
  Optional<LocalDate> lastDay(Absence absence, boolean missingBefore) {
    if (missingBefore || absence.left().isEmpty()) return Optional.empty();
    Registration left = absence.left().get();
    if (endsPhase(left)) {
      LocalDate lastOfSummer = SchoolCalendar.firstDayOfAutumn(left.last().getYear()).minusDays(1);
      return Optional.of(SchoolCalendar.schoolDayAfter(lastOfSummer, INTO_AUTUMN));
    }
    LocalDate ofAge = Age.compulsoryFrom(truth.of(absence.childId()).child().born());
    Optional<LocalDate> withoutReturn =
        evidence
            .firstWithout(absence.childId(), left.urn())
            .map(
                roll ->
                    SchoolCalendar.workingDayAfter(
                        later(Slot.dayOf(roll.at()), ofAge), WITHOUT_RETURN));
    List<Evidence.Taken> returns = evidence.deletions(absence.childId(), left.urn());
    if (returns.isEmpty()) return withoutReturn;
    Evidence.Taken first = returns.getFirst();
    LocalDate came = Slot.dayOf(first.at());
    if (withoutReturn.filter(came::isAfter).isPresent()) return withoutReturn;
    return first.message().says() instanceof Says.Deleted says
        ? byReturn(says, ofAge)
        : Optional.empty();
  }

  private Optional<LocalDate> byReturn(Says.Deleted says, LocalDate ofAge) {
    if (says.callsForEnquiry()) return Optional.empty();
    LocalDate deletion = later(says.deletionDate(), ofAge);
    LocalDate afterDeletion = SchoolCalendar.workingDayAfter(deletion, AFTER_DELETION);
    boolean waitsForRoll = namesSchoolWithFeed(says);
    LocalDate from =
        says.expectedFirstDay()
            .filter(day -> waitsForRoll && !day.isAfter(afterDeletion))
            .orElse(deletion);
    return Optional.of(SchoolCalendar.workingDayAfter(later(from, deletion), AFTER_DELETION));
  }

  private boolean namesSchoolWithFeed(Says.Deleted says) {
    return Optional.of(says.namedUrn())
        .filter(truth.schools()::has)
        .map(truth.schools()::at)
        .filter(School::hasFeed)
        .isPresent();
  }

  private boolean endsPhase(Registration left) {
    return truth.departures().stream()
        .anyMatch(
            d ->
                d.endOfPhase()
                    && d.childId().equals(left.childId())
                    && d.urn().equals(left.urn())
                    && d.last().equals(left.last()));
  }

  private static LocalDate later(LocalDate a, LocalDate b) {
    return a.isAfter(b) ? a : b;
  }
}
