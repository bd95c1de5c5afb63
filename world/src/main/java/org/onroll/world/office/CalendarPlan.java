package org.onroll.world.office;

import java.time.LocalDate;
import java.time.Month;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.onroll.world.county.Closure;
import org.onroll.world.county.Dice;
import org.onroll.world.county.School;
import org.onroll.world.county.SchoolCalendar;
import org.onroll.world.truth.Registration;
import org.onroll.world.truth.Truth;

/**
 * Two days of school that one school loses in the middle of the play: the one, and the days, on
 * which most of its returns about new pupils are still owed.
 */
public final class CalendarPlan {
  private static final int FEWEST_DAYS = 8;
  private static final int LOST = 2;
  private static final int RETURN_OWED_FOR = 4;
  private static final Set<Month> WINTER =
      EnumSet.of(Month.DECEMBER, Month.JANUARY, Month.FEBRUARY);

  private final Truth truth;
  private final OfficePlan offices;

  private CalendarPlan(Truth truth, OfficePlan offices) {
    this.truth = truth;
    this.offices = offices;
  }

  /** The closure; none in a play of few days. */
  public static Optional<Closure> draw(Truth truth, OfficePlan offices, Dice dice) {
    return new CalendarPlan(truth, offices).draw(dice);
  }

  private Optional<Closure> draw(Dice dice) {
    List<LocalDate> days = truth.period().schoolDays();
    if (days.size() < FEWEST_DAYS) return Optional.empty();
    List<School> schools = dice.shuffled(truth.schools().all().filter(School::hasFeed).toList());
    Optional<Closure> best = Optional.empty();
    long most = -1;
    for (LocalDate day : days.subList(days.size() / 4, days.size() * 3 / 4)) {
      for (School school : schools) {
        long owed = owed(school, day);
        if (owed <= most || school.closures().contains(day) || isLastOfTerm(day)) continue;
        most = owed;
        best = Optional.of(closure(school, day));
      }
    }
    return best;
  }

  /** A boiler that fails before a holiday is mended in it, and nobody waits for a return there. */
  private static boolean isLastOfTerm(LocalDate day) {
    int ahead = LOST + RETURN_OWED_FOR + 1;
    return SchoolCalendar.schoolDayAfter(day, ahead).isAfter(day.plusDays(ahead + 4));
  }

  private static Closure closure(School school, LocalDate announced) {
    LocalDate first = SchoolCalendar.schoolDayAfter(announced, 1);
    boolean winter = WINTER.contains(first.getMonth());
    return new Closure(
        school.urn(),
        announced,
        List.of(first, SchoolCalendar.schoolDayAfter(announced, LOST)),
        winter ? "closed by snow" : "closed: the boiler has failed");
  }

  /** New pupils of compulsory age of the days before whose return is not sent by then. */
  private long owed(School school, LocalDate day) {
    LocalDate since = SchoolCalendar.schoolDayAfter(day, -RETURN_OWED_FOR);
    return truth.registerOf(school.urn(), day).stream()
        .filter(r -> !r.first().isBefore(since) && r.first().isBefore(day))
        .filter(r -> r.first().isAfter(truth.period().firstSchoolDay()))
        .filter(r -> truth.of(r.childId()).child().isCompulsoryAge(r.first()))
        .filter(r -> !OfficePlan.isExempt(truth, school, r))
        .filter(r -> !isDeclared(r, day))
        .count();
  }

  private boolean isDeclared(Registration r, LocalDate by) {
    return offices.messages().stream()
        .anyMatch(
            m ->
                m.says() instanceof Says.Entered
                    && m.childId().equals(r.childId())
                    && m.urn().equals(r.urn())
                    && !m.on().isAfter(by));
  }
}
