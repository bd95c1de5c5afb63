package org.onroll.world.truth;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;
import org.onroll.world.county.Age;
import org.onroll.world.county.Child;
import org.onroll.world.county.Dice;
import org.onroll.world.county.Nursery;
import org.onroll.world.county.School;
import org.onroll.world.county.School.Kind;
import org.onroll.world.county.SchoolCalendar;
import org.onroll.world.county.Schools;

/** The summer: all year groups move up, phases end, a new reception year begins. */
final class TurnOfTheYear {
  private static final double OUT_OF_COUNTY = 0.17;
  private static final double NOT_TURNED_UP = 0.015;
  private static final double HOME_EDUCATED = 0.01;
  private static final double WITHOUT_FEED = 0.05;
  private static final double VANISHES_AGAIN = 0.006;
  private static final double SIXTH_FORM = 0.25;
  private static final double LEAVES_AFTER_YEAR_11 = 0.45;
  private static final double NURSERY_MOVES = 0.25;

  private final Register register;
  private final Schools schools;
  private final Nursery nursery;
  private final Moves moves;
  private final Leavers leavers;
  private final Dice dice;
  private final LocalDate lastDay;
  private final LocalDate firstDay;
  private final LocalDate end;

  TurnOfTheYear(
      Register register,
      Schools schools,
      Nursery nursery,
      Moves moves,
      Leavers leavers,
      Dice dice,
      LocalDate firstDay,
      LocalDate end) {
    this.register = register;
    this.schools = schools;
    this.nursery = nursery;
    this.moves = moves;
    this.leavers = leavers;
    this.dice = dice;
    this.firstDay = firstDay;
    this.end = end;
    this.lastDay = SchoolCalendar.lastDayOfSummer(firstDay.getYear());
  }

  void pass() {
    List<Registration> ending =
        register.open().stream()
            .filter(r -> yearGroup(r) > schools.at(r.urn()).highYear())
            .toList();
    transfer(ending.stream().filter(this::isCompulsory).toList());
    leaveForGood(ending.stream().filter(r -> !isCompulsory(r)).toList(), true);
    leaveForGood(afterYearElevenAtSchoolsWithSixthForm(), false);
    nurseryChildrenWhoGoElsewhere();
    newReception();
  }

  private Child child(Registration r) {
    return register.child(r.childId());
  }

  private int yearGroup(Registration r) {
    return child(r).yearGroup(firstDay);
  }

  private boolean isCompulsory(Registration r) {
    return child(r).isCompulsoryAge(firstDay);
  }

  /**
   * From infant to junior school, from primary to secondary: exact shares of fates, so that no year
   * is easy.
   */
  private void transfer(List<Registration> ending) {
    int all = ending.size();
    List<Fate> fates = new ArrayList<>();
    add(fates, Fate.EDUCATED_ELSEWHERE, Math.ceil(all * OUT_OF_COUNTY * 0.7));
    add(fates, Fate.MOVED_AWAY, Math.ceil(all * OUT_OF_COUNTY * 0.3));
    add(fates, Fate.NOT_TURNED_UP, Math.max(1, all * NOT_TURNED_UP));
    add(fates, Fate.HOME_EDUCATED, all * HOME_EDUCATED);
    add(fates, Fate.MOVED_WITHOUT_FEED, all * WITHOUT_FEED);
    add(fates, Fate.ENTERED_AND_VANISHED, Math.max(1, all * VANISHES_AGAIN));
    List<Registration> order = dice.shuffled(ending);
    for (int i = 0; i < all; i++) {
      Registration r = order.get(i);
      leavers.chosen().add(r.childId());
      transfer(r, i < fates.size() ? fates.get(i) : Fate.MOVED);
    }
  }

  private static void add(List<Fate> fates, Fate fate, double count) {
    fates.addAll(Collections.nCopies((int) Math.round(count), fate));
  }

  private void transfer(Registration r, Fate fate) {
    boolean enters =
        fate == Fate.MOVED || fate == Fate.MOVED_WITHOUT_FEED || fate == Fate.ENTERED_AND_VANISHED;
    List<School> places =
        enters
            ? moves.withPlaces(yearGroup(r), fate != Fate.MOVED_WITHOUT_FEED, r.urn())
            : List.of();
    if (places.isEmpty()) {
      moves.leave(r, lastDay, enters ? Fate.EDUCATED_ELSEWHERE : fate, true, "", firstDay);
      return;
    }
    moves.transfer(r, next(r, places), lastDay, firstDay, fate, true);
    if (fate == Fate.ENTERED_AND_VANISHED) leavers.vanishAgain(r.childId(), firstDay, end);
  }

  /** Mostly the partner school, else in proportion to the places. */
  private School next(Registration r, List<School> places) {
    String partner = schools.at(r.urn()).partner();
    if (!partner.isEmpty() && dice.chance(0.8)) return schools.at(partner);
    List<School> fitting = places.stream().filter(s -> s.kind() != Kind.SPECIAL).toList();
    List<School> weighted =
        fitting.stream()
            .flatMap(s -> IntStream.range(0, (int) Math.ceil(s.intake() * 4)).mapToObj(i -> s))
            .toList();
    return weighted.isEmpty() ? dice.pick(places) : dice.pick(weighted);
  }

  private List<Registration> afterYearElevenAtSchoolsWithSixthForm() {
    return register.open().stream()
        .filter(
            r ->
                yearGroup(r) == 12
                    && r.status() == EnrolStatus.C
                    && dice.chance(LEAVES_AFTER_YEAR_11))
        .filter(r -> r.first().isBefore(lastDay))
        .toList();
  }

  /** Those over compulsory age: to a sixth form of the county, to a college outside it, to work. */
  private void leaveForGood(List<Registration> leaving, boolean endOfPhase) {
    int outside = (int) Math.ceil(leaving.size() * OUT_OF_COUNTY);
    List<Registration> order = dice.shuffled(leaving);
    for (int i = 0; i < order.size(); i++) {
      Registration r = order.get(i);
      leavers.chosen().add(r.childId());
      List<School> sixthForms =
          yearGroup(r) == 12 ? moves.withPlaces(12, true, r.urn()) : List.of();
      if (i < outside) {
        moves.leave(r, lastDay, Fate.EDUCATED_ELSEWHERE, endOfPhase);
      } else if (endOfPhase && !sixthForms.isEmpty() && dice.chance(SIXTH_FORM)) {
        moves.transfer(r, dice.pick(sixthForms), lastDay, firstDay, Fate.MOVED, true);
      } else {
        moves.leave(r, lastDay, Fate.OVER_AGE, endOfPhase);
      }
    }
  }

  private void nurseryChildrenWhoGoElsewhere() {
    List<Registration> moving =
        register.open().stream()
            .filter(r -> yearGroup(r) == Age.RECEPTION && r.status() == EnrolStatus.C)
            .filter(r -> r.first().isBefore(lastDay) && dice.chance(NURSERY_MOVES))
            .toList();
    for (int i = 0; i < moving.size(); i++) {
      Registration r = moving.get(i);
      leavers.chosen().add(r.childId());
      List<School> places = moves.withPlaces(Age.RECEPTION, true, r.urn());
      if (i % 5 == 0 || places.isEmpty()) {
        moves.leave(r, lastDay, Fate.MOVED_AWAY, false);
      } else {
        moves.transfer(r, dice.pick(places), lastDay, firstDay, Fate.MOVED, false);
      }
    }
  }

  /** Reception fills up to the size of the year before it. */
  private void newReception() {
    schools
        .all()
        .filter(s -> s.teaches(Age.RECEPTION))
        .forEach(
            school -> {
              List<Registration> there = register.openAt(school.urn());
              long before = there.stream().filter(r -> yearGroup(r) == Age.RECEPTION + 1).count();
              long already = there.stream().filter(r -> yearGroup(r) == Age.RECEPTION).count();
              for (long i = already; i < before; i++) {
                Child child = nursery.child(Age.RECEPTION, firstDay, school);
                register.enter(child, school, EnrolStatus.C, firstDay);
              }
            });
  }
}
