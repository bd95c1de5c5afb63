package org.onroll.domain.ledger;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.onroll.domain.enquiry.CaseReason;

/**
 * What an open entry waits for before it becomes an enquiry.
 *
 * @param deadline sort key of the deadline that ends it
 * @param expectedFirstDay at the named next school; null for none
 */
public record Wait(
    String rule,
    String deadline,
    LocalDate start,
    LocalDate due,
    CaseReason reason,
    @Nullable LocalDate expectedFirstDay) {
  /** Its calendar has changed. */
  public Wait until(LocalDate day) {
    return new Wait(rule, deadline, start, day, reason, expectedFirstDay);
  }
}
