package org.onroll.domain.roll;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.onroll.domain.records.Key;
import org.onroll.domain.records.Versioned;
import org.onroll.domain.school.Urn;

/**
 * A roll that waits for a decision.
 *
 * @param id the roll's receipt
 * @param hash under which the roll is kept
 * @param firstOfficer who was the first of two to release it; blank before
 * @param released accepted by decision
 */
public record HeldRoll(
    String id,
    Urn urn,
    LocalDate date,
    String hash,
    int rows,
    List<HoldReason> reasons,
    Instant receivedAt,
    String firstOfficer,
    String releaseReason,
    boolean released,
    long version)
    implements Versioned {
  /** The worklist of rolls that wait. */
  public static final String LIST = "HELD";

  public HeldRoll {
    reasons = List.copyOf(reasons);
  }

  public static Key<HeldRoll> key(String id) {
    return new Key<>(HeldRoll.class, "HELD#" + id, "HELD");
  }

  @Override
  public Key<HeldRoll> key() {
    return key(id);
  }

  @Override
  public Optional<Listed> listed() {
    return released ? Optional.empty() : Optional.of(new Listed(LIST, receivedAt + "#" + id));
  }

  public boolean releasable() {
    return reasons.stream().allMatch(r -> r.code().releasable());
  }

  public boolean needsSecond() {
    return reasons.stream().anyMatch(r -> r.code().needsSecond());
  }

  public boolean awaitsSecond() {
    return !released && !firstOfficer.isEmpty();
  }

  /** The first of two officers said so. */
  public HeldRoll supportedBy(String officer, String reason) {
    return new HeldRoll(
        id, urn, date, hash, rows, reasons, receivedAt, officer, reason, false, version + 1);
  }

  public HeldRoll releasedFor(String reason) {
    return new HeldRoll(
        id, urn, date, hash, rows, reasons, receivedAt, firstOfficer, reason, true, version + 1);
  }
}
