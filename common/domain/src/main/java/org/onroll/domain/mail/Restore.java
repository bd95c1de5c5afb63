package org.onroll.domain.mail;

import java.time.Instant;
import org.onroll.domain.records.Key;
import org.onroll.domain.records.Versioned;

/**
 * The table was restored from a backup: what was written to the one before it after {@code from} is
 * gone, and what went out until {@code to} cannot be taken back. Mail that can have gone out by
 * then is held back for an officer (ADR 10).
 *
 * @param table name of the restored table
 * @param from the moment that it was restored to
 * @param to until when mail may have gone out: when the schedules stood still, or later
 * @param by client that says so
 */
public record Restore(String table, Instant from, Instant to, String by, long version)
    implements Versioned {

  public static Key<Restore> key(String table) {
    return new Key<>(Restore.class, "RESTORE#" + table, "RESTORE");
  }

  @Override
  public Key<Restore> key() {
    return key(table);
  }

  /** Whether this mail, or one that said the same, can have gone out before the table went on. */
  public boolean mayHaveSent(OutgoingMail mail) {
    return !mail.since().isAfter(to);
  }

  public boolean saysTheSame(Restore other) {
    return table.equals(other.table) && from.equals(other.from) && to.equals(other.to);
  }

  /** Why a mail is held back, for officers. */
  public String reason() {
    return "The records were restored to "
        + from
        + ", and mail went out until "
        + to
        + ": this may have been sent. If nobody has it, send it.";
  }
}
