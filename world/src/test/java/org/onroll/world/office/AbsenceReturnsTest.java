package org.onroll.world.office;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.onroll.world.county.Dice;
import org.onroll.world.county.OwnDays;
import org.onroll.world.county.Period;
import org.onroll.world.county.ReturnHabit;
import org.onroll.world.county.Schools;
import org.onroll.world.truth.Attendance;
import org.onroll.world.truth.AttendanceDraw;
import org.onroll.world.truth.History;
import org.onroll.world.truth.Spell;
import org.onroll.world.truth.Truth;

class AbsenceReturnsTest {
  private static final Truth TRUTH = truth();
  private static final Attendance ATTENDANCE =
      AttendanceDraw.draw(TRUTH, OwnDays.PLANNED, new Dice(3).on("attendance"));
  private static final List<Message> SENT = AbsenceReturns.draw(TRUTH, ATTENDANCE, new Dice(3));

  private static Truth truth() {
    Dice dice = new Dice(3);
    Period period = Period.of(LocalDate.parse("2026-07-06"), 6);
    return History.draw(
        dice.on("history"), 6000, Schools.draw(24, period, dice.on("schools")), period);
  }

  @Test
  void a_silent_school_tells_of_nobody_and_no_return_is_sent_outside_the_play() {
    assertThat(SENT)
        .isNotEmpty()
        .noneMatch(m -> TRUTH.schools().at(m.urn()).habit() == ReturnHabit.SILENT)
        .noneMatch(m -> m.on().isAfter(TRUTH.period().end()))
        .noneMatch(m -> m.on().isBefore(TRUTH.period().start()));
  }

  @Test
  void a_return_is_sent_on_a_day_on_which_the_school_meets() {
    assertThat(SENT).allMatch(m -> OwnDays.PLANNED.meets(TRUTH.schools().at(m.urn()), m.on()));
  }

  @Test
  void an_attendance_return_lists_days_that_were_missed_and_no_other() {
    for (Message message : SENT) {
      if (!(message.says() instanceof Says.Absent said)) continue;
      List<String> listed = message.body().path("sessions").findValuesAsText("date");
      List<String> missed =
          ATTENDANCE.missed(said.spell(), said.until()).stream().map(LocalDate::toString).toList();
      if (!listed.isEmpty()) assertThat(listed).isEqualTo(missed);
      assertThat(said.days()).isEqualTo(listed.size());
    }
  }

  @Test
  void some_long_absences_are_told_of_in_time_some_late_some_never() {
    int inTime = 0;
    int late = 0;
    int never = 0;
    for (Spell spell : ATTENDANCE.longAbsent()) {
      if (spell.cause().isCodedIll()) continue;
      LocalDate tenth = ATTENDANCE.missedFor(spell, 10).orElseThrow();
      Optional<LocalDate> told =
          SENT.stream()
              .filter(m -> m.childId().equals(spell.childId()) && !m.on().isBefore(tenth))
              .map(Message::on)
              .min(LocalDate::compareTo);
      if (told.isEmpty()) never++;
      else if (told.get().isAfter(OwnDays.PLANNED.after(ATTENDANCE.school(spell), tenth, 1)))
        late++;
      else inTime++;
    }
    assertThat(inTime).isPositive();
    assertThat(late).isPositive();
    assertThat(never).isPositive();
  }

  @Test
  void no_return_says_what_is_true_of_the_absence() {
    assertThat(SENT)
        .filteredOn(m -> m.says() instanceof Says.Absent || m.says() instanceof Says.Ill)
        .noneMatch(m -> m.body().toString().contains("moved"))
        .noneMatch(m -> m.body().toString().contains("abroad"));
  }
}
