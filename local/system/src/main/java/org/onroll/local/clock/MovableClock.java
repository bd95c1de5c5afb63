package org.onroll.local.clock;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Optional;

/**
 * Ticks as real time does, from wherever it was set; or stands still while scheduled runs take
 * their turn.
 */
public final class MovableClock extends Clock {
  private final Clock real;
  private volatile State state;

  private record State(Duration ahead, Optional<Instant> standing) {}

  /**
   * @param real what moves this clock on
   * @param ahead how far it starts from the real time
   */
  public MovableClock(Clock real, Duration ahead) {
    this.real = real;
    this.state = new State(ahead, Optional.empty());
  }

  @Override
  public Instant instant() {
    State now = state;
    return now.standing().orElseGet(() -> real.instant().plus(now.ahead()));
  }

  /** How far this clock is ahead of real time; negative when behind. */
  public Duration ahead() {
    return Duration.between(real.instant(), instant());
  }

  /** Ticks on from this instant. */
  public void set(Instant to) {
    state = new State(Duration.between(real.instant(), to), Optional.empty());
  }

  /** Stands at this instant until it is set again. */
  public void stand(Instant at) {
    state = new State(Duration.ZERO, Optional.of(at));
  }

  @Override
  public ZoneId getZone() {
    return ZoneOffset.UTC;
  }

  @Override
  public Clock withZone(ZoneId zone) {
    MovableClock self = this;
    return new Clock() {
      @Override
      public ZoneId getZone() {
        return zone;
      }

      @Override
      public Clock withZone(ZoneId other) {
        return self.withZone(other);
      }

      @Override
      public Instant instant() {
        return self.instant();
      }
    };
  }
}
