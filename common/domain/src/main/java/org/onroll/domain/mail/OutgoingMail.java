package org.onroll.domain.mail;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Locale;
import java.util.Optional;
import org.onroll.domain.records.DueKind;
import org.onroll.domain.records.Key;
import org.onroll.domain.records.Versioned;

/**
 * One mail to one contact. Its id follows from what it is about, so that the same thing is never
 * said twice. It is due until SES has taken it; while somebody sends it, it is due again only when
 * the lease ends, for it may have been sent by one who could not say so.
 *
 * @param date the date that the mail speaks of
 * @param contact id of the contact; the address is looked up when it is sent
 * @param nextAttemptAt when to try, or for {@link Status#SENDING} when the lease ends
 * @param sesId SES's message id; blank before it is known
 * @param since from when it can have been sent, had it been told as soon as it was so; see {@link
 *     Restore}
 */
public record OutgoingMail(
    String id,
    MailKind kind,
    String reference,
    LocalDate date,
    String contact,
    Status status,
    int attempts,
    Instant nextAttemptAt,
    String sesId,
    String lastError,
    Instant createdAt,
    Instant since,
    long version)
    implements Versioned {
  /** As long as SES's answer or event may take to reach us (requirement F3). */
  public static final Duration LEASE = Duration.ofMinutes(15);

  /** What became of it, in the order in which it can become so. */
  public enum Status {
    WAITING("waiting"),
    /** It may have been sent already: an officer decides. */
    HELD_BACK("held-back"),
    SENDING("waiting"),
    SENT("sent"),
    DELIVERED("delivered"),
    BOUNCED("failed"),
    COMPLAINED("failed"),
    REFUSED("failed"),
    FAILED("failed");

    private final String list;

    Status(String list) {
      this.list = list;
    }

    boolean open() {
      return this == WAITING || this == SENDING;
    }
  }

  public static OutgoingMail to(
      String contact, MailKind kind, String reference, LocalDate date, String id, Instant now) {
    return new OutgoingMail(
        id, kind, reference, date, contact, Status.WAITING, 0, now, "", "", now, now, 1);
  }

  /** Of something that is so since then, and is told only now where it is told late or again. */
  public OutgoingMail since(Instant fact) {
    return fact.isBefore(since) ? with(status, nextAttemptAt, lastError, fact, version) : this;
  }

  public static Key<OutgoingMail> key(String id) {
    return new Key<>(OutgoingMail.class, "MAIL#" + id, "MAIL");
  }

  /** The worklist of mails in {@code state}: waiting, held-back, sent, delivered or failed. */
  public static String list(String state) {
    return "OUTBOX#" + state.toUpperCase(Locale.ROOT);
  }

  @Override
  public Key<OutgoingMail> key() {
    return key(id);
  }

  @Override
  public Optional<Due> toDo() {
    return status.open() ? Optional.of(new Due(DueKind.MAIL, nextAttemptAt)) : Optional.empty();
  }

  @Override
  public Optional<Listed> listed() {
    return Optional.of(new Listed(list(status.list), createdAt + "#" + id));
  }

  /** Taken by one sender until the lease ends. */
  public OutgoingMail leased(Instant now) {
    return with(Status.SENDING, attempts + 1, now.plus(LEASE), sesId, lastError);
  }

  public OutgoingMail sent(String messageId) {
    return with(Status.SENT, attempts, nextAttemptAt, messageId, "");
  }

  /** Not taken by SES, for a reason that may pass. */
  public OutgoingMail postponed(Instant until, String error) {
    return with(Status.WAITING, attempts, until, sesId, error);
  }

  public OutgoingMail heldBack(String reason) {
    return with(Status.HELD_BACK, nextAttemptAt, reason, since, version + 1);
  }

  /** An officer has it sent: that is new, whatever may have gone out before. */
  public OutgoingMail letGo(Instant now) {
    return with(Status.WAITING, now, "", now, version + 1);
  }

  private OutgoingMail with(
      Status newStatus, Instant next, String error, Instant newSince, long newVersion) {
    return new OutgoingMail(
        id,
        kind,
        reference,
        date,
        contact,
        newStatus,
        attempts,
        next,
        sesId,
        error,
        createdAt,
        newSince,
        newVersion);
  }

  public OutgoingMail refused(String error) {
    return with(Status.REFUSED, attempts, nextAttemptAt, sesId, error);
  }

  /**
   * As an event of SES says; events come late, twice and out of order, so a status only moves
   * forward. Empty where it says nothing new.
   */
  public Optional<OutgoingMail> told(Status news, String messageId, String error) {
    if (news.compareTo(status) <= 0) return Optional.empty();
    return Optional.of(with(news, attempts, nextAttemptAt, messageId, error));
  }

  private OutgoingMail with(
      Status newStatus, int newAttempts, Instant next, String messageId, String error) {
    return new OutgoingMail(
        id,
        kind,
        reference,
        date,
        contact,
        newStatus,
        newAttempts,
        next,
        messageId,
        error,
        createdAt,
        since,
        version + 1);
  }
}
