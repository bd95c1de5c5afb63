package org.onroll.local.schedule;

import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import org.onroll.local.engines.template.Schedule;
import org.onroll.local.lambda.FunctionFailure;
import org.onroll.local.lambda.LocalFunction;

/** A function and one of its schedules. */
final class ScheduledRun {
  private final LocalFunction function;
  private final Schedule schedule;
  private final CronExpression expression;
  private final PrintStream log;

  ScheduledRun(LocalFunction function, Schedule schedule, PrintStream log) {
    this.function = function;
    this.schedule = schedule;
    this.expression = new CronExpression(schedule.expression(), schedule.zone());
    this.log = log;
  }

  Optional<Instant> after(Instant instant) {
    return expression.after(instant);
  }

  /**
   * Runs the function for this instant, and again where it fails, as often as the schedule says.
   * Never throws for it.
   */
  void run(Instant at) throws InterruptedException {
    String event =
        schedule
            .input()
            .replace(
                "<aws.scheduler.scheduled-time>", at.truncatedTo(ChronoUnit.SECONDS).toString());
    for (int attempt = 0; attempt <= schedule.retries(); attempt++) {
      try {
        function.invoke(event.getBytes(StandardCharsets.UTF_8));
        return;
      } catch (FunctionFailure e) {
        log.println("scheduled for " + at + ", attempt " + (attempt + 1) + ": " + e.getMessage());
        e.printStackTrace(log);
      }
    }
  }
}
