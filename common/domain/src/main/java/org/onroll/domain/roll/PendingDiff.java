package org.onroll.domain.roll;

import java.time.Instant;
import java.util.Optional;
import org.onroll.domain.records.DueKind;
import org.onroll.domain.records.Key;
import org.onroll.domain.records.Versioned;
import org.onroll.domain.school.School;

/**
 * A step whose effects are to be written: there until they are, and then removed. A school's steps
 * are taken in their order.
 *
 * @param leasedUntil whoever took it works until then; others wait
 */
public record PendingDiff(RollStep step, Instant leasedUntil, long version) implements Versioned {
  public static final String PREFIX = "DIFF#";

  @Override
  public Key<PendingDiff> key() {
    return new Key<>(
        PendingDiff.class,
        School.partition(step.urn()),
        PREFIX + String.format("%08d", step.sequence()));
  }

  @Override
  public Optional<Due> toDo() {
    return Optional.of(new Due(DueKind.DIFF, leasedUntil));
  }

  public PendingDiff leased(Instant until) {
    return new PendingDiff(step, until, version + 1);
  }
}
