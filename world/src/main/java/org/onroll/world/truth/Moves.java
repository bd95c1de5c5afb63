package org.onroll.world.truth;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.onroll.world.county.Child;
import org.onroll.world.county.Dice;
import org.onroll.world.county.Nursery;
import org.onroll.world.county.School;
import org.onroll.world.county.SchoolCalendar;
import org.onroll.world.county.Schools;
import org.onroll.world.county.Spelling;
import org.onroll.world.county.Upn;

/** Single moves of single children, with what offices do to names and numbers on the way. */
final class Moves {
  private static final double RESPELT = 0.3;
  private static final double REISSUED = 0.04;
  private static final double NUMBERED_AT_LAST = 0.5;

  private final Register register;
  private final Schools schools;
  private final Nursery nursery;
  private final Dice dice;

  Moves(Register register, Schools schools, Nursery nursery, Dice dice) {
    this.register = register;
    this.schools = schools;
    this.nursery = nursery;
    this.dice = dice;
  }

  /** Schools of the county with that year group, without the one that is left. */
  List<School> withPlaces(int yearGroup, boolean feed, String notUrn) {
    return schools
        .all()
        .filter(s -> s.hasFeed() == feed && s.teaches(yearGroup) && !s.urn().equals(notUrn))
        .filter(s -> s.kind() != School.Kind.PRU)
        .toList();
  }

  /** Leaves one register and enters another. */
  void transfer(
      Registration from,
      School to,
      LocalDate last,
      LocalDate first,
      Fate fate,
      boolean endOfPhase) {
    Child child = register.child(from.childId());
    register.delete(
        from,
        new Departure(
            child.id(), from.urn(), from.status(), last, fate, endOfPhase, to.urn(), first));
    Spelling name = dice.chance(RESPELT) ? from.name().plain() : from.name();
    String upn = numberAt(to, from.upn(), first);
    String former = upn.equals(from.upn()) || dice.chance(0.5) ? "" : from.upn();
    register.enter(child, to, EnrolStatus.C, first, name, upn, former);
  }

  private String numberAt(School to, String upn, LocalDate first) {
    double change = Upn.isPermanent(upn) ? REISSUED : NUMBERED_AT_LAST;
    return dice.chance(change) ? nursery.newNumber(to, first) : upn;
  }

  /** Leaves a register and enters none; where the child really is follows from the fate. */
  void leave(
      Registration from,
      LocalDate last,
      Fate fate,
      boolean endOfPhase,
      String saidNext,
      LocalDate saidFirst) {
    register.delete(
        from,
        new Departure(
            from.childId(),
            from.urn(),
            from.status(),
            last,
            fate,
            endOfPhase,
            saidNext,
            saidFirst));
    whereaboutsOf(fate)
        .ifPresent(where -> register.stay(from.childId(), last.plusDays(1), LocalDate.MAX, where));
  }

  void leave(Registration from, LocalDate last, Fate fate, boolean endOfPhase) {
    leave(from, last, fate, endOfPhase, "", SchoolCalendar.schoolDayAfter(last, 1));
  }

  private static Optional<Whereabouts> whereaboutsOf(Fate fate) {
    return switch (fate) {
      case MOVED_AWAY, ABROAD -> Optional.of(new Whereabouts.MovedAway());
      case EDUCATED_ELSEWHERE -> Optional.of(new Whereabouts.EducatedElsewhere());
      case HOME_EDUCATED -> Optional.of(new Whereabouts.HomeEducated());
      case MOVED,
          MOVED_WITHOUT_FEED,
          CAME_BACK,
          VANISHED,
          ENTERED_AND_VANISHED,
          NEVER_ARRIVED,
          FALSE_HOME_EDUCATION,
          FALSE_ABROAD,
          LEAVE_OVERRUN,
          LONG_ABSENCE,
          NOT_TURNED_UP,
          TOO_YOUNG,
          OVER_AGE,
          SECOND_REGISTRATION ->
          Optional.empty();
    };
  }
}
