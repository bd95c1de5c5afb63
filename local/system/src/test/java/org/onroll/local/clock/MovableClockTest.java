package org.onroll.local.clock;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MovableClockTest {
  private static final Instant NOW = Instant.parse("2026-09-14T06:00:00Z");

  private final MovableClock clock =
      new MovableClock(Clock.fixed(NOW, ZoneOffset.UTC), Duration.ofHours(1));

  @Test
  void it_is_as_far_ahead_as_it_was_set() {
    assertThat(clock.instant()).isEqualTo(NOW.plus(Duration.ofHours(1)));
    clock.set(NOW.minus(Duration.ofDays(2)));
    assertThat(clock.ahead()).isEqualTo(Duration.ofDays(-2));
  }

  @Test
  void a_clock_of_another_zone_moves_with_it() {
    Clock london = clock.withZone(ZoneId.of("Europe/London"));
    clock.stand(NOW.plus(Duration.ofDays(1)));
    assertThat(london.instant()).isEqualTo(NOW.plus(Duration.ofDays(1)));
    assertThat(london.getZone()).isEqualTo(ZoneId.of("Europe/London"));
  }

  @Test
  void what_is_kept_is_read_again(@TempDir Path folder) {
    ClockFile file = new ClockFile(Optional.of(folder.resolve("clock")));
    assertThat(file.read()).isEmpty();
    ClockFile.Kept kept = new ClockFile.Kept(Duration.ofHours(-30), NOW);
    file.write(kept);
    assertThat(file.read()).contains(kept);
  }
}
