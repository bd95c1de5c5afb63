package org.onroll.world.office;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.onroll.world.county.Dice;
import org.onroll.world.county.OwnDays;
import org.onroll.world.county.Period;
import org.onroll.world.county.SchoolCalendar;
import org.onroll.world.county.Schools;
import org.onroll.world.truth.Attendance;
import org.onroll.world.truth.AttendanceDraw;
import org.onroll.world.truth.History;
import org.onroll.world.truth.Truth;

class ReferralPlanTest {
  private static final Truth TRUTH = truth();
  private static final OfficePlan OFFICES = OfficePlan.draw(TRUTH, new Dice(3));
  private static final Attendance ATTENDANCE =
      AttendanceDraw.draw(TRUTH, new OwnDays(Optional.empty()), new Dice(3));
  private static final List<Message> SENT =
      ReferralPlan.draw(TRUTH, ATTENDANCE, OFFICES, new Dice(3).on("referrals"));

  private static Truth truth() {
    Dice dice = new Dice(3);
    Period period = Period.of(LocalDate.parse("2026-07-06"), 6);
    return History.draw(
        dice.on("history"), 6000, Schools.draw(24, period, dice.on("schools")), period);
  }

  private static List<Message> of(Lead lead) {
    return SENT.stream().filter(m -> ((Says.Refers) m.says()).lead() == lead).toList();
  }

  @Test
  void children_who_are_missing_safe_and_gone_are_referred_and_some_of_them_twice() {
    for (Lead lead : Lead.values()) assertThat(of(lead)).as(lead.words()).isNotEmpty();
    Map<String, Long> times =
        of(Lead.MISSING).stream()
            .collect(Collectors.groupingBy(Message::childId, Collectors.counting()));
    assertThat(times.values()).contains(2L);
  }

  @Test
  void who_is_said_to_be_missing_is_and_who_is_safe_is_in_education() {
    LocalDate end = TRUTH.period().end();
    for (Lead lead : List.of(Lead.UNHEARD, Lead.MISSING)) {
      assertThat(of(lead)).allMatch(m -> TRUTH.trulyMissing(m.childId(), end).isPresent());
    }
    assertThat(of(Lead.SAFE)).allMatch(m -> TRUTH.of(m.childId()).on(m.on()).isEducation());
  }

  @Test
  void a_child_whom_rolls_would_find_is_referred_when_every_wait_is_over() {
    for (Message message : of(Lead.MISSING)) {
      LocalDate first =
          TRUTH.trulyMissing(message.childId(), TRUTH.period().end()).orElseThrow().first();
      assertThat(message.on()).isAfterOrEqualTo(SchoolCalendar.schoolDayAfter(first, 12));
    }
  }

  @Test
  void a_partner_gives_no_number_and_says_nothing_of_what_is_true() {
    assertThat(SENT)
        .noneMatch(m -> m.body().path("child").has("upn"))
        .filteredOn(m -> ((Says.Refers) m.says()).by().isPartner())
        .allMatch(m -> m.body().path("route").asText().equals("not-sure"))
        .noneMatch(m -> m.body().path("answers").path("inSchool").asText().equals("yes"));
  }
}
