package org.onroll.deadlinescan;

import java.util.List;
import java.util.Map;
import java.util.function.BooleanSupplier;
import org.onroll.domain.deadline.CalendarChange;
import org.onroll.domain.deadline.CalendarMoves.Outcome;
import org.onroll.domain.records.DueKind;
import org.onroll.domain.records.Key;
import org.onroll.domain.records.Stored;
import org.onroll.platform.function.Log;
import org.onroll.platform.function.Spine;
import org.onroll.platform.table.TableUnavailableException;

/**
 * Drains the calendars that were changed (requirement D3), before the deadlines, so that none is
 * acted on by days that do not hold any more.
 */
final class ChangedCalendars {
  private static final int BATCH = 20;
  private final Spine spine;
  private final Log log;

  ChangedCalendars(Spine spine, Log log) {
    this.spine = spine;
    this.log = log;
  }

  /**
   * One that fails is left for the next run.
   *
   * @throws TableUnavailableException where the table would not
   */
  void run(BooleanSupplier timeLeft) {
    List<Key<? extends Stored>> due = spine.records().due(DueKind.CALENDAR, spine.now(), BATCH);
    for (Key<? extends Stored> key : due) {
      if (!timeLeft.getAsBoolean()) return;
      try {
        spine
            .records()
            .find(new Key<>(CalendarChange.class, key.partition(), key.sort()))
            .ifPresent(change -> apply(change, timeLeft));
      } catch (TableUnavailableException e) {
        throw e;
      } catch (RuntimeException e) {
        log.failure("calendar-failed", e, "change", key);
      }
    }
  }

  private void apply(CalendarChange change, BooleanSupplier timeLeft) {
    Outcome outcome = spine.work().moves().apply(change, spine.today(), timeLeft);
    log.measured("calendar-moved", Map.of("DeadlinesMoved", (long) outcome.moved()));
  }
}
