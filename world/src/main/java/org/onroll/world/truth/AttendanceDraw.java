package org.onroll.world.truth;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.onroll.world.county.Dice;
import org.onroll.world.county.OwnDays;
import org.onroll.world.county.School;
import org.onroll.world.truth.Spell.Cause;

/**
 * Draws who stops attending and who attends part of the week, among children who neither come nor
 * go in the play: what is true of the registers stays as it was drawn.
 */
public final class AttendanceDraw {
  private static final Set<DayOfWeek> WEEK = EnumSet.range(DayOfWeek.MONDAY, DayOfWeek.FRIDAY);
  private static final int PUPILS_FOR_ONE = 600;
  private static final int SIX_WEEKS = 42;

  private final Truth truth;
  private final OwnDays own;
  private final Dice dice;
  private final List<LocalDate> days;
  private final Iterator<Registration> steady;
  private final int unit;

  private AttendanceDraw(Truth truth, OwnDays own, Dice dice) {
    this.truth = truth;
    this.own = own;
    this.dice = dice;
    this.days = truth.period().schoolDays();
    List<Registration> all = steady(truth);
    this.unit = Math.max(1, Math.round((float) all.size() / PUPILS_FOR_ONE));
    this.steady = dice.shuffled(all).iterator();
  }

  public static Attendance draw(Truth truth, OwnDays own, Dice dice) {
    AttendanceDraw draw = new AttendanceDraw(truth, own, dice);
    List<Spell> spells = draw.spells();
    return new Attendance(truth.schools(), own, truth.period().end(), spells, draw.partTimes());
  }

  /**
   * One name on one register from before the play to its end, and of compulsory age in all of it.
   */
  private static List<Registration> steady(Truth truth) {
    LocalDate start = truth.period().start();
    LocalDate end = truth.period().end();
    Set<String> leavers = new HashSet<>();
    truth.departures().forEach(d -> leavers.add(d.childId()));
    return truth
        .timelines()
        .filter(t -> t.registrations().size() == 1 && !leavers.contains(t.child().id()))
        .filter(t -> t.child().isCompulsoryAge(start) && t.child().isCompulsoryAge(end))
        .map(t -> t.registrations().getFirst())
        .filter(r -> r.status() == EnrolStatus.C && r.isOpen() && r.first().isBefore(start))
        .toList();
  }

  private List<Spell> spells() {
    List<Spell> spells = new ArrayList<>();
    add(spells, Cause.MOVED_AWAY, 2 * unit);
    add(spells, Cause.UNSEEN, unit);
    add(spells, Cause.REFUSES, 3 * unit);
    add(spells, Cause.IRREGULAR, 2 * unit);
    add(spells, Cause.ILL, 3 * unit);
    add(spells, Cause.SAID_ILL, unit);
    return spells;
  }

  private void add(List<Spell> spells, Cause cause, int count) {
    for (int i = 0; i < count && steady.hasNext(); i++) {
      Registration r = steady.next();
      School school = truth.schools().at(r.urn());
      LocalDate first = own.after(school, start(cause).minusDays(1), 1);
      spells.add(
          new Spell(
              r.childId(), r.urn(), first, last(cause, school, first, i), cause, weekdays(cause)));
    }
  }

  /** Early, mostly: what begins in the last two weeks is owed no return before the end. */
  private LocalDate start(Cause cause) {
    int latest = Math.max(1, days.size() - (cause.isCodedIll() ? 6 : 9));
    return days.get(Math.min(dice.below(latest), dice.below(latest)));
  }

  /** Every fourth of those who refuse is back before ten days are over, some others later. */
  private LocalDate last(Cause cause, School school, LocalDate first, int i) {
    return switch (cause) {
      case MOVED_AWAY, UNSEEN, IRREGULAR -> Registration.OPEN;
      case REFUSES ->
          i % 4 == 0
              ? own.after(school, first, dice.between(3, 8))
              : dice.chance(0.4)
                  ? own.after(school, first, dice.between(9, 16))
                  : Registration.OPEN;
      case ILL -> own.after(school, first, dice.between(8, 24));
      case SAID_ILL -> own.after(school, first, dice.between(15, 28));
    };
  }

  private Set<DayOfWeek> weekdays(Cause cause) {
    if (cause != Cause.IRREGULAR) return WEEK;
    return EnumSet.copyOf(dice.some(WEEK, dice.between(1, 2)));
  }

  /** With and without consent, plan, end and reviews: every way of keeping one is drawn. */
  private enum Keeping {
    PROPER,
    NEVER_REVIEWED,
    WITHOUT_CONSENT,
    REVIEWED_LATE,
    ENDED
  }

  private List<PartTime> partTimes() {
    List<PartTime> all = new ArrayList<>();
    for (int i = 0; i < 3 * unit + 2 && steady.hasNext(); i++) {
      all.add(partTime(steady.next(), Keeping.values()[i % Keeping.values().length]));
    }
    return all;
  }

  private PartTime partTime(Registration r, Keeping keeping) {
    School school = truth.schools().at(r.urn());
    LocalDate from = truth.period().start().plusDays(dice.between(-40, 9));
    LocalDate first = own.after(school, from.minusDays(1), 1);
    LocalDate last =
        keeping == Keeping.ENDED
            ? own.after(school, first, dice.between(10, 30))
            : Registration.OPEN;
    boolean planned = keeping != Keeping.WITHOUT_CONSENT && keeping != Keeping.REVIEWED_LATE;
    return new PartTime(
        r.childId(),
        r.urn(),
        first,
        last,
        dice.between(8, 40) / 2.0,
        keeping != Keeping.WITHOUT_CONSENT,
        planned,
        planned ? Optional.of(first.plusDays(dice.between(28, 90))) : Optional.empty(),
        reviews(school, first, last, keeping));
  }

  private List<LocalDate> reviews(School school, LocalDate first, LocalDate last, Keeping keeping) {
    List<LocalDate> reviews = new ArrayList<>();
    if (keeping == Keeping.NEVER_REVIEWED) return reviews;
    int late = keeping == Keeping.REVIEWED_LATE ? dice.between(4, 12) : 0;
    LocalDate end = truth.period().end();
    LocalDate at = first;
    while (true) {
      LocalDate due = at.plusDays(SIX_WEEKS + late);
      List<LocalDate> possible = own.between(school, at.plusDays(21), due);
      LocalDate held = possible.isEmpty() ? own.after(school, due, 1) : possible.getLast();
      if (held.isAfter(end) || !held.isBefore(last)) return reviews;
      reviews.add(held);
      at = held;
    }
  }
}
