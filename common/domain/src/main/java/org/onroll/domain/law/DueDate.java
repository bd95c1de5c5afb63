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
 * @param skipped days passed over in counting, each with the reason
 * @param provisional counted past what the calendar is known for
 */
public record DueDate(
    Rule rule,
    LocalDate start,
    LocalDate due,
    @Nullable LocalDate notBefore,
    List<Skipped> skipped,
    boolean provisional) {
  public DueDate {
    skipped = List.copyOf(skipped);
  }

  public record Skipped(LocalDate date, String reason) {}

  /** Counts {@code rule} from {@code start}, the day of the fact. */
  public static DueDate of(Rule rule, LocalDate start, SchoolCalendar calendar) {
    List<Skipped> skipped = new ArrayList<>();
    LocalDate due = start;
    LocalDate next = rule.firstDayCounts() ? start : start.plusDays(1);
    for (int counted = 0; counted < rule.count(); next = next.plusDays(1)) {
      Optional<String> reason = rule.unit().notCounted(next, calendar);
      if (reason.isPresent()) {
        skipped.add(new Skipped(next, reason.get()));
      } else {
        counted++;
        due = next;
      }
    }
    LocalDate notBefore = null;
    if (rule.kind() == Rule.Kind.EARLIEST) {
      notBefore = due.plusDays(1);
      while (rule.unit().notCounted(notBefore, calendar).isPresent()) {
        notBefore = notBefore.plusDays(1);
      }
    }
    LocalDate last = notBefore == null ? due : notBefore;
    boolean provisional =
        last.isAfter(rule.unit().known(calendar))
            || start.isBefore(rule.unit().knownFrom(calendar));
    return new DueDate(rule, start, due, notBefore, skipped, provisional);
  }

  public Optional<LocalDate> earliest() {
    return Optional.ofNullable(notBefore);
  }
}
