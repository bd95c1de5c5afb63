package org.onroll.world.score;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import org.onroll.world.county.Slot;
import org.onroll.world.office.Says;
import org.onroll.world.onroll.CaseFile;
import org.onroll.world.truth.Timeline;
import org.onroll.world.truth.Truth;
import org.onroll.world.truth.Whereabouts;

/** Cases opened on children who were not missing. */
final class FalseAlarms {
  private final Truth truth;
  private final Evidence evidence;

  FalseAlarms(Truth truth, Evidence evidence) {
    this.truth = truth;
    this.evidence = evidence;
  }

  /**
   * Opened on a child who on the day of opening was in education (on a roll, at home, at a school
   * elsewhere) or out of scope (not of compulsory school age, or living outside the county), by the
   * world's truth.
   *
   * <p>A mover between the last day at the old school and the first at the new one is in no
   * education that day: a case opened then is no false alarm.
   */
  boolean isFalseAlarm(String childId, LocalDate openedOn) {
    Timeline timeline = truth.of(childId);
    return timeline.on(openedOn).isEducation() || !timeline.isInScope(openedOn);
  }

  /**
   * Avoidable: a message other than the losing school's own declaration had said so, and OnRoll had
   * taken it before the case was opened. Such a message is
   *
   * <ul>
   *   <li>an accepted roll, its school's newest, that shows the child under whatever name or
   *       number; the losing school's own roll counts where that school has not declared a
   *       deletion;
   *   <li>a new-pupil return of the school where the child really is;
   *   <li>the parent's notice, where the child really is educated at home;
   *   <li>a roll with a date of birth that puts the child outside compulsory school age.
   * </ul>
   */
  boolean isAvoidable(String childId, CaseFile file) {
    Instant opened = file.openedAt().orElseGet(() -> Slot.DAWN.on(file.openedOn()));
    Timeline timeline = truth.of(childId);
    if (!timeline.child().isCompulsoryAge(file.openedOn())) return true;
    return switch (timeline.on(file.openedOn())) {
      case Whereabouts.OnRoll on ->
          isShown(childId, file, opened)
              || isEnteredAt(childId, file, on.registration().urn(), opened);
      case Whereabouts.HomeEducated h ->
          evidence
              .about(childId)
              .anyMatch(
                  t -> t.at().isBefore(opened) && t.message().says() instanceof Says.HomeEducates);
      case Whereabouts.EducatedElsewhere e -> false;
      case Whereabouts.MovedAway m -> false;
      case Whereabouts.NoEducation n -> false;
    };
  }

  private boolean isShown(String childId, CaseFile file, Instant opened) {
    return evidence.shownAt(childId, opened).stream()
        .filter(urn -> truth.of(childId).isOnRollAt(urn, file.openedOn()))
        .anyMatch(
            urn -> !urn.equals(file.lastSchool()) || evidence.deletions(childId, urn).isEmpty());
  }

  private boolean isEnteredAt(String childId, CaseFile file, String urn, Instant opened) {
    Optional<Evidence.Taken> entered =
        evidence
            .about(childId)
            .filter(t -> t.at().isBefore(opened))
            .filter(
                t -> t.message().says() instanceof Says.Entered && t.message().urn().equals(urn))
            .findFirst();
    return entered.isPresent() && !urn.equals(file.lastSchool());
  }
}
