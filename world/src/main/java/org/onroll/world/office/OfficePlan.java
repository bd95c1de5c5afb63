package org.onroll.world.office;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.onroll.world.county.Dice;
import org.onroll.world.county.ReturnHabit;
import org.onroll.world.county.School;
import org.onroll.world.county.SchoolCalendar;
import org.onroll.world.county.Slot;
import org.onroll.world.truth.Departure;
import org.onroll.world.truth.EnrolStatus;
import org.onroll.world.truth.Fate;
import org.onroll.world.truth.Registration;
import org.onroll.world.truth.Truth;

/** All that offices and parents write in the period, by the day on which it is sent. */
public final class OfficePlan {
  private static final double FORGOTTEN = 0.07;
  private static final double PREVIOUS_SCHOOL_GIVEN = 0.7;
  private static final double NOTICE_IN_TIME = 0.45;
  private static final double NOTICE_LATE = 0.35;

  private final List<Message> messages;
  private final Map<LocalDate, List<Message>> byDay;

  OfficePlan(List<Message> messages) {
    this.messages = List.copyOf(messages);
    this.byDay = messages.stream().collect(Collectors.groupingBy(Message::on));
  }

  public static OfficePlan draw(Truth truth, Dice dice) {
    Letters letters = new Letters(dice.on("letters"));
    List<Message> messages =
        new ArrayList<>(new DeletionReturns(truth, letters, dice.on("deletions")).all());
    messages.addAll(newPupils(truth, letters, dice.on("new pupils")));
    messages.addAll(notices(truth, letters, dice.on("notices")));
    return ordered(messages);
  }

  /** With what else is written in the same days. */
  public OfficePlan with(List<Message> others) {
    List<Message> all = new ArrayList<>(messages);
    all.addAll(others);
    return ordered(all);
  }

  private static OfficePlan ordered(List<Message> messages) {
    messages.sort(
        Comparator.comparing(Message::on)
            .thenComparing(Message::slot)
            .thenComparing(Message::urn)
            .thenComparing(Message::childId)
            .thenComparing(m -> m.body().toString()));
    return new OfficePlan(messages);
  }

  private static List<Message> newPupils(Truth truth, Letters letters, Dice dice) {
    List<Message> messages = new ArrayList<>();
    truth
        .timelines()
        .forEach(
            timeline -> {
              for (Registration r : timeline.registrations()) {
                School school = truth.schools().at(r.urn());
                boolean entered = r.first().isAfter(truth.period().firstSchoolDay());
                if (!entered || isExempt(truth, school, r) || school.habit() == ReturnHabit.SILENT)
                  continue;
                if (dice.chance(FORGOTTEN)) continue;
                LocalDate on =
                    school.habit() == ReturnHabit.LATE
                        ? SchoolCalendar.schoolDayAfter(r.first(), dice.between(5, 14))
                        : SchoolCalendar.schoolDayAfter(r.first().minusDays(1), dice.between(1, 3));
                if (on.isAfter(truth.period().end())) continue;
                String previous =
                    dice.chance(PREVIOUS_SCHOOL_GIVEN)
                        ? timeline.lastBefore(r.first()).map(Registration::urn).orElse("")
                        : "";
                messages.add(
                    new Message(
                        on,
                        dice.chance(0.5) ? Slot.BREAK : Slot.AFTERNOON,
                        r.urn(),
                        r.childId(),
                        new Says.Entered(r.first()),
                        letters.newPupil(timeline.child(), r, previous),
                        false));
              }
            });
    return messages;
  }

  /**
   * Regulation 13: placed in the most junior class and starting on the first day of the school
   * year.
   */
  static boolean isExempt(Truth truth, School school, Registration r) {
    int yearGroup = truth.of(r.childId()).child().yearGroup(r.first());
    LocalDate firstDay = SchoolCalendar.firstDayOfAutumn(SchoolCalendar.schoolYear(r.first()));
    return r.status() == EnrolStatus.C
        && r.first().equals(firstDay)
        && yearGroup == school.lowYear();
  }

  /** Parents who do educate at home write in time, late, or never. */
  private static List<Message> notices(Truth truth, Letters letters, Dice dice) {
    List<Message> messages = new ArrayList<>();
    for (Departure d : truth.departures()) {
      if (d.fate() != Fate.HOME_EDUCATED) continue;
      boolean inTime = dice.chance(NOTICE_IN_TIME);
      boolean late = dice.chance(NOTICE_LATE / (1 - NOTICE_IN_TIME));
      int days = inTime ? dice.between(-2, 2) : dice.between(8, 20);
      LocalDate on = d.last().plus(days, ChronoUnit.DAYS);
      boolean played = !on.isBefore(truth.period().start()) && !on.isAfter(truth.period().end());
      if (!played || (!inTime && !late)) continue;
      LocalDate from = d.last().plusDays(1);
      messages.add(
          new Message(
              on,
              Slot.NOON,
              "",
              d.childId(),
              new Says.HomeEducates(from),
              letters.notice(truth.of(d.childId()).child(), dice.chance(0.6) ? d.urn() : "", from),
              false));
    }
    return messages;
  }

  public List<Message> messages() {
    return messages;
  }

  public List<Message> on(LocalDate day, Slot slot) {
    return byDay.getOrDefault(day, List.of()).stream().filter(m -> m.slot() == slot).toList();
  }

  /** Deletion returns that OnRoll is going to take. */
  public List<Says.Deleted> declarations() {
    return messages.stream()
        .filter(m -> !m.refused() && m.says() instanceof Says.Deleted)
        .map(m -> (Says.Deleted) m.says())
        .toList();
  }
}
