package org.onroll.domain.books;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.onroll.domain.identity.IdentityKey;
import org.onroll.domain.identity.SecretKeyRecord;
import org.onroll.domain.reconciliation.Movement;
import org.onroll.domain.roll.PendingDiff;
import org.onroll.domain.roll.RollHead;

/**
 * What was compared and what does not agree. The books balance when nothing disagrees and no step
 * waits to be written.
 *
 * @param counts how many were compared, by what they are
 * @param pending steps of accepted rolls whose effects are still to be written: what they touch is
 *     not compared
 */
public record Books(Map<String, Integer> counts, List<Disagreement> disagreements, int pending) {
  public Books {
    disagreements = List.copyOf(disagreements);
  }

  /**
   * Something that the table says and what is never changed does not bear out, or the other way
   * round.
   *
   * @param key of the record; holds no personal data
   * @param what in words
   */
  public record Disagreement(String key, String what) {
    @Override
    public String toString() {
      return key + ": " + what;
    }
  }

  /** Collects them. */
  static final class Pages {
    private final Map<String, Integer> counts = new LinkedHashMap<>();
    private final List<Disagreement> disagreements = new ArrayList<>();

    void compared(String what, int count) {
      counts.merge(what, count, Integer::sum);
    }

    void require(boolean holds, Object key, String otherwise) {
      if (!holds) disagreements.add(new Disagreement(key.toString(), otherwise));
    }
  }

  /** Compares everything. */
  public static Books audit(Archive archive) {
    Pages pages = new Pages();
    List<SecretKeyRecord> keys = archive.all(SecretKeyRecord.class);
    if (keys.isEmpty()) {
      boolean empty =
          archive.all(RollHead.class).isEmpty() && archive.all(Movement.class).isEmpty();
      pages.require(empty, "AUTHORITY", "the key that children are known by is not kept");
    } else {
      IdentityKey key = keys.getFirst().identityKey();
      Schools schools = new Schools(archive, key, pages);
      schools.audit();
      new Children(archive, schools, pages).audit();
      new Outbox(archive, key, pages).audit();
    }
    return new Books(pages.counts, pages.disagreements, archive.all(PendingDiff.class).size());
  }

  public boolean balance() {
    return disagreements.isEmpty() && pending == 0;
  }
}
