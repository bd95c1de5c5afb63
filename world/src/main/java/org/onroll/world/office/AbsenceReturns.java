package org.onroll.world.office;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.onroll.world.county.Dice;
import org.onroll.world.county.OwnDays;
import org.onroll.world.county.ReturnHabit;
import org.onroll.world.county.School;
import org.onroll.world.county.Slot;
import org.onroll.world.truth.Attendance;
import org.onroll.world.truth.PartTime;
import org.onroll.world.truth.Spell;
import org.onroll.world.truth.Timeline;
import org.onroll.world.truth.Truth;

/** What offices tell of pupils who do not attend: in time, too early, late, twice, or never. */
public final class AbsenceReturns {
  private static final int FIFTEEN = 15;
  private static final int SIXTH = 6;
  private static final double TOO_EARLY = 0.12;
  private static final double FORGOTTEN = 0.15;
  private static final double FORGOTTEN_WHEN_GONE = 0.3;
  private static final double AGAIN_AFTER_A_MONTH = 0.6;
  private static final double SICKNESS_TOLD_TWICE = 0.2;
  private static final double TIMETABLE_NEVER_TOLD = 0.15;
  private static final double REVIEW_NOT_TOLD = 0.15;
  private static final List<Slot> SLOTS = List.of(Slot.BREAK, Slot.NOON, Slot.AFTERNOON);

  private final Truth truth;
  private final Attendance attendance;
  private final OwnDays days;
  private final AbsenceLetters letters;
  private final Dice dice;
  private final LocalDate end;
  private final List<Message> messages = new ArrayList<>();

  private AbsenceReturns(Truth truth, Attendance attendance, Dice dice) {
    this.truth = truth;
    this.attendance = attendance;
    this.days = attendance.days();
    this.letters = new AbsenceLetters(new Letters(dice.on("pupils")), dice.on("letters"));
    this.dice = dice;
    this.end = attendance.end();
  }

  /** All of them, in no order. */
  public static List<Message> draw(Truth truth, Attendance attendance, Dice dice) {
    AbsenceReturns returns = new AbsenceReturns(truth, attendance, dice);
    attendance.spells().forEach(returns::spell);
    attendance.partTimes().forEach(returns::partTime);
    return List.copyOf(returns.messages);
  }

  private void spell(Spell spell) {
    School school = attendance.school(spell);
    if (school.habit() == ReturnHabit.SILENT) return;
    if (spell.cause().isCodedIll()) {
      ill(spell, school);
    } else if (spell.cause() == Spell.Cause.IRREGULAR) {
      irregular(spell, school);
    } else {
      continuous(spell, school);
    }
  }

  private void continuous(Spell spell, School school) {
    if (dice.chance(TOO_EARLY)) {
      attendance.missedFor(spell, SIXTH).ifPresent(day -> absent(spell, day));
    }
    boolean forgotten = dice.chance(spell.cause().isGone() ? FORGOTTEN_WHEN_GONE : FORGOTTEN);
    Optional<LocalDate> tenth = attendance.missedFor(spell, Attendance.CONTINUOUS);
    if (forgotten || tenth.isEmpty()) return;
    int after = school.habit() == ReturnHabit.LATE ? dice.between(3, 9) : dice.between(0, 1);
    LocalDate on = days.after(school, tenth.get(), after);
    absent(spell, on);
    monthly(spell, school, on);
  }

  private void irregular(Spell spell, School school) {
    int after = school.habit() == ReturnHabit.LATE ? dice.between(12, 18) : dice.between(7, 10);
    if (dice.chance(FORGOTTEN)) return;
    LocalDate on = days.after(school, spell.first(), after);
    absent(spell, on);
    monthly(spell, school, on);
  }

  /** While it lasts, at least once in a calendar month. */
  private void monthly(Spell spell, School school, LocalDate before) {
    LocalDate month = before.plusMonths(1);
    LocalDate on = days.after(school, month.minusDays(1), 1);
    if (on.isAfter(month)) on = days.between(school, before, month).getLast();
    if (!on.isAfter(before)) on = days.after(school, month, 1);
    if (spell.last().isBefore(on) || !dice.chance(AGAIN_AFTER_A_MONTH)) return;
    absent(spell, on);
    monthly(spell, school, on);
  }

  private void absent(Spell spell, LocalDate on) {
    List<LocalDate> missed = attendance.missed(spell, on);
    if (on.isAfter(end) || missed.isEmpty()) return;
    LocalDate until = missed.getLast();
    ObjectNode body = letters.absent(pupil(spell.childId()), spell, missed, until);
    int listed = body.path("sessions").size();
    add(spell.urn(), spell.childId(), on, new Says.Absent(spell, until, listed), body);
  }

  /** As soon as the school expects fifteen days; who is late waits until they are over. */
  private void ill(Spell spell, School school) {
    int whole = days.between(school, spell.first(), spell.last()).size();
    if (whole < FIFTEEN || dice.chance(FORGOTTEN)) return;
    LocalDate on =
        school.habit() == ReturnHabit.LATE
            ? days.after(school, spell.first(), FIFTEEN + dice.between(1, 4))
            : days.after(school, spell.first(), dice.between(2, 8));
    ill(spell, on);
    if (dice.chance(SICKNESS_TOLD_TWICE)) ill(spell, days.after(school, on, 5));
  }

  private void ill(Spell spell, LocalDate on) {
    if (on.isAfter(end)) return;
    int missed = attendance.missed(spell, on).size();
    ObjectNode body = letters.ill(pupil(spell.childId()), spell, missed);
    add(spell.urn(), spell.childId(), on, new Says.Ill(spell, missed), body);
  }

  private void partTime(PartTime timetable) {
    School school = truth.schools().at(timetable.urn());
    boolean never = dice.chance(TIMETABLE_NEVER_TOLD);
    if (school.habit() == ReturnHabit.SILENT || never) return;
    LocalDate start = truth.period().firstSchoolDay();
    LocalDate begun = timetable.first().isBefore(start) ? start : timetable.first();
    int after = school.habit() == ReturnHabit.LATE ? dice.between(4, 9) : dice.between(0, 2);
    LocalDate told = days.after(school, begun, after);
    partTime(timetable, told, Optional.empty(), Optional.empty());
    LocalDate last = told;
    for (LocalDate review : timetable.reviews()) {
      LocalDate on = later(review, days.after(school, last, 1));
      if (dice.chance(REVIEW_NOT_TOLD)) continue;
      partTime(timetable, on, Optional.of(review), Optional.empty());
      last = on;
    }
    if (timetable.lasts(end)) return;
    LocalDate fullTime = days.after(school, timetable.last(), 1);
    partTime(
        timetable,
        later(fullTime, days.after(school, last, 1)),
        Optional.empty(),
        Optional.of(fullTime));
  }

  private void partTime(
      PartTime timetable, LocalDate on, Optional<LocalDate> reviewed, Optional<LocalDate> full) {
    if (on.isAfter(end)) return;
    ObjectNode body = letters.partTime(pupil(timetable.childId()), timetable);
    reviewed.ifPresent(day -> body.put("reviewedOn", day.toString()));
    full.ifPresent(day -> body.put("fullTimeFrom", day.toString()));
    Says says = new Says.AttendsPartTime(timetable, reviewed, full);
    add(timetable.urn(), timetable.childId(), on, says, body);
  }

  private Timeline pupil(String childId) {
    return truth.of(childId);
  }

  private static LocalDate later(LocalDate a, LocalDate b) {
    return a.isAfter(b) ? a : b;
  }

  private void add(String urn, String childId, LocalDate on, Says says, ObjectNode body) {
    messages.add(new Message(on, dice.pick(SLOTS), urn, childId, says, body, false));
  }
}
