package org.onroll.local.schedule;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.onroll.local.StubFunctions;
import org.onroll.local.clock.ClockFile;
import org.onroll.local.clock.MovableClock;
import org.onroll.local.lambda.LocalFunction;

class SchedulerTest {
  private static final Instant MONDAY = Instant.parse("2026-09-14T00:00:00Z");

  private final MovableClock clock =
      new MovableClock(Clock.fixed(MONDAY, ZoneOffset.UTC), Duration.ZERO);
  private final List<String> runs = new ArrayList<>();
  private final StubFunctions functions = new StubFunctions();

  @Test
  void every_schedule_between_runs_in_order_with_the_clock_standing_at_its_instant()
      throws Exception {
    record("roll-diff", "deadline-scan", "reminder-email");
    Instant to = MONDAY.plus(Duration.ofHours(6));
    try (Scheduler scheduler = scheduler(new ClockFile(Optional.empty()))) {
      assertThat(scheduler.moveTo(to)).isEqualTo(to);
    }
    assertThat(runs)
        .containsExactly(
            "roll-diff 2026-09-14T05:00:00Z",
            "reminder-email 2026-09-14T05:05:00Z",
            "deadline-scan 2026-09-14T05:10:00Z",
            "reminder-email 2026-09-14T05:20:00Z",
            "roll-diff 2026-09-14T05:30:00Z",
            "reminder-email 2026-09-14T05:35:00Z",
            "reminder-email 2026-09-14T05:50:00Z",
            "roll-diff 2026-09-14T06:00:00Z");
    assertThat(functions.events("deadline-scan"))
        .containsExactly(
            "{\"schedule\":\"deadline-scan\",\"scheduledTime\":\"2026-09-14T05:10:00Z\"}");
    assertThat(clock.instant()).isEqualTo(to);
  }

  @Test
  void a_simulated_quarter_of_empty_runs_is_over_in_seconds() throws Exception {
    Instant begin = Instant.now();
    try (Scheduler scheduler = scheduler(new ClockFile(Optional.empty()))) {
      scheduler.moveTo(MONDAY.plus(Duration.ofDays(90)));
    }
    assertThat(functions.events("deadline-scan")).hasSize(90 * 15);
    assertThat(functions.events("roll-diff")).hasSize(90 * 30);
    assertThat(functions.events("reminder-email")).hasSize(90 * 60);
    assertThat(Duration.between(begin, Instant.now())).isLessThan(Duration.ofSeconds(10));
  }

  @Test
  void moving_back_runs_nothing_and_moving_forward_again_runs_it_again() throws Exception {
    record("deadline-scan");
    try (Scheduler scheduler = scheduler(new ClockFile(Optional.empty()))) {
      scheduler.moveTo(MONDAY.plus(Duration.ofHours(6)));
      scheduler.moveTo(MONDAY);
      assertThat(clock.instant()).isEqualTo(MONDAY);
      scheduler.moveTo(MONDAY.plus(Duration.ofHours(6)));
    }
    assertThat(runs).hasSize(2);
  }

  @Test
  void a_run_that_fails_is_tried_again_and_stops_nobody() throws Exception {
    functions.with(
        "deadline-scan",
        event -> {
          throw new IllegalStateException("always");
        });
    record("reminder-email");
    try (Scheduler scheduler = scheduler(new ClockFile(Optional.empty()))) {
      scheduler.moveTo(MONDAY.plus(Duration.ofHours(6)));
    }
    assertThat(functions.events("deadline-scan")).hasSize(4);
    assertThat(runs).hasSize(4);
  }

  @Test
  void what_a_stopped_process_missed_runs_once_when_the_next_one_starts(@TempDir Path folder)
      throws Exception {
    ClockFile file = new ClockFile(Optional.of(folder.resolve("clock")));
    try (Scheduler scheduler = scheduler(file)) {
      scheduler.moveTo(MONDAY.plus(Duration.ofHours(12)));
    }
    record("roll-diff", "deadline-scan", "reminder-email");
    clock.set(MONDAY.plus(Duration.ofDays(3)));
    try (Scheduler scheduler = scheduler(file)) {
      scheduler.catchUp();
    }
    assertThat(runs).hasSize(3);
    assertThat(functions.events("deadline-scan").getLast()).contains("2026-09-16T19:10:00Z");
  }

  @Test
  void schedules_run_as_they_fall_due_while_the_clock_ticks() throws Exception {
    record("deadline-scan");
    MovableClock ticking = new MovableClock(Clock.systemUTC(), Duration.ZERO);
    ticking.set(Instant.parse("2026-09-14T05:09:59.900Z"));
    ClockFile nowhere = new ClockFile(Optional.empty());
    try (Scheduler scheduler =
        new Scheduler(functions(), ticking, nowhere, () -> {}, StubFunctions.NO_LOG)) {
      scheduler.start();
      for (int i = 0; i < 100 && functions.events("deadline-scan").isEmpty(); i++) Thread.sleep(50);
    }
    assertThat(functions.events("deadline-scan")).hasSize(1);
  }

  private void record(String... names) {
    for (String name : names) {
      functions.with(
          name,
          event -> {
            runs.add(name + " " + clock.instant());
            return "{}";
          });
    }
  }

  private Scheduler scheduler(ClockFile file) {
    return new Scheduler(functions(), clock, file, () -> {}, StubFunctions.NO_LOG);
  }

  private List<LocalFunction> functions() {
    return List.of(
        functions.scheduled("deadline-scan", "cron(10 6-20 * * ? *)"),
        functions.scheduled("reminder-email", "cron(5/15 6-20 * * ? *)"),
        functions.scheduled("roll-diff", "cron(0/30 6-20 * * ? *)"));
  }
}
