package org.onroll.domain.law;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.onroll.domain.calendar.SchoolCalendar;

/**
 * A date that explains itself.
 *
 * @param due the last day of the period
 * @param notBefore for rules of kind earliest: the next day of the rule's own unit
 * @param skipped days passed over in counting, and on the way to {@code notBefore}, each with the
 *     reason
 * @param provisional counted past what the calendar is known for
 */
public record DueDate(
    Rule rule,
    LocalDate start,
    LocalDate due,
    @Nullable LocalDate notBefore,
    List<Skipped> skipped,
    boolean provisional) {
  private static final int SESSIONS_A_DAY = 2;

  public DueDate {
    skipped = List.copyOf(skipped);
  }

  public record Skipped(LocalDate date, String reason) {}

  /**
   * Counts {@code rule} from {@code start}, the day of the fact.
   *
   * @throws IllegalArgumentException for a rule without a fixed date
   */
  public static DueDate of(Rule rule, LocalDate start, SchoolCalendar calendar) {
    if (!rule.hasDate()) throw new IllegalArgumentException(rule.id() + " has no fixed date");
    List<Skipped> skipped = new ArrayList<>();
    LocalDate due =
        switch (rule.unit()) {
          case MONTH -> months(rule, start);
          case TERM -> terms(rule, start, calendar);
          case SESSION -> days(rule, start, halved(rule.count()), calendar, skipped);
          case CALENDAR_DAY, WORKING_DAY, SCHOOL_DAY ->
              days(rule, start, rule.count(), calendar, skipped);
        };
    LocalDate notBefore = null;
    if (rule.kind() == Rule.Kind.EARLIEST) {
      notBefore = due.plusDays(1);
      Optional<String> reason = rule.unit().notCounted(notBefore, calendar);
      for (; reason.isPresent(); reason = rule.unit().notCounted(notBefore, calendar)) {
        skipped.add(new Skipped(notBefore, reason.get()));
        notBefore = notBefore.plusDays(1);
      }
    }
    LocalDate last = notBefore == null ? due : notBefore;
    boolean provisional =
        last.isAfter(rule.unit().known(calendar))
            || start.isBefore(rule.unit().knownFrom(calendar));
    return new DueDate(rule, start, due, notBefore, skipped, provisional);
  }

  private static LocalDate days(
      Rule rule, LocalDate start, int count, SchoolCalendar calendar, List<Skipped> skipped) {
    LocalDate due = start;
    LocalDate next = first(rule, start);
    for (int counted = 0; counted < count; next = next.plusDays(1)) {
      Optional<String> reason = rule.unit().notCounted(next, calendar);
      if (reason.isPresent()) {
        skipped.add(new Skipped(next, reason.get()));
      } else {
        counted++;
        due = next;
      }
    }
    return due;
  }

  /** The days that hold so many sessions: a day begun is a day. */
  private static int halved(int sessions) {
    return (sessions + SESSIONS_A_DAY - 1) / SESSIONS_A_DAY;
  }

  /** The day of the same number, or the month's last; a day less where the first day counts. */
  private static LocalDate months(Rule rule, LocalDate start) {
    LocalDate same = start.plusMonths(rule.count());
    boolean cut = same.getDayOfMonth() != start.getDayOfMonth();
    return rule.firstDayCounts() && rule.count() > 0 && !cut ? same.minusDays(1) : same;
  }

  /** The last school day of the nth term that has not ended before the first day that counts. */
  private static LocalDate terms(Rule rule, LocalDate start, SchoolCalendar calendar) {
    LocalDate due = start;
    LocalDate next = first(rule, start);
    for (int counted = 0; counted < rule.count(); counted++) {
      due = calendar.endOfTerm(next);
      next = due.plusDays(1);
    }
    return due;
  }

  private static LocalDate first(Rule rule, LocalDate start) {
    return rule.firstDayCounts() ? start : start.plusDays(1);
  }

  public Optional<LocalDate> earliest() {
    return Optional.ofNullable(notBefore);
  }
}
