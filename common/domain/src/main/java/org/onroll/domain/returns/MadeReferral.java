package org.onroll.domain.returns;

import java.time.Instant;
import java.time.LocalDate;
import org.onroll.domain.records.Key;
import org.onroll.domain.records.Stored;

/**
 * A promised safeguarding referral that was made, as whoever promised it says; never changed again.
 *
 * @param receipt of the form that promised it
 * @param reference that the safeguarding team gave; may be blank
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
