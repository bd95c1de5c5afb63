package org.onroll.local.schedule;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A cron expression as EventBridge Scheduler takes it: {@code cron(minutes hours day-of-month month
 * day-of-week year)}. A local time that the change of the clocks takes away is skipped; one that
 * comes twice counts once, the first time.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/scheduler/latest/UserGuide/schedule-types.html">Schedule
 *     types</a>
 */
final class CronExpression {
  private static final Pattern SHAPE =
      Pattern.compile("cron\\((\\S+) (\\S+) (\\S+) (\\S+) (\\S+) (\\S+)\\)");
  private static final Pattern PART = Pattern.compile("(\\*|(\\w+)(?:-(\\w+))?)(?:/(\\d+))?");
  private static final List<String> MONTHS =
      List.of("JAN", "FEB", "MAR", "APR", "MAY", "JUN", "JUL", "AUG", "SEP", "OCT", "NOV", "DEC");
  private static final List<String> DAYS = List.of("SUN", "MON", "TUE", "WED", "THU", "FRI", "SAT");
  private static final int FIRST_YEAR = 1970;
  private static final int LAST_YEAR = 2199;

  private final ZoneId zone;
  private final List<LocalTime> times = new ArrayList<>();
  private final BitSet daysOfMonth;
  private final BitSet months;
  private final BitSet daysOfWeek;
  private final BitSet years;

  /**
   * @throws IllegalArgumentException where the expression is wrong, or uses {@code L}, {@code W} or
   *     {@code #}
   */
  CronExpression(String expression, ZoneId zone) {
    Matcher fields = SHAPE.matcher(expression);
    if (!fields.matches()) throw new IllegalArgumentException("not understood: " + expression);
    this.zone = zone;
    BitSet minutes = field(fields.group(1), 0, 59, List.of());
    BitSet hours = field(fields.group(2), 0, 23, List.of());
    hours.stream()
        .forEach(hour -> minutes.stream().forEach(minute -> times.add(LocalTime.of(hour, minute))));
    daysOfMonth = field(fields.group(3), 1, 31, List.of());
    months = field(fields.group(4), 1, 12, MONTHS);
    daysOfWeek = field(fields.group(5), 1, 7, DAYS);
    years = field(fields.group(6), FIRST_YEAR, LAST_YEAR, List.of());
  }

  /**
   * The first instant after this one at which the schedule runs; empty when it never runs again.
   */
  Optional<Instant> after(Instant instant) {
    LocalDate day = instant.atZone(zone).toLocalDate();
    for (; day.getYear() <= LAST_YEAR; day = day.plusDays(1)) {
      if (!runsOn(day)) continue;
      for (LocalTime time : times) {
        Optional<Instant> run =
            at(day.atTime(time)).filter(candidate -> candidate.isAfter(instant));
        if (run.isPresent()) return run;
      }
    }
    return Optional.empty();
  }

  private Optional<Instant> at(LocalDateTime local) {
    List<ZoneOffset> offsets = zone.getRules().getValidOffsets(local);
    return offsets.isEmpty() ? Optional.empty() : Optional.of(local.toInstant(offsets.getFirst()));
  }

  private boolean runsOn(LocalDate day) {
    return years.get(day.getYear())
        && months.get(day.getMonthValue())
        && daysOfMonth.get(day.getDayOfMonth())
        && daysOfWeek.get(day.getDayOfWeek().getValue() % 7 + 1);
  }

  private static BitSet field(String text, int first, int last, List<String> names) {
    BitSet values = new BitSet();
    for (String part : text.equals("?") ? new String[] {"*"} : text.split(",", -1)) {
      Matcher matcher = PART.matcher(part);
      if (!matcher.matches()) throw new IllegalArgumentException("not understood: " + part);
      int from = first;
      int to = last;
      int step = matcher.group(4) == null ? 1 : Integer.parseInt(matcher.group(4));
      if (!matcher.group(1).equals("*")) {
        from = value(matcher.group(2), names);
        // 5/15 is every fifteenth from 5 on; 5 alone is 5.
        if (matcher.group(3) != null) to = value(matcher.group(3), names);
        else if (matcher.group(4) == null) to = from;
      }
      if (step < 1 || from < first || to > last || from > to) {
        throw new IllegalArgumentException("out of range: " + part);
      }
      for (int value = from; value <= to; value += step) values.set(value);
    }
    return values;
  }

  private static int value(String text, List<String> names) {
    int named = names.indexOf(text);
    return named >= 0 ? named + 1 : Integer.parseInt(text);
  }
}
