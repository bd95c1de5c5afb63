package org.onroll.world.truth;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.onroll.world.county.Age;
import org.onroll.world.county.Child;
import org.onroll.world.county.Dice;
import org.onroll.world.county.Nursery;
import org.onroll.world.county.Period;
import org.onroll.world.county.ReturnHabit;
import org.onroll.world.county.School;
import org.onroll.world.county.School.Kind;
import org.onroll.world.county.SchoolCalendar;
import org.onroll.world.county.Schools;

/**
 * What happens beside ordinary leavers: arrivals, a mass move, children outside compulsory age,
 * ghosts of exports.
 */
final class SideEvents {
  private static final double VANISHES_AGAIN = 0.12;
  private static final double MASS_MOVE = 0.12;
  private static final int SMALLEST_MASS_MOVE = 7;

  private final Register register;
  private final Schools schools;
  private final Nursery nursery;
  private final Moves moves;
  private final Leavers leavers;
  private final Period period;
  private final Dice dice;

  SideEvents(
      Register register,
      Schools schools,
      Nursery nursery,
      Moves moves,
      Leavers leavers,
      Period period,
      Dice dice) {
    this.register = register;
    this.schools = schools;
    this.nursery = nursery;
    this.moves = moves;
    this.leavers = leavers;
    this.period = period;
    this.dice = dice;
  }

  /** Children of school age who live in the county and whom no school has ever seen. */
  void neverInEducation(int count) {
    List<School> primaries = schools.all().filter(s -> s.kind() == Kind.PRIMARY).toList();
    for (int i = 0; i < count; i++) {
      register.add(nursery.child(1, period.start(), dice.pick(primaries)).withUpn(""));
    }
  }

  /** Guests from another authority's school, each for some days. */
  void guests(int count) {
    List<School> secondaries =
        schools.all().filter(s -> s.kind() == Kind.SECONDARY && s.hasFeed()).toList();
    List<LocalDate> days = period.schoolDays();
    for (int i = 0; i < count && days.size() > 4; i++) {
      School school = dice.pick(secondaries);
      Child child = nursery.child(9, period.start(), school);
      register.enter(child, school, EnrolStatus.G, days.getFirst());
      register.stay(child.id(), LocalDate.MIN, LocalDate.MAX, new Whereabouts.MovedAway());
    }
  }

  /**
   * New to the county; the number, where there is one, comes from elsewhere. Some are gone again
   * within days.
   */
  void arrivals(int count, List<LocalDate> days) {
    List<School> open =
        schools.all().filter(s -> s.kind() != Kind.PRU && s.kind() != Kind.SPECIAL).toList();
    List<School> withFeed = open.stream().filter(School::hasFeed).toList();
    for (int i = 0; i < count && days.size() > 2; i++) {
      boolean vanishes = i == 0 || dice.chance(VANISHES_AGAIN);
      School school = dice.pick(vanishes ? withFeed : open);
      LocalDate first = days.get(vanishes ? 1 : dice.between(1, days.size() - 1));
      Child child = nursery.child(yearGroup(school), first, school);
      register.enter(child, school, EnrolStatus.C, first);
      register.stay(child.id(), LocalDate.MIN, first.minusDays(1), new Whereabouts.MovedAway());
      if (!vanishes) continue;
      leavers.chosen().add(child.id());
      leavers.vanishAgain(child.id(), first, period.end());
    }
  }

  private int yearGroup(School school) {
    return dice.between(Math.max(1, school.lowYear()), Math.min(school.highYear(), 10));
  }

  /**
   * A class moves to another site, which is another school: lawful, and more than a tenth of the
   * roll.
   */
  void massMove(LocalDate last) {
    List<School> primaries =
        schools
            .all()
            .filter(s -> s.kind() == Kind.PRIMARY && s.hasFeed() && s.habit() != ReturnHabit.SILENT)
            .sorted(Comparator.comparing((School s) -> -register.openAt(s.urn()).size()))
            .toList();
    if (primaries.isEmpty()) return;
    School from = primaries.getFirst();
    LocalDate first = SchoolCalendar.schoolDayAfter(last, 1);
    List<Registration> there = register.openAt(from.urn());
    int count = Math.max(SMALLEST_MASS_MOVE, (int) Math.ceil(there.size() * MASS_MOVE));
    Optional<School> to =
        moves.withPlaces(from.lowYear() < 0 ? 1 : from.lowYear(), true, from.urn()).stream()
            .filter(s -> s.kind() == Kind.PRIMARY)
            .findFirst();
    if (to.isEmpty()) return;
    there.stream()
        .filter(r -> r.status() == EnrolStatus.C && r.first().isBefore(last))
        .filter(
            r ->
                register.child(r.childId()).isCompulsoryAge(last)
                    && !leavers.chosen().contains(r.childId()))
        .sorted(
            Comparator.comparing((Registration r) -> register.child(r.childId()).yearGroup(last)))
        .limit(count)
        .forEach(
            r -> {
              leavers.chosen().add(r.childId());
              moves.transfer(r, to.get(), last, first, Fate.MOVED, false);
            });
  }

  /**
   * Reception children who leave before compulsory age, which they reach during play: some are at
   * another school by then, some have moved, some are in no education at all.
   */
  void tooYoung(int count, List<LocalDate> lastDays) {
    LocalDate end = period.end();
    List<Registration> young =
        register.open().stream()
            .filter(r -> r.status() == EnrolStatus.C && !leavers.chosen().contains(r.childId()))
            .filter(r -> schools.at(r.urn()).hasFeed())
            .filter(r -> register.child(r.childId()).yearGroup(lastDays.getLast()) == Age.RECEPTION)
            .filter(r -> !register.child(r.childId()).isCompulsoryAge(lastDays.getLast()))
            .filter(r -> register.child(r.childId()).isCompulsoryAge(end))
            .toList();
    List<Registration> leaving = dice.some(young, count);
    for (int i = 0; i < leaving.size(); i++) {
      Registration r = leaving.get(i);
      LocalDate last = dice.pick(lastDays);
      leavers.chosen().add(r.childId());
      LocalDate first = SchoolCalendar.firstDayOfAutumn(last.getYear());
      List<School> places = moves.withPlaces(1, true, r.urn());
      if (i % 3 == 0 || places.isEmpty()) {
        moves.leave(r, last, Fate.TOO_YOUNG, false);
      } else if (i % 3 == 1) {
        moves.transfer(r, dice.pick(places), last, first, Fate.MOVED, false);
      } else {
        moves.leave(r, last, Fate.MOVED_AWAY, false);
      }
    }
  }

  /** Nursery children and sixth-formers, whom no duty covers. */
  void notOfCompulsoryAge(int count, List<LocalDate> lastDays) {
    List<Registration> outside =
        register.open().stream()
            .filter(r -> r.status() == EnrolStatus.C && !leavers.chosen().contains(r.childId()))
            .filter(r -> isOutside(register.child(r.childId())))
            .filter(r -> r.first().isBefore(lastDays.getFirst()))
            .toList();
    for (Registration r : dice.some(outside, count)) {
      leavers.chosen().add(r.childId());
      boolean nursery = register.child(r.childId()).yearGroup(lastDays.getFirst()) < Age.RECEPTION;
      moves.leave(r, dice.pick(lastDays), nursery ? Fate.MOVED_AWAY : Fate.OVER_AGE, false);
    }
  }

  private boolean isOutside(Child child) {
    int yearGroup = child.yearGroup(period.end());
    return !child.isCompulsoryAge(period.end()) && (yearGroup < Age.RECEPTION || yearGroup > 11);
  }

  /** Every other subsidiary or guest registration ends. */
  void secondRegistrationsEnd() {
    List<LocalDate> days = period.schoolDays();
    if (days.size() < 5) return;
    List<Registration> second =
        register
            .children()
            .flatMap(c -> List.copyOf(register.of(c.id())).stream())
            .filter(r -> r.isOpen() && !r.status().isMain())
            .toList();
    for (int i = 0; i < second.size(); i += 2) {
      LocalDate last = days.get(dice.between(2, days.size() - 3));
      moves.leave(second.get(i), last, Fate.SECOND_REGISTRATION, false);
    }
  }

  /** Rows that one export leaves out by mistake; the next one has them again. */
  Set<Truth.Ghost> ghosts(int count) {
    List<LocalDate> days = period.schoolDays();
    List<Registration> steady =
        register.open().stream()
            .filter(r -> r.first().isBefore(period.start()) && schools.at(r.urn()).hasFeed())
            .filter(r -> !leavers.chosen().contains(r.childId()))
            .toList();
    Set<Truth.Ghost> ghosts = new HashSet<>();
    List<Registration> chosen = new ArrayList<>(dice.some(steady, count));
    for (Registration r : chosen) {
      if (days.size() > 4)
        ghosts.add(
            new Truth.Ghost(r.urn(), r.childId(), days.get(dice.between(2, days.size() - 2))));
    }
    return ghosts;
  }
}
