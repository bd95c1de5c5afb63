package org.onroll.domain.attendance;

import java.util.List;
import java.util.function.Function;
import org.onroll.domain.identity.ChildId;
import org.onroll.domain.identity.Identity;
import org.onroll.domain.reconciliation.ReturnReconciler.Whom;

/**
 * Whom a school means that sends no roll: nothing but its own earlier returns shows the pupil, who
 * may have been named with a UPN then and without one now.
 */
final class ToldBefore {
  private ToldBefore() {}

  /** {@code whom} as the one child of {@code earlier} whom it can be; else as it is. */
  static <T> Whom of(
      Whom whom, List<T> earlier, Function<T, Identity> identity, Function<T, ChildId> child) {
    if (!whom.neverOnRoll()) return whom;
    List<ChildId> same =
        earlier.stream()
            .filter(e -> isOne(identity.apply(e), whom.identity()))
            .map(child)
            .distinct()
            .toList();
    return same.size() == 1
        ? new Whom(same.getFirst(), whom.identity(), whom.onRoll(), whom.neverOnRoll())
        : whom;
  }

  /** Birth and names agree, and no two numbers speak against it. */
  private static boolean isOne(Identity a, Identity b) {
    boolean twoNumbers = a.permanentUpn().isPresent() && b.permanentUpn().isPresent();
    return a.agreesWith(b) || (!twoNumbers && a.looksLike(b));
  }
}
