package org.onroll.world;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.onroll.world.county.Dice;
import org.onroll.world.county.School;
import org.onroll.world.office.Grounds;
import org.onroll.world.office.Message;
import org.onroll.world.office.OfficePlan;
import org.onroll.world.office.Says;
import org.onroll.world.truth.Attendance;
import org.onroll.world.truth.PartTime;
import org.onroll.world.truth.Spell;

/** What is drawn later has streams of its own: who comes and goes, and is declared, stays. */
class StreamsTest {
  private static final Settings SETTINGS = CountyTest.settings(1, 24, 6000, 6, "2026-07-06");
  private static final County COUNTY = County.draw(SETTINGS);
  private static final OfficePlan SPINE =
      OfficePlan.draw(COUNTY.truth(), new Dice(1).on("offices"));

  private record Sent(String on, String slot, String urn, String child) {
    static Sent of(Message m) {
      return new Sent(m.on().toString(), m.slot().name(), m.urn(), m.childId());
    }
  }

  private static boolean isOfTheSpine(Message m) {
    return m.says() instanceof Says.Deleted
        || m.says() instanceof Says.Entered
        || m.says() instanceof Says.HomeEducates;
  }

  @Test
  void seed_1_has_the_leavers_and_the_missing_children_that_it_always_had() {
    assertThat(COUNTY.truth().departures()).hasSize(1282);
    assertThat(COUNTY.truth().trulyMissing(COUNTY.truth().period().end())).hasSize(79);
  }

  @Test
  void every_return_of_the_spine_is_sent_by_whom_and_when_it_always_was() {
    List<Sent> sent =
        COUNTY.offices().messages().stream()
            .filter(StreamsTest::isOfTheSpine)
            .map(Sent::of)
            .toList();
    assertThat(sent).isEqualTo(SPINE.messages().stream().map(Sent::of).toList());
  }

  @Test
  void a_ground_changes_the_letter_and_what_belongs_to_it_and_nothing_else() {
    for (int i = 0; i < SPINE.messages().size(); i++) {
      Message before = SPINE.messages().get(i);
      if (!(before.says() instanceof Says.Deleted was)) continue;
      Says.Deleted is =
          COUNTY.grounds().plan().messages().stream()
              .filter(m -> Sent.of(m).equals(Sent.of(before)) && m.refused() == before.refused())
              .map(m -> (Says.Deleted) m.says())
              .findFirst()
              .orElseThrow();
      assertThat(is.callsForEnquiry()).isEqualTo(was.callsForEnquiry());
      assertThat(is.destination()).isEqualTo(was.destination());
      assertThat(is.deletionDate()).isEqualTo(was.deletionDate());
      if (!Set.of("a", "g").contains(was.ground())) {
        assertThat(is.ground()).isEqualTo(was.ground());
      }
    }
  }

  @Test
  void who_is_absent_or_part_time_neither_comes_nor_goes_and_is_one_of_them_only() {
    Attendance attendance = COUNTY.attendance();
    Set<String> seen = new TreeSet<>();
    Set<String> leavers = new TreeSet<>();
    COUNTY.truth().departures().forEach(d -> leavers.add(d.childId()));
    for (Spell spell : attendance.spells()) {
      assertThat(seen.add(spell.childId())).isTrue();
    }
    for (PartTime timetable : attendance.partTimes()) {
      assertThat(seen.add(timetable.childId())).isTrue();
    }
    assertThat(seen).doesNotContainAnyElementsOf(leavers);
    for (String child : seen) {
      assertThat(COUNTY.truth().of(child).registrations()).hasSize(1);
    }
  }

  @Test
  void the_county_is_hard_every_cause_and_every_way_of_telling_is_in_it() {
    Attendance attendance = COUNTY.attendance();
    for (Spell.Cause cause : Spell.Cause.values()) {
      assertThat(attendance.spells()).anyMatch(s -> s.cause() == cause);
    }
    assertThat(attendance.longAbsent()).hasSizeGreaterThanOrEqualTo(30);
    assertThat(attendance.partTimes())
        .anyMatch(p -> !p.consent())
        .anyMatch(p -> !p.plan())
        .anyMatch(p -> p.reviews().isEmpty())
        .anyMatch(p -> !p.lasts(attendance.end()));
    assertThat(COUNTY.grounds().wrong()).isPositive();
    assertThat(COUNTY.closure()).isPresent();
    assertThat(COUNTY.assurances().unsuitable()).isNotEmpty();
  }

  @Test
  void careful_offices_are_punctual_and_ask_before_each_deletion() {
    Grounds grounds = COUNTY.grounds();
    List<Message> asked =
        grounds.plan().messages().stream().filter(m -> grounds.firstTry(m).isPresent()).toList();
    assertThat(asked).isNotEmpty().allMatch(m -> m.says() instanceof Says.Deleted);
    Set<String> careful = new TreeSet<>();
    asked.forEach(m -> careful.add(m.urn()));
    assertThat(careful)
        .allMatch(
            urn ->
                COUNTY.truth().schools().at(urn).habit()
                    == org.onroll.world.county.ReturnHabit.PUNCTUAL);
    assertThat(grounds.plan().messages())
        .filteredOn(
            m -> m.says() instanceof Says.Deleted && !m.refused() && careful.contains(m.urn()))
        .allMatch(m -> grounds.firstTry(m).isPresent());
  }

  @Test
  void the_closure_falls_on_days_of_school_that_nobody_could_know_of() {
    var closure = COUNTY.closure().orElseThrow();
    School school = COUNTY.truth().schools().at(closure.urn());
    assertThat(school.hasFeed()).isTrue();
    assertThat(closure.days())
        .hasSize(2)
        .allMatch(d -> d.isAfter(closure.announced()))
        .noneMatch(school.closures()::contains)
        .noneMatch(d -> COUNTY.attendance().days().meets(school, d));
  }
}
