package org.onroll.domain.returns;

import java.time.LocalDate;
import java.util.List;
import java.util.Set;

/**
 * One pupil's two sessions of a day by their codes (SI 2024/208 reg 10), as a return lists them.
 *
 * @param am upper case; blank where the return gives none
 */
public record Session(LocalDate date, String am, String pm) {
  /** Code N in either session: the reason is not established yet. */
  public boolean hasN() {
    return am.equals("N") || pm.equals("N");
  }

  /** A code in either session that is not among {@code codes}; none is no code. */
  boolean hasOtherThan(Set<String> codes) {
    return List.of(am, pm).stream().anyMatch(c -> !c.isEmpty() && !codes.contains(c));
  }

  /** Code I in either session. */
  boolean hasIll() {
    return am.equals("I") || pm.equals("I");
  }
}
