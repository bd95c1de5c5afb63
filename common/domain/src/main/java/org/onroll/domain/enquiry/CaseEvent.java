package org.onroll.domain.enquiry;

import java.time.Instant;
import org.onroll.domain.records.Key;
import org.onroll.domain.records.Stored;

/**
 * One thing that happened to a case, never changed again.
 *
 * @param number from 1
 * @param who a client's id, or {@code onroll}
 */
public record CaseEvent(String caseId, int number, Instant at, String kind, String who, String text)
    implements Stored {
  public static final String PREFIX = "EVENT#";
  public static final String SYSTEM = "onroll";

  @Override
  public Key<CaseEvent> key() {
    return new Key<>(
        CaseEvent.class, EnquiryCase.partition(caseId), PREFIX + String.format("%05d", number));
  }
}
