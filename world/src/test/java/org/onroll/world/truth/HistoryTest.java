package org.onroll.world.truth;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.onroll.world.county.Child;
import org.onroll.world.county.Dice;
import org.onroll.world.county.Period;
import org.onroll.world.county.School;
import org.onroll.world.county.Schools;
import org.onroll.world.county.Upn;

class HistoryTest {
  private static final Truth TRUTH = draw(1, 24, 4000, "2026-07-06", 6);

  static Truth draw(long seed, int schools, int pupils, String start, int weeks) {
    Dice dice = new Dice(seed);
    Period period = Period.of(LocalDate.parse(start), weeks);
    return History.draw(
        dice.on("history"), pupils, Schools.draw(schools, period, dice.on("schools")), period);
  }

  private static List<Departure> gone(Fate fate) {
    return TRUTH.departures().stream().filter(d -> d.fate() == fate).toList();
  }

  @Test
  void the_same_seed_draws_the_same_county() {
    Truth again = draw(1, 24, 4000, "2026-07-06", 6);

    assertThat(again.timelines()).containsExactlyElementsOf(TRUTH.timelines().toList());
    assertThat(again.departures()).isEqualTo(TRUTH.departures());
    assertThat(again.ghosts()).isEqualTo(TRUTH.ghosts());
  }

  @Test
  void another_seed_draws_another_county() {
    assertThat(draw(2, 24, 4000, "2026-07-06", 6).departures()).isNotEqualTo(TRUTH.departures());
  }

  @Test
  void as_many_pupils_as_asked_for_are_on_roll_on_the_first_day() {
    LocalDate first = TRUTH.period().firstSchoolDay();
    long main =
        TRUTH
            .timelines()
            .filter(
                t -> t.registrations().stream().anyMatch(r -> r.isOn(first) && r.status().isMain()))
            .count();
    assertThat(main).isEqualTo(4000);
  }

  @Test
  void a_vanished_child_is_on_no_roll_from_that_day() {
    assertThat(gone(Fate.VANISHED))
        .isNotEmpty()
        .allSatisfy(
            d ->
                d.last()
                    .plusDays(1)
                    .datesUntil(TRUTH.period().end().plusDays(1))
                    .forEach(
                        day ->
                            assertThat(TRUTH.of(d.childId()).on(day))
                                .isInstanceOf(Whereabouts.NoEducation.class)));
  }

  @Test
  void a_mover_is_on_the_new_roll_from_the_day_that_was_planned() {
    assertThat(gone(Fate.MOVED))
        .isNotEmpty()
        .allSatisfy(
            d -> assertThat(TRUTH.of(d.childId()).isOnRollAt(d.nextUrn(), d.nextFirst())).isTrue());
  }

  @Test
  void every_register_holds_only_year_groups_that_its_school_teaches() {
    for (LocalDate day : TRUTH.period().schoolDays()) {
      for (School school : TRUTH.schools().all().toList()) {
        assertThat(TRUTH.registerOf(school.urn(), day))
            .allSatisfy(
                r ->
                    assertThat(school.teaches(TRUTH.of(r.childId()).child().yearGroup(day)))
                        .as("%s on %s at %s", r, day, school)
                        .isTrue());
      }
    }
  }

  @Test
  void no_child_is_twice_on_one_register() {
    for (LocalDate day : TRUTH.period().schoolDays()) {
      TRUTH
          .schools()
          .all()
          .forEach(
              s ->
                  assertThat(TRUTH.registerOf(s.urn(), day).stream().map(Registration::childId))
                      .doesNotHaveDuplicates());
    }
  }

  @Test
  void two_registers_at_once_are_dual_or_a_mover_whom_the_old_school_removes_late() {
    TRUTH
        .timelines()
        .forEach(
            t -> {
              for (LocalDate day : TRUTH.period().schoolDays()) {
                List<Registration> on =
                    t.registrations().stream().filter(r -> r.isOn(day)).toList();
                assertThat(on).hasSizeLessThanOrEqualTo(2);
                if (on.size() == 2 && on.stream().allMatch(r -> r.status().isMain())) {
                  assertThat(on).anyMatch(r -> !r.isOpen());
                }
              }
            });
  }

  @Test
  void numbers_are_valid_and_belong_to_one_child() {
    Map<String, String> owners = new HashMap<>();
    TRUTH
        .timelines()
        .flatMap(t -> t.registrations().stream())
        .filter(r -> !r.upn().isEmpty())
        .forEach(
            r -> {
              assertThat(r.upn()).hasSize(13);
              assertThat(r.upn().charAt(0)).isEqualTo(Upn.checkLetter(r.upn().substring(1)));
              String owner = owners.putIfAbsent(r.upn(), r.childId());
              assertThat(owner == null || owner.equals(r.childId())).isTrue();
            });
  }

  @Test
  void twins_share_family_and_birthday_and_not_the_forename() {
    Map<String, Child> first = new HashMap<>();
    Set<String> paired = new HashSet<>();
    TRUTH
        .timelines()
        .map(Timeline::child)
        .filter(Child::twin)
        .forEach(
            child -> {
              Child other = first.putIfAbsent(child.family().id(), child);
              if (other == null) return;
              paired.add(child.family().id());
              assertThat(child.born()).isEqualTo(other.born());
              assertThat(child.name().forename()).isNotEqualTo(other.name().forename());
            });
    assertThat(paired).isEqualTo(first.keySet());
  }

  @Test
  void some_children_share_a_name_and_some_of_these_a_birthday() {
    record Name(String folded) {}
    record Same(String folded, LocalDate born) {}
    Map<Name, Integer> names = new HashMap<>();
    Map<Same, Integer> same = new HashMap<>();
    TRUTH
        .timelines()
        .map(Timeline::child)
        .forEach(
            c -> {
              names.merge(new Name(c.name().folded()), 1, Integer::sum);
              same.merge(new Same(c.name().folded(), c.born()), 1, Integer::sum);
            });
    assertThat(names.values()).anyMatch(n -> n > 1);
    assertThat(same.values()).anyMatch(n -> n > 1);
  }

  @Test
  void a_school_loses_more_than_a_tenth_of_its_roll_in_one_day_before_the_summer() {
    LocalDate summer = LocalDate.parse("2026-07-20");
    Map<String, Integer> leavers = new HashMap<>();
    TRUTH.departures().stream()
        .filter(d -> d.last().isBefore(summer))
        .forEach(d -> leavers.merge(d.urn() + " " + d.last(), 1, Integer::sum));
    assertThat(leavers.entrySet())
        .anySatisfy(
            e -> {
              String urn = e.getKey().substring(0, 6);
              LocalDate last = LocalDate.parse(e.getKey().substring(7));
              assertThat(e.getValue()).isGreaterThan(TRUTH.registerOf(urn, last).size() / 10);
            });
  }

  @Test
  void a_child_who_leaves_before_compulsory_age_is_missing_once_that_age_has_begun() {
    assertThat(gone(Fate.TOO_YOUNG))
        .isNotEmpty()
        .allSatisfy(
            d -> {
              Timeline timeline = TRUTH.of(d.childId());
              assertThat(timeline.isInScope(d.last().plusDays(1))).isFalse();
              assertThat(TRUTH.trulyMissing(d.childId(), TRUTH.period().end())).isPresent();
            });
  }

  @Test
  void a_county_without_a_summer_has_leavers_and_missing_children_too() {
    Truth autumn = draw(3, 24, 3000, "2026-09-14", 5);

    assertThat(autumn.period().turnOfTheYear()).isEmpty();
    assertThat(autumn.departures()).hasSizeGreaterThan(30).noneMatch(Departure::endOfPhase);
    assertThat(autumn.trulyMissing(autumn.period().end())).isNotEmpty();
  }
}
