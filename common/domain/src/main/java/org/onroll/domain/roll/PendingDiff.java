package org.onroll.domain.roll;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.onroll.domain.records.DueKind;
import org.onroll.domain.records.Key;
import org.onroll.domain.records.Versioned;
import org.onroll.domain.school.School;
import org.onroll.domain.school.Urn;

/**
 * The step from one accepted roll to the next: there until its effects are written, and then
 * removed. A school's steps are taken in their order.
 *
 * @param before null where the roll is a baseline
 * @param leasedUntil whoever took it works until then; others wait
 */
public record PendingDiff(
    Urn urn,
    long sequence,
    @Nullable RollRef before,
    RollRef after,
    String receipt,
    Instant acceptedAt,
    Instant leasedUntil,
    long version)
    implements Versioned {

  /** Names an accepted roll. */
  public record RollRef(LocalDate date, String hash) {
    public Key<StoredRoll> key(Urn urn) {
      return StoredRoll.key(urn, StoredRoll.State.ACCEPTED, date, hash);
    }
  }

  public static final String PREFIX = "DIFF#";

  public static Key<PendingDiff> key(Urn urn, long sequence) {
    return new Key<>(
        PendingDiff.class, School.partition(urn), PREFIX + String.format("%08d", sequence));
  }

  @Override
  public Key<PendingDiff> key() {
    return key(urn, sequence);
  }

  @Override
  public Optional<Due> toDo() {
    return Optional.of(new Due(DueKind.DIFF, leasedUntil));
  }

  public PendingDiff leased(Instant until) {
    return new PendingDiff(urn, sequence, before, after, receipt, acceptedAt, until, version + 1);
  }
}
