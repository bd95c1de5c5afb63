package org.onroll.reminderemail;

import java.util.Optional;
import org.onroll.domain.mail.Restore;
import org.onroll.domain.records.Records;

/** What an administrator has said of the restore that the table in use comes from. */
final class RestoreMark {
  private final Records records;
  private final String table;
  private final boolean restored;

  /**
   * @param table in use
   * @param restored it stands in for the stack's own, so that there is a mark, or no mail
   */
  RestoreMark(Records records, String table, boolean restored) {
    this.records = records;
    this.table = table;
    this.restored = restored;
  }

  /** Nobody has said from when to when mail went out that this table knows nothing of. */
  static final class MissingException extends RuntimeException {
    private static final long serialVersionUID = 1;

    private MissingException(String table) {
      super(table + " was restored, and no mail is sent before PUT /restore has said so");
    }
  }

  /**
   * @throws MissingException rather than sending again what the table has forgotten
   */
  Optional<Restore> read() {
    Optional<Restore> mark = records.find(Restore.key(table));
    if (restored && mark.isEmpty()) throw new MissingException(table);
    return mark;
  }
}
