package org.onroll.world.score;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** What did not hold. The books balance when nothing is written here. */
public final class Books {
  private static final int MOST = 200;

  private final List<String> violations = new ArrayList<>();

  /** Writes down that something did not hold. */
  public void violated(String what) {
    if (violations.size() < MOST) violations.add(what);
  }

  /** Writes it down where it does not hold. */
  public void require(boolean holds, String what) {
    if (!holds) violated(what);
  }

  public boolean balanced() {
    return violations.isEmpty();
  }

  public List<String> violations() {
    return Collections.unmodifiableList(violations);
  }
}
