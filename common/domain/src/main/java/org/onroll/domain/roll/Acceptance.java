package org.onroll.domain.roll;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.onroll.domain.records.Change;
import org.onroll.domain.roll.RollStep.RollRef;
import org.onroll.domain.school.Urn;

/** Moves a school forward by one accepted roll: exactly once, under the version of its head. */
public final class Acceptance {
  private Acceptance() {}

  /**
   * The changes that accept {@code roll}; the roll itself is put before them, since it is immutable
   * and nothing points to it yet.
   *
   * @param head null for the first roll of a school
   */
  public static List<Change> changes(
      Urn urn,
      @Nullable RollHead head,
      LocalDate date,
      Roll roll,
      boolean endsWithLineBreak,
      String receipt,
      Instant now) {
    String hash = roll.hash();
    long sequence = head == null ? 1 : head.sequence() + 1;
    RollHead next =
        new RollHead(
            urn,
            date,
            date,
            hash,
            roll.size(),
            endsWithLineBreak,
            sequence,
            receipt,
            now,
            head == null ? 1 : head.version() + 1);
    RollStep step =
        new RollStep(
            urn,
            sequence,
            head == null ? null : new RollRef(head.rollDate(), head.hash()),
            new RollRef(date, hash),
            receipt,
            now);
    List<Change> changes = new ArrayList<>();
    changes.add(Change.save(next));
    changes.add(Change.create(new PendingDiff(step, now, 1)));
    return changes;
  }
}
