package org.onroll.world.score;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.onroll.world.county.OwnDays;
import org.onroll.world.county.Slot;
import org.onroll.world.office.Message;
import org.onroll.world.office.Says;
import org.onroll.world.onroll.KnownChild;
import org.onroll.world.onroll.ReportedAbsence;
import org.onroll.world.onroll.ReportedTimetable;
import org.onroll.world.onroll.SchoolDeadline;
import org.onroll.world.truth.Attendance;
import org.onroll.world.truth.PartTime;
import org.onroll.world.truth.Registration;
import org.onroll.world.truth.SmallTruth;
import org.onroll.world.truth.Spell;
import org.onroll.world.truth.Spell.Cause;
import org.onroll.world.truth.Truth;

/** School days of September 2026 begin on the 2nd; the tenth of them is Tuesday the 15th. */
class AbsenceScorerTest {
  private static final String A = "999101";
  private static final Set<DayOfWeek> WEEK = EnumSet.range(DayOfWeek.MONDAY, DayOfWeek.FRIDAY);

  private final SmallTruth world = new SmallTruth();
  private final Evidence evidence = new Evidence();
  private final Books books = new Books();
  private final List<Spell> spells = new ArrayList<>();
  private final List<PartTime> timetables = new ArrayList<>();

  private static LocalDate day(String day) {
    return LocalDate.parse("2026-" + day);
  }

  private Spell away(String id, Cause cause, String first) {
    world.child(id, "2015-01-10").onRoll(id, A, "2024-09-03");
    Spell spell = new Spell(id, A, day(first), Registration.OPEN, cause, WEEK);
    spells.add(spell);
    return spell;
  }

  private void told(String id, String on, Says says) {
    evidence.taken(
        new Message(day(on), Slot.NOON, A, id, says, JsonNodeFactory.instance.objectNode(), false),
        Slot.NOON.on(day(on)),
        "receipt-" + id);
  }

  private Attendance attendance(Truth truth) {
    return new Attendance(
        truth.schools(), OwnDays.PLANNED, truth.period().end(), spells, timetables);
  }

  private AbsenceScore score(ReportedAbsence... listed) {
    Truth truth = world.truth();
    return new AbsenceScorer(attendance(truth), evidence, new Identities(truth), books)
        .score(List.of(listed), List.of());
  }

  private static KnownChild known(String id) {
    return new KnownChild("UPN-" + id, "Example", "Child-" + id, Optional.empty());
  }

  private static ReportedAbsence listed(String id, int days, int returns) {
    return new ReportedAbsence(A, known(id), day("09-02"), days, returns);
  }

  @Test
  void a_child_who_is_gone_is_known_from_the_day_of_the_return() {
    Spell spell = away("x", Cause.MOVED_AWAY, "09-02");
    told("x", "09-17", new Says.Absent(spell, day("09-17"), 12));
    AbsenceScore score = score(listed("x", 12, 1));
    assertThat(books.violations()).isEmpty();
    assertThat(score.longAbsent()).isEqualTo(1);
    assertThat(score.goneKnown()).isEqualTo(1);
    assertThat(score.medianDaysUntilKnown()).isEqualTo(OptionalDouble.of(2));
    assertThat(score.attendance()).isEqualTo(new AbsenceScore.Owed(0, 1, 0));
  }

  @Test
  void a_return_on_the_tenth_day_or_the_next_is_in_time_and_one_that_never_comes_is_counted() {
    Spell spell = away("x", Cause.REFUSES, "09-02");
    away("y", Cause.UNSEEN, "09-02");
    told("x", "09-16", new Says.Absent(spell, day("09-16"), 11));
    AbsenceScore score = score(listed("x", 11, 1));
    assertThat(score.attendance()).isEqualTo(new AbsenceScore.Owed(1, 0, 1));
    assertThat(score.known()).isEqualTo(1);
  }

  @Test
  void a_child_away_for_nine_days_is_not_counted() {
    away("x", Cause.REFUSES, "09-15");
    assertThat(score().longAbsent()).isZero();
  }

  @Test
  void who_is_abroad_under_code_i_is_absent_in_truth_and_owed_no_attendance_return() {
    away("x", Cause.SAID_ILL, "09-02");
    AbsenceScore score = score();
    assertThat(score.longAbsent()).isEqualTo(1);
    assertThat(score.codedIll()).isEqualTo(1);
    assertThat(score.attendance().all()).isZero();
    assertThat(score.sickness()).isEqualTo(new AbsenceScore.Owed(0, 0, 1));
  }

  @Test
  void what_was_taken_and_is_not_listed_or_listed_twice_or_with_other_days_is_a_violation() {
    Spell spell = away("x", Cause.REFUSES, "09-02");
    told("x", "09-16", new Says.Absent(spell, day("09-16"), 11));
    score();
    assertThat(books.violations()).hasSize(1);
    score(listed("x", 11, 1), listed("x", 11, 1));
    assertThat(books.violations()).hasSize(2);
    score(listed("x", 10, 2));
    assertThat(books.violations()).hasSize(4);
  }

  private TimetableScore timetables(PartTime timetable, long days, boolean overdue) {
    world.child("p", "2015-01-10").onRoll("p", A, "2024-09-03");
    timetables.add(timetable);
    Truth truth = world.truth();
    SchoolDeadline review =
        new SchoolDeadline(
            "d",
            "timetable-review",
            A,
            known("p"),
            timetable.first(),
            timetable.first().plusDays(42),
            "calendar day",
            "",
            overdue ? "overdue" : "",
            List.of(),
            List.of());
    return new TimetableScorer(attendance(truth), evidence, new Identities(truth), books)
        .score(
            List.of(new ReportedTimetable(A, known("p"), timetable.first(), days, 0)),
            List.of(review));
  }

  private static PartTime from(String first) {
    return new PartTime(
        "p", A, day(first), Registration.OPEN, 12, false, true, Optional.empty(), List.of());
  }

  @Test
  void a_timetable_without_review_for_more_than_six_weeks_is_overdue() {
    PartTime timetable = from("07-13");
    told("p", "07-14", new Says.AttendsPartTime(timetable, Optional.empty(), Optional.empty()));
    TimetableScore score = timetables(timetable, 74, true);
    assertThat(books.violations()).isEmpty();
    assertThat(score.reviewOverdue()).isEqualTo(1);
    assertThat(score.withoutConsent()).isEqualTo(1);
    assertThat(score.knownDays()).isEqualTo(74);
  }

  @Test
  void a_review_that_is_overdue_and_not_shown_so_is_a_violation() {
    PartTime timetable = from("07-13");
    told("p", "07-14", new Says.AttendsPartTime(timetable, Optional.empty(), Optional.empty()));
    timetables(timetable, 74, false);
    assertThat(books.violations()).hasSize(1);
  }
}
