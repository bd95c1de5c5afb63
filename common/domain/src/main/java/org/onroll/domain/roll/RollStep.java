package org.onroll.domain.roll;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.onroll.domain.records.Key;
import org.onroll.domain.records.Stored;
import org.onroll.domain.school.School;
import org.onroll.domain.school.Urn;

/**
 * The step from one accepted roll to the next, never changed again: a school's steps are the
 * history of its head. While its effects are to be written it is kept in its {@link PendingDiff},
 * afterwards by itself, as long as its rolls are.
 *
 * @param sequence how many rolls were accepted with this one
 * @param before null where the roll is a baseline
 */
public record RollStep(
    Urn urn,
    long sequence,
    @Nullable RollRef before,
    RollRef after,
    String receipt,
    Instant acceptedAt)
    implements Stored {
  public static final String PREFIX = "STEP#";

  /** OnRoll's default: two school years of rolls, so that a year's returns can be checked. */
  static final Duration KEPT = Duration.ofDays(2 * 366);

  /** Names an accepted roll. */
  public record RollRef(LocalDate date, String hash) {
    public Key<StoredRoll> key(Urn urn) {
      return StoredRoll.key(urn, StoredRoll.State.ACCEPTED, date, hash);
    }
  }

  @Override
  public Key<RollStep> key() {
    return new Key<>(
        RollStep.class, School.partition(urn), PREFIX + String.format("%08d", sequence));
  }

  @Override
  public Optional<Instant> expires() {
    return Optional.of(acceptedAt.plus(KEPT));
  }
}
