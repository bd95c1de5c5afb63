package org.onroll.world.truth;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.onroll.world.county.Child;
import org.onroll.world.county.Dice;
import org.onroll.world.county.ReturnHabit;
import org.onroll.world.county.School;
import org.onroll.world.county.SchoolCalendar;
import org.onroll.world.county.Schools;

/** Those who leave a school in the course of the year, each with a fate of its own. */
final class Leavers {
  /** Shares of a hundred leavers; real moves are the rule, but much else happens. */
  private static final Map<Fate, Integer> SHARES = new EnumMap<>(Fate.class);

  static {
    SHARES.put(Fate.MOVED, 28);
    SHARES.put(Fate.MOVED_WITHOUT_FEED, 6);
    SHARES.put(Fate.ENTERED_AND_VANISHED, 4);
    SHARES.put(Fate.CAME_BACK, 2);
    SHARES.put(Fate.MOVED_AWAY, 12);
    SHARES.put(Fate.ABROAD, 5);
    SHARES.put(Fate.EDUCATED_ELSEWHERE, 4);
    SHARES.put(Fate.HOME_EDUCATED, 8);
    SHARES.put(Fate.VANISHED, 11);
    SHARES.put(Fate.NEVER_ARRIVED, 8);
    SHARES.put(Fate.FALSE_HOME_EDUCATION, 6);
    SHARES.put(Fate.FALSE_ABROAD, 2);
    SHARES.put(Fate.LEAVE_OVERRUN, 2);
    SHARES.put(Fate.LONG_ABSENCE, 2);
  }

  private static final double SIBLINGS_TOO = 0.6;
  private static final double REMOVED_LATE = 0.12;

  private final Register register;
  private final Schools schools;
  private final Moves moves;
  private final Dice dice;
  private final Set<String> chosen = new HashSet<>();

  Leavers(Register register, Schools schools, Moves moves, Dice dice) {
    this.register = register;
    this.schools = schools;
    this.moves = moves;
    this.dice = dice;
  }

  /** Children who have left once; nothing else is drawn for them. */
  Set<String> chosen() {
    return chosen;
  }

  /**
   * Lets about {@code count} children leave.
   *
   * @param lastDays the last days on the register to draw from
   * @param last the last day of the play
   */
  void go(int count, List<LocalDate> lastDays, LocalDate last) {
    List<Fate> fates = new ArrayList<>();
    SHARES.forEach(
        (fate, share) ->
            fates.addAll(Collections.nCopies(Math.max(1, Math.round(count * share / 100f)), fate)));
    for (Fate fate : dice.shuffled(fates)) {
      LocalDate day = early(fate, lastDays);
      pick(fate, day).ifPresent(r -> withSiblings(r, fate, day, last));
    }
  }

  /** Lets so many more leave for schools or homes outside the county. */
  void goOutOfCounty(int count, List<LocalDate> lastDays) {
    for (int i = 0; i < count; i++) {
      LocalDate day = dice.pick(lastDays);
      pick(Fate.MOVED_AWAY, day).ifPresent(r -> apply(r, Fate.MOVED_AWAY, day, day));
    }
  }

  /** Whoever goes missing rather goes early: an absence counts from its eleventh school day on. */
  private LocalDate early(Fate fate, List<LocalDate> days) {
    int at = dice.below(days.size());
    boolean missing = fate.isMissing() || fate == Fate.ENTERED_AND_VANISHED;
    return days.get(missing ? Math.min(at, dice.below(days.size())) : at);
  }

  private Optional<Registration> pick(Fate fate, LocalDate last) {
    List<Registration> open = register.open();
    for (int attempt = 0; attempt < 400 && !open.isEmpty(); attempt++) {
      Registration r = dice.pick(open);
      if (mayLeave(r, fate, last)) return Optional.of(r);
    }
    return Optional.empty();
  }

  private boolean mayLeave(Registration r, Fate fate, LocalDate last) {
    Child child = register.child(r.childId());
    School school = schools.at(r.urn());
    LocalDate next = SchoolCalendar.schoolDayAfter(last, 1);
    boolean told = fate.isLie() || fate == Fate.LEAVE_OVERRUN || fate == Fate.LONG_ABSENCE;
    return r.status() == EnrolStatus.C
        && r.first().isBefore(last)
        && !chosen.contains(child.id())
        && child.isCompulsoryAge(last)
        && child.isCompulsoryAge(next)
        && school.teaches(child.yearGroup(next))
        && !(told && school.habit() == ReturnHabit.SILENT)
        && !(fate == Fate.ENTERED_AND_VANISHED && !school.hasFeed());
  }

  private void withSiblings(Registration r, Fate fate, LocalDate day, LocalDate end) {
    Child child = register.child(r.childId());
    apply(r, fate, day, end);
    boolean together =
        fate.isOutOfCounty()
            || fate == Fate.MOVED
            || fate == Fate.VANISHED
            || fate == Fate.FALSE_ABROAD;
    if (!together || !dice.chance(SIBLINGS_TOO)) return;
    register
        .children()
        .filter(c -> c.family().id().equals(child.family().id()))
        .flatMap(c -> register.open(c.id()).stream())
        .filter(sibling -> mayLeave(sibling, fate, day))
        .forEach(sibling -> apply(sibling, fate, day, end));
  }

  private void apply(Registration r, Fate fate, LocalDate day, LocalDate end) {
    chosen.add(r.childId());
    switch (fate) {
      case MOVED, MOVED_WITHOUT_FEED, ENTERED_AND_VANISHED -> move(r, fate, day, end);
      case NEVER_ARRIVED -> nameSchoolNeverReached(r, day);
      case CAME_BACK -> comeBack(r, day, end);
      case MOVED_AWAY,
          ABROAD,
          EDUCATED_ELSEWHERE,
          HOME_EDUCATED,
          VANISHED,
          FALSE_HOME_EDUCATION,
          FALSE_ABROAD,
          LEAVE_OVERRUN,
          LONG_ABSENCE,
          NOT_TURNED_UP,
          TOO_YOUNG,
          OVER_AGE,
          SECOND_REGISTRATION ->
          moves.leave(r, day, fate, false);
    }
  }

  private void move(Registration r, Fate fate, LocalDate last, LocalDate end) {
    LocalDate first = SchoolCalendar.schoolDayAfter(last, 1 + gap());
    int yearGroup = register.child(r.childId()).yearGroup(first);
    List<School> places = moves.withPlaces(yearGroup, fate != Fate.MOVED_WITHOUT_FEED, r.urn());
    if (places.isEmpty()) {
      moves.leave(r, last, Fate.MOVED_AWAY, false);
      return;
    }
    boolean late =
        fate == Fate.MOVED
            && dice.chance(REMOVED_LATE)
            && SchoolCalendar.schoolYear(last) == SchoolCalendar.schoolYear(first);
    LocalDate shown = late ? SchoolCalendar.schoolDayAfter(first, dice.between(1, 4)) : last;
    moves.transfer(r, dice.pick(places), shown, first, fate, false);
    if (fate == Fate.ENTERED_AND_VANISHED) vanishAgain(r.childId(), first, end);
  }

  private int gap() {
    return dice.chance(0.6) ? 0 : dice.chance(0.7) ? dice.between(1, 2) : dice.between(3, 6);
  }

  /** A few days at the new school, then nothing. */
  void vanishAgain(String childId, LocalDate first, LocalDate end) {
    LocalDate drawn = SchoolCalendar.schoolDayAfter(first, dice.between(1, 6));
    int year = SchoolCalendar.schoolYear(first);
    LocalDate last =
        SchoolCalendar.schoolYear(drawn) == year ? drawn : SchoolCalendar.lastDayOfSummer(year + 1);
    if (last.isBefore(end)) {
      register.open(childId).ifPresent(r -> moves.leave(r, last, Fate.VANISHED, false));
    }
  }

  private void nameSchoolNeverReached(Registration r, LocalDate last) {
    LocalDate first = SchoolCalendar.schoolDayAfter(last, 1 + gap());
    int yearGroup = register.child(r.childId()).yearGroup(first);
    List<School> places = moves.withPlaces(yearGroup, dice.chance(0.85), r.urn());
    String named = places.isEmpty() ? "" : dice.pick(places).urn();
    moves.leave(r, last, Fate.NEVER_ARRIVED, false, named, first);
  }

  private void comeBack(Registration r, LocalDate last, LocalDate end) {
    LocalDate first = SchoolCalendar.schoolDayAfter(last, dice.between(3, 7));
    School school = schools.at(r.urn());
    if (first.isAfter(end) || !school.teaches(register.child(r.childId()).yearGroup(first))) {
      moves.leave(r, last, Fate.MOVED_AWAY, false);
      return;
    }
    moves.transfer(r, school, last, first, Fate.CAME_BACK, false);
  }
}
