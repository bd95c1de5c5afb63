package org.onroll.domain.roll;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.onroll.domain.records.Key;
import org.onroll.domain.records.Records;

/** Accepted rolls, each read once: made anew for each request or drain. */
public final class AcceptedRolls {
  private final Records records;
  private final Map<Key<StoredRoll>, Roll> read = new ConcurrentHashMap<>();

  public AcceptedRolls(Records records) {
    this.records = records;
  }

  /**
   * The roll kept under {@code key}.
   *
   * @throws IllegalStateException where it is kept no longer
   */
  public Roll get(Key<StoredRoll> key) {
    return read.computeIfAbsent(key, k -> records.find(k).orElseThrow(() -> gone(k)).roll());
  }

  /** As {@link #get}, for one that was kept this moment. */
  public void kept(StoredRoll roll) {
    read.put(roll.key(), roll.roll());
  }

  private static IllegalStateException gone(Key<StoredRoll> key) {
    return new IllegalStateException("a roll that is compared with is kept no longer: " + key);
  }
}
