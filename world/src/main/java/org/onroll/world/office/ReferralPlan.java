package org.onroll.world.office;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.onroll.world.county.Dice;
import org.onroll.world.county.ReturnHabit;
import org.onroll.world.county.SchoolCalendar;
import org.onroll.world.county.Slot;
import org.onroll.world.truth.Absence;
import org.onroll.world.truth.Attendance;
import org.onroll.world.truth.Departure;
import org.onroll.world.truth.Fate;
import org.onroll.world.truth.Registration;
import org.onroll.world.truth.Spell;
import org.onroll.world.truth.Timeline;
import org.onroll.world.truth.Truth;

/**
 * Who tells the authority of which child: of some who are missing and of whom nothing else would
 * tell, of some whom it looks for already, of some twice, and of children who are where they should
 * be.
 */
public final class ReferralPlan {
  private static final double UNHEARD_IS_SEEN = 0.6;
  private static final int KNOWN_MISSING = 6;
  private static final int TWICE = 3;
  private static final int SAFE = 6;
  private static final int GONE = 4;

  /** By then every wait of OnRoll is over: such a referral joins what it has, or finds it out. */
  private static final int LATER = 12;

  private static final List<Referrer> PARTNERS =
      List.of(Referrer.POLICE, Referrer.HOUSING, Referrer.HEALTH, Referrer.OTHER_AUTHORITY);

  private final Truth truth;
  private final Attendance attendance;
  private final OfficePlan offices;
  private final ReferralLetters letters;
  private final Dice dice;
  private final LocalDate end;
  private final List<Message> messages = new ArrayList<>();

  private ReferralPlan(Truth truth, Attendance attendance, OfficePlan offices, Dice dice) {
    this.truth = truth;
    this.attendance = attendance;
    this.offices = offices;
    this.letters = new ReferralLetters(dice.on("letters"));
    this.dice = dice;
    this.end = truth.period().end();
  }

  /** All referrals, in no order. */
  public static List<Message> draw(
      Truth truth, Attendance attendance, OfficePlan offices, Dice dice) {
    ReferralPlan plan = new ReferralPlan(truth, attendance, offices, dice);
    plan.missing();
    plan.gone();
    plan.safe();
    return List.copyOf(plan.messages);
  }

  private void missing() {
    List<Absence> unheard = new ArrayList<>();
    List<Absence> heard = new ArrayList<>();
    for (Absence absence : truth.trulyMissing(end)) {
      (isUnheard(absence) ? unheard : heard).add(absence);
    }
    for (Absence absence : unheard) {
      if (!dice.chance(UNHEARD_IS_SEEN)) continue;
      LocalDate first = later(absence.first(), truth.period().start());
      partner(absence.childId(), Lead.UNHEARD, workingDay(first, dice.between(5, 30)));
    }
    List<Absence> early =
        heard.stream()
            .filter(a -> SchoolCalendar.schoolDayAfter(a.first(), LATER).isBefore(end))
            .toList();
    List<Absence> known = dice.some(early, KNOWN_MISSING);
    for (int i = 0; i < known.size(); i++) {
      Absence absence = known.get(i);
      LocalDate on = SchoolCalendar.schoolDayAfter(absence.first(), LATER + dice.below(3));
      partner(absence.childId(), Lead.MISSING, on);
      if (i < TWICE) partner(absence.childId(), Lead.MISSING, workingDay(on, dice.between(1, 3)));
    }
  }

  /** Never at a school, or gone from one that sends no roll and has not declared it. */
  private boolean isUnheard(Absence absence) {
    Optional<Registration> left = absence.left();
    if (left.isEmpty()) return true;
    boolean feed = truth.schools().at(left.get().urn()).hasFeed();
    return !feed
        && offices.messages().stream()
            .noneMatch(
                m -> m.says() instanceof Says.Deleted && m.childId().equals(absence.childId()));
  }

  /** On a register, and not at the address: the school itself or a partner has seen it. */
  private void gone() {
    List<Spell> gone =
        attendance.longAbsent().stream()
            .filter(s -> s.cause() == Spell.Cause.MOVED_AWAY || s.cause() == Spell.Cause.UNSEEN)
            .toList();
    for (Spell spell : dice.some(gone, GONE)) {
      LocalDate tenth = attendance.missedFor(spell, Attendance.CONTINUOUS).orElseThrow();
      LocalDate on = attendance.days().after(attendance.school(spell), tenth, dice.between(1, 3));
      boolean schools = dice.chance(0.5) && attendance.school(spell).habit() != ReturnHabit.SILENT;
      if (schools) {
        add(Referrer.SCHOOL, spell.urn(), spell.childId(), Lead.GONE, on, Optional.of(spell));
      } else {
        partner(spell.childId(), Lead.GONE, on);
      }
    }
  }

  /** Movers who have arrived, and children who were on one register all the time. */
  private void safe() {
    List<String> movers =
        truth.departures().stream()
            .filter(d -> d.fate() == Fate.MOVED && arrivedLongAgo(d))
            .map(Departure::childId)
            .toList();
    List<String> steady =
        truth
            .timelines()
            .filter(t -> t.registrations().size() == 1 && t.registrations().getFirst().isOpen())
            .filter(t -> t.child().isCompulsoryAge(truth.period().start()))
            .filter(t -> t.child().isCompulsoryAge(end))
            .filter(t -> truth.schools().at(t.registrations().getFirst().urn()).hasFeed())
            .map(t -> t.child().id())
            .filter(id -> attendance.spells().stream().noneMatch(s -> s.childId().equals(id)))
            .toList();
    List<String> leads =
        Stream.concat(dice.some(movers, SAFE - 2).stream(), dice.some(steady, 2).stream()).toList();
    for (int i = 0; i < leads.size(); i++) {
      LocalDate on = workingDay(end, -dice.between(1, 8));
      if (i % 3 == 0) {
        add(Referrer.RESIDENT, "", leads.get(i), Lead.SAFE, on, Optional.empty());
      } else {
        partner(leads.get(i), Lead.SAFE, on);
      }
    }
  }

  private boolean arrivedLongAgo(Departure d) {
    Timeline timeline = truth.of(d.childId());
    return SchoolCalendar.schoolDayAfter(d.nextFirst(), LATER).isBefore(end)
        && timeline.child().isCompulsoryAge(end)
        && timeline.isOnRollAt(d.nextUrn(), end);
  }

  private void partner(String childId, Lead lead, LocalDate on) {
    add(dice.pick(PARTNERS), "", childId, lead, on, Optional.empty());
  }

  private void add(
      Referrer by, String urn, String childId, Lead lead, LocalDate on, Optional<Spell> spell) {
    if (on.isAfter(end) || on.isBefore(truth.period().start())) return;
    Slot slot = Slot.NOON;
    messages.add(
        new Message(
            on,
            slot,
            urn,
            childId,
            new Says.Refers(by, lead),
            letters.referral(by, truth.of(childId), lead, spell, slot.on(on)),
            false));
  }

  private static LocalDate workingDay(LocalDate from, int count) {
    return SchoolCalendar.workingDayAfter(from, count);
  }

  private static LocalDate later(LocalDate a, LocalDate b) {
    return a.isAfter(b) ? a : b;
  }
}
