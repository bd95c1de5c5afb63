package org.onroll.domain.roll;

import java.time.Instant;
import java.time.LocalDate;
import org.onroll.domain.records.Key;
import org.onroll.domain.records.Versioned;
import org.onroll.domain.school.School;
import org.onroll.domain.school.Urn;

/**
 * Where a school's accepted rolls have come to. Small, because an unchanged roll costs one write of
 * it.
 *
 * @param date of the last roll that was accepted or was the same again
 * @param rollDate under which the accepted roll is kept
 * @param hash of the accepted roll's canonical form
 * @param sequence how many rolls were accepted
 * @param receipt of the last roll that moved or confirmed the head
 * @param heard when that one came
 */
public record RollHead(
    Urn urn,
    LocalDate date,
    LocalDate rollDate,
    String hash,
    int pupils,
    boolean endedWithLineBreak,
    long sequence,
    String receipt,
    Instant heard,
    long version)
    implements Versioned {

  public static Key<RollHead> key(Urn urn) {
    return new Key<>(RollHead.class, School.partition(urn), "HEAD");
  }

  @Override
  public Key<RollHead> key() {
    return key(urn);
  }

  /** Where the accepted roll is kept. */
  public Key<StoredRoll> accepted() {
    return StoredRoll.key(urn, StoredRoll.State.ACCEPTED, rollDate, hash);
  }

  /** The same roll again, on this day or a later one. */
  public RollHead confirmed(LocalDate day, String byReceipt, Instant now) {
    return new RollHead(
        urn,
        day,
        rollDate,
        hash,
        pupils,
        endedWithLineBreak,
        sequence,
        byReceipt,
        now,
        version + 1);
  }
}
