package org.onroll.world.truth;

import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.onroll.world.county.Child;
import org.onroll.world.county.Dice;
import org.onroll.world.county.Households;
import org.onroll.world.county.Names;
import org.onroll.world.county.Nursery;
import org.onroll.world.county.Period;
import org.onroll.world.county.Population;
import org.onroll.world.county.School;
import org.onroll.world.county.School.Kind;
import org.onroll.world.county.SchoolCalendar;
import org.onroll.world.county.Schools;
import org.onroll.world.county.UpnIssuer;

/**
 * Draws the truth of a period, whole and before anything is sent: same seed, same county, same
 * days.
 */
public final class History {
  private static final double LEAVERS = 0.032;
  private static final int FEWEST_LEAVERS = 36;
  private static final double USUAL_DAYS = 29;
  private static final double OUT_OF_COUNTY_FLOOR = 0.16;

  private final Schools schools;
  private final Period period;
  private final Dice dice;
  private final int pupils;
  private final Register register = new Register();
  private final Nursery nursery;
  private final Moves moves;
  private final Leavers leavers;

  private History(Dice dice, int pupils, Schools schools, Period period) {
    this.dice = dice;
    this.pupils = pupils;
    this.schools = schools;
    this.period = period;
    Names names = new Names();
    Households households = new Households(names, dice.on("households"));
    this.nursery = new Nursery(names, households, new UpnIssuer(), schools, dice.on("children"));
    this.moves = new Moves(register, schools, nursery, dice.on("moves"));
    this.leavers = new Leavers(register, schools, moves, dice.on("leavers"));
  }

  /** The truth of so many pupils at these schools over that period. */
  public static Truth draw(Dice dice, int pupils, Schools schools, Period period) {
    return new History(dice, pupils, schools, period).play();
  }

  private Truth play() {
    enterPupils();
    SideEvents side =
        new SideEvents(register, schools, nursery, moves, leavers, period, dice.on("side"));
    side.neverInEducation(Math.max(1, pupils / 3000));
    side.guests(Math.max(1, pupils / 3000));
    List<LocalDate> days = period.schoolDays();
    int turn = period.turnOfTheYear().map(days::indexOf).orElse(-1);
    int count =
        (int) Math.max(FEWEST_LEAVERS, Math.round(pupils * LEAVERS * days.size() / USUAL_DAYS));
    if (turn < 0) {
      term(side, days, count);
    } else {
      term(side, days.subList(0, turn), count * 35 / 100);
      side.tooYoung(Math.max(6, pupils / 1000), days.subList(Math.min(1, turn - 1), turn));
      LocalDate first = days.get(turn);
      leavers.go(
          count * 25 / 100, List.of(SchoolCalendar.lastDayOfSummer(first.getYear())), period.end());
      new TurnOfTheYear(
              register, schools, nursery, moves, leavers, dice.on("summer"), first, period.end())
          .pass();
      term(side, days.subList(turn, days.size()), count * 40 / 100);
    }
    side.secondRegistrationsEnd();
    topUpOutOfCounty(lastDays(days));
    return register.truth(schools, period, side.ghosts(Math.max(3, pupils / 600)));
  }

  private void term(SideEvents side, List<LocalDate> days, int count) {
    side.arrivals(Math.max(4, count / 4), days);
    List<LocalDate> lastDays = lastDays(days);
    if (lastDays.isEmpty()) return;
    if (days.equals(period.schoolDays()) || days.getFirst().equals(period.firstSchoolDay())) {
      side.massMove(lastDays.get(Math.min(2, lastDays.size() - 1)));
    }
    leavers.go(count, lastDays, period.end());
    side.notOfCompulsoryAge(Math.max(2, pupils / 1500), lastDays);
  }

  /** A leaver is on the first roll and leaves so early that a roll without the name follows. */
  private static List<LocalDate> lastDays(List<LocalDate> days) {
    return days.size() < 3 ? List.of() : days.subList(1, days.size() - 1);
  }

  private void enterPupils() {
    LocalDate day = period.firstSchoolDay();
    List<Population.Pupil> drawn =
        Population.draw(pupils, schools, nursery, day, dice.on("population"));
    Dice dates = dice.on("entry dates");
    List<School> referralUnits = schools.all().filter(s -> s.kind() == Kind.PRU).toList();
    Set<String> dual = referralUnits.isEmpty() ? Set.of() : dual(drawn);
    for (Population.Pupil pupil : drawn) {
      Child child = pupil.child();
      LocalDate entry = entryDate(child, pupil.school(), day, dates);
      boolean isDual = dual.contains(child.id());
      register.enter(child, pupil.school(), isDual ? EnrolStatus.M : EnrolStatus.C, entry);
      if (isDual) register.enter(child, referralUnits.getFirst(), EnrolStatus.S, day.minusDays(30));
    }
  }

  private Set<String> dual(List<Population.Pupil> drawn) {
    List<Population.Pupil> possible =
        drawn.stream()
            .filter(p -> p.school().kind() == Kind.SECONDARY)
            .filter(p -> p.child().yearGroup(period.start()) <= 10)
            .toList();
    return dice.on("dual").some(possible, Math.max(2, pupils / 1200)).stream()
        .map(p -> p.child().id())
        .collect(Collectors.toCollection(HashSet::new));
  }

  /**
   * Most entered with their year, some in the course of a year; all before the first day played.
   */
  private static LocalDate entryDate(Child child, School school, LocalDate day, Dice dice) {
    int years = child.yearGroup(day) - school.lowYear();
    LocalDate first = LocalDate.of(SchoolCalendar.schoolYear(day) - years, 9, 3);
    LocalDate entry = dice.chance(0.15) ? first.plusDays(dice.below(280)) : first;
    return entry.isBefore(day) ? entry : day.minusDays(1);
  }

  private void topUpOutOfCounty(List<LocalDate> days) {
    for (int round = 0; round < 20; round++) {
      long all = register.departures().size();
      long out = register.departures().stream().filter(d -> d.fate().isOutOfCounty()).count();
      long lacking = (long) Math.ceil(all * OUT_OF_COUNTY_FLOOR) - out;
      if (lacking <= 0 || days.isEmpty()) return;
      leavers.goOutOfCounty((int) lacking, days);
    }
  }
}
