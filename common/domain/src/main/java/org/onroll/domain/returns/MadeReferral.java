package org.onroll.domain.returns;

import java.time.Instant;
import java.time.LocalDate;
import org.onroll.domain.records.Key;
import org.onroll.domain.records.Stored;

/**
 * A safeguarding referral that was made, as whoever sent the form says; never changed again.
 *
 * @param receipt of the form that told of the concern
 * @param reference that the safeguarding team gave
 * @param by who says so
 */
public record MadeReferral(
    String receipt, LocalDate on, String reference, String by, Instant saidAt) implements Stored {

  public static Key<MadeReferral> key(String receipt) {
    return new Key<>(MadeReferral.class, Receipt.partition(receipt), "SAFEGUARDING");
  }

  @Override
  public Key<MadeReferral> key() {
    return key(receipt);
  }
}
