package org.onroll.world.office;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.onroll.world.county.Dice;
import org.onroll.world.county.Period;
import org.onroll.world.county.ReturnHabit;
import org.onroll.world.county.Schools;
import org.onroll.world.truth.Departure;
import org.onroll.world.truth.Fate;
import org.onroll.world.truth.History;
import org.onroll.world.truth.Truth;

class OfficePlanTest {
  private static final Truth TRUTH = truth();
  private static final OfficePlan PLAN = OfficePlan.draw(TRUTH, new Dice(3));

  private static Truth truth() {
    Dice dice = new Dice(3);
    Period period = Period.of(LocalDate.parse("2026-07-06"), 6);
    return History.draw(
        dice.on("history"), 6000, Schools.draw(24, period, dice.on("schools")), period);
  }

  private static List<Message> deletions() {
    return PLAN.messages().stream().filter(m -> m.says() instanceof Says.Deleted).toList();
  }

  @Test
  void a_silent_school_declares_nothing() {
    assertThat(PLAN.messages())
        .filteredOn(m -> !m.urn().isEmpty())
        .noneMatch(m -> TRUTH.schools().at(m.urn()).habit() == ReturnHabit.SILENT);
  }

  @Test
  void the_most_senior_class_is_exempt_at_the_end_of_the_year() {
    assertThat(TRUTH.departures().stream().filter(Departure::endOfPhase))
        .isNotEmpty()
        .noneMatch(
            d ->
                deletions().stream()
                    .anyMatch(m -> m.childId().equals(d.childId()) && m.urn().equals(d.urn())));
  }

  @Test
  void a_false_home_education_has_a_return_and_no_notice() {
    List<Departure> lies =
        TRUTH.departures().stream().filter(d -> d.fate() == Fate.FALSE_HOME_EDUCATION).toList();
    assertThat(lies)
        .isNotEmpty()
        .noneMatch(
            d ->
                PLAN.messages().stream()
                    .anyMatch(
                        m ->
                            m.childId().equals(d.childId())
                                && m.says() instanceof Says.HomeEducates));
    assertThat(deletions())
        .anyMatch(
            m ->
                m.says() instanceof Says.Deleted d
                    && d.destination().equals("home-education")
                    && !d.isTrue());
  }

  @Test
  void no_office_says_whereabouts_unknown_of_a_child_still_on_its_roll() {
    assertThat(deletions())
        .filteredOn(m -> m.says() instanceof Says.Deleted d && d.callsForEnquiry())
        .isNotEmpty()
        .noneMatch(m -> TRUTH.of(m.childId()).isOnRollAt(m.urn(), m.on()));
  }

  @Test
  void some_returns_come_before_the_roll_changes_and_some_long_after() {
    assertThat(deletions())
        .anyMatch(m -> TRUTH.of(m.childId()).isOnRollAt(m.urn(), m.on().plusDays(1)));
    assertThat(deletions())
        .anyMatch(
            m ->
                m.says() instanceof Says.Deleted d
                    && d.deletionDate().plusDays(7).isBefore(m.on()));
  }

  @Test
  void a_return_without_a_ground_is_sent_again_with_one() {
    assertThat(deletions())
        .filteredOn(Message::refused)
        .isNotEmpty()
        .noneMatch(m -> m.body().has("ground"));
    assertThat(deletions()).filteredOn(m -> !m.refused()).allMatch(m -> m.body().has("ground"));
  }

  @Test
  void telephone_numbers_reach_nobody() {
    assertThat(PLAN.messages())
        .flatMap(m -> m.body().findValuesAsText("emergencyNumber"))
        .isNotEmpty()
        .allMatch(number -> number.startsWith("01632 960"));
  }

  @Test
  void the_same_seed_writes_the_same_letters() {
    assertThat(OfficePlan.draw(TRUTH, new Dice(3)).messages()).isEqualTo(PLAN.messages());
  }
}
