package org.onroll.domain.enquiry;

import java.time.LocalDate;
import java.util.Map;

/**
 * How a case was closed, or is proposed to be.
 *
 * @param by who; blank in a proposal
 */
public record Closure(
    ClosureGround ground, Map<String, String> evidence, String note, String by, LocalDate on) {
  public Closure {
    evidence = Map.copyOf(evidence);
  }

  /** Evidence and note are an officer's own words. */
  @Override
  public String toString() {
    return "Closure[" + ground.id() + ", " + on + "]";
  }
}
