package org.onroll.local.engines.template;

import java.time.Duration;
import java.time.ZoneId;

/**
 * When a function runs by itself.
 *
 * @param expression as EventBridge Scheduler takes it, {@code cron(10 6-20 * * ? *)}
 * @param zone in which the expression counts
 * @param input the event, with {@code <aws.scheduler.scheduled-time>} where the instant goes
 * @param retries how often a failed run is tried again
 * @param maximumAge after which it is not
 */
public record Schedule(
    String expression, ZoneId zone, String input, int retries, Duration maximumAge) {}
