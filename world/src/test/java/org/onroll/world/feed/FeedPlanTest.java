package org.onroll.world.feed;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.onroll.world.county.Dice;
import org.onroll.world.county.Period;
import org.onroll.world.county.School;
import org.onroll.world.county.Schools;
import org.onroll.world.county.Slot;
import org.onroll.world.feed.FeedFault.Content;
import org.onroll.world.truth.History;
import org.onroll.world.truth.Truth;

class FeedPlanTest {
  private static final Truth TRUTH = truth();
  private static final FeedPlan PLAN = FeedPlan.draw(TRUTH, new Dice(5));

  private static Truth truth() {
    Dice dice = new Dice(5);
    Period period = Period.of(LocalDate.parse("2026-07-06"), 6);
    return History.draw(
        dice.on("history"), 2000, Schools.draw(24, period, dice.on("schools")), period);
  }

  private static List<RollSend> all() {
    List<RollSend> all = new ArrayList<>();
    for (LocalDate day : TRUTH.period().schoolDays()) {
      for (Slot slot : Slot.values()) all.addAll(PLAN.sends(day, slot));
    }
    return all;
  }

  @ParameterizedTest
  @EnumSource(FeedFault.class)
  void every_fault_happens(FeedFault fault) {
    assertThat(PLAN.count(fault)).isPositive();
  }

  @Test
  void schools_without_a_feed_and_closed_schools_send_nothing() {
    assertThat(all())
        .allSatisfy(
            send -> {
              School school = TRUTH.schools().at(send.urn());
              assertThat(school.hasFeed()).isTrue();
              assertThat(school.closures()).doesNotContain(send.rollDate());
            });
  }

  @Test
  void a_late_roll_comes_after_the_roll_of_the_next_day() {
    Map<String, LocalDate> newest = new HashMap<>();
    int late = 0;
    for (RollSend send : all()) {
      LocalDate before = newest.merge(send.urn(), send.rollDate(), (a, b) -> a.isAfter(b) ? a : b);
      if (before.isAfter(send.rollDate())) late++;
    }
    assertThat(late).isPositive();
  }

  @Test
  void nothing_is_sent_before_the_day_that_it_shows() {
    assertThat(all()).noneMatch(send -> send.on().isBefore(send.rollDate()));
  }

  @Test
  void the_first_roll_of_a_school_is_whole() {
    Map<String, Content> first = new HashMap<>();
    all().forEach(send -> first.putIfAbsent(send.urn(), send.content()));
    assertThat(first.values()).containsOnly(Content.WHOLE);
  }

  @Test
  void the_same_seed_plans_the_same_sendings() {
    FeedPlan again = FeedPlan.draw(TRUTH, new Dice(5));
    for (LocalDate day : TRUTH.period().schoolDays()) {
      for (Slot slot : Slot.values())
        assertThat(again.sends(day, slot)).isEqualTo(PLAN.sends(day, slot));
    }
  }
}
