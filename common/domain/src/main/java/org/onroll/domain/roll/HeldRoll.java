package org.onroll.domain.roll;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
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
 * @param decisions for its release, the first one first
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
    List<Decision> decisions,
    boolean released,
    long version)
    implements Versioned {
  /** The worklist of rolls that wait. */
  public static final String LIST = "HELD";

  public HeldRoll {
    reasons = List.copyOf(reasons);
    decisions = List.copyOf(decisions);
  }

  /**
   * An officer's word for the roll.
   *
   * @param reason as the officer gave it
   */
  public record Decision(String officer, String reason, Instant at) {}

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
    return !released && !decisions.isEmpty();
  }

  public boolean supportedBy(String officer) {
    return decisions.stream().anyMatch(d -> d.officer().equals(officer));
  }

  /** The first of two officers said so. */
  public HeldRoll supported(Decision decision) {
    return decided(decision, false);
  }

  public HeldRoll released(Decision decision) {
    return decided(decision, true);
  }

  private HeldRoll decided(Decision decision, boolean released) {
    List<Decision> all = new ArrayList<>(decisions);
    all.add(decision);
    return new HeldRoll(id, urn, date, hash, rows, reasons, receivedAt, all, released, version + 1);
  }
}
