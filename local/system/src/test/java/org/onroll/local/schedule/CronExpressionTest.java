package org.onroll.local.schedule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CronExpressionTest {
  private static final ZoneId LONDON = ZoneId.of("Europe/London");

  @ParameterizedTest(name = "{0} after {1} runs at {2}")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          cron(10 6-20 * * ? *)    | 2026-01-12T06:09:59Z | 2026-01-12T06:10:00Z
          cron(10 6-20 * * ? *)    | 2026-01-12T06:10:00Z | 2026-01-12T07:10:00Z
          cron(10 6-20 * * ? *)    | 2026-01-12T20:10:00Z | 2026-01-13T06:10:00Z
          cron(10 6-20 * * ? *)    | 2026-07-06T00:00:00Z | 2026-07-06T05:10:00Z
          cron(10 6-20 * * ? *)    | 2026-03-28T20:10:00Z | 2026-03-29T05:10:00Z
          cron(10 6-20 * * ? *)    | 2026-10-24T19:10:00Z | 2026-10-25T06:10:00Z
          cron(0/30 6-20 * * ? *)  | 2026-01-12T06:00:00Z | 2026-01-12T06:30:00Z
          cron(5/15 6-20 * * ? *)  | 2026-01-12T06:35:00Z | 2026-01-12T06:50:00Z
          cron(5/15 6-20 * * ? *)  | 2026-01-12T06:50:00Z | 2026-01-12T07:05:00Z
          cron(0 9 ? * MON-FRI *)  | 2026-01-10T00:00:00Z | 2026-01-12T09:00:00Z
          cron(0 9 ? * 1,7 *)      | 2026-01-12T00:00:00Z | 2026-01-17T09:00:00Z
          cron(0 0 29 2 ? *)       | 2026-01-01T00:00:00Z | 2028-02-29T00:00:00Z
          cron(0 0 1 JAN ? 2030)   | 2026-01-01T00:00:00Z | 2030-01-01T00:00:00Z
          cron(30 1 * * ? *)       | 2026-03-28T12:00:00Z | 2026-03-30T00:30:00Z
          cron(30 1 * * ? *)       | 2026-10-24T12:00:00Z | 2026-10-25T00:30:00Z
          cron(30 1 * * ? *)       | 2026-10-25T00:30:00Z | 2026-10-26T01:30:00Z
          """)
  void runs_are_reckoned_in_london(String expression, Instant after, Instant expected) {
    assertThat(new CronExpression(expression, LONDON).after(after)).contains(expected);
  }

  @Test
  void every_day_of_ten_years_has_its_fifteen_scans_whatever_the_clocks_do() {
    CronExpression scan = new CronExpression("cron(10 6-20 * * ? *)", LONDON);
    Instant end = LocalDate.of(2036, 1, 1).atStartOfDay(LONDON).toInstant();
    List<Instant> runs = new ArrayList<>();
    Optional<Instant> at = scan.after(LocalDate.of(2026, 1, 1).atStartOfDay(LONDON).toInstant());
    for (; at.isPresent() && at.get().isBefore(end); at = scan.after(at.get())) runs.add(at.get());
    assertThat(runs).hasSize(15 * 3652);
    assertThat(runs).allSatisfy(run -> assertThat(run.atZone(LONDON).getMinute()).isEqualTo(10));
    assertThat(runs).allSatisfy(run -> assertThat(run.atZone(LONDON).getHour()).isBetween(6, 20));
  }

  @Test
  void a_schedule_of_the_past_never_runs_again() {
    assertThat(
            new CronExpression("cron(0 0 1 1 ? 2020)", LONDON)
                .after(Instant.parse("2026-01-01T00:00:00Z")))
        .isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "rate(5 minutes)",
        "cron(10 6-20 * * ?)",
        "cron(61 * * * ? *)",
        "cron(0 0 L * ? *)",
        "cron(0 0 ? * 2#1 *)",
        "cron(0 20-6 * * ? *)"
      })
  void what_is_not_understood_is_said_so(String expression) {
    assertThatThrownBy(() -> new CronExpression(expression, LONDON))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
