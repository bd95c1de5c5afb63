package org.onroll.reminderemail;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BooleanSupplier;
import org.onroll.domain.mail.Contact;
import org.onroll.domain.mail.MailText;
import org.onroll.domain.mail.OutgoingMail;
import org.onroll.domain.mail.Restore;
import org.onroll.domain.records.Change;
import org.onroll.domain.records.Concurrency;
import org.onroll.domain.records.ConflictException;
import org.onroll.domain.records.DueKind;
import org.onroll.domain.records.Key;
import org.onroll.domain.records.Records;
import org.onroll.domain.records.Stored;
import org.onroll.platform.config.Recipients;
import org.onroll.platform.function.CircuitBreaker;
import org.onroll.platform.function.Log;
import org.onroll.platform.mail.SesMailer;
import org.onroll.platform.mail.SesMailer.Answer;

/**
 * Drains the outbox. A mail is leased before it is sent, and its being sent is written after; where
 * that could not be written, SES's event writes it, or the lease ends and it is sent again
 * (requirement F3).
 */
final class ReminderEmail {
  private static final int BATCH = 50;
  private static final Duration FIRST_PAUSE = Duration.ofMinutes(5);
  private static final Duration LONGEST_PAUSE = Duration.ofHours(2);
  private final Records records;
  private final RestoreMark mark;
  private final SesMailer mailer;
  private final Recipients recipients;
  private final String caseSystem;
  private final Clock clock;
  private final Concurrency concurrency;
  private final Log log;

  ReminderEmail(
      Records records,
      RestoreMark mark,
      SesMailer mailer,
      Recipients recipients,
      String caseSystem,
      Clock clock,
      Concurrency concurrency,
      Log log) {
    this.records = records;
    this.mark = mark;
    this.mailer = mailer;
    this.recipients = recipients;
    this.caseSystem = caseSystem;
    this.clock = clock;
    this.concurrency = concurrency;
    this.log = log;
  }

  private enum Result {
    SENT,
    WAITS,
    HELD_BACK,
    REFUSED,
    PASSED
  }

  /**
   * @throws org.onroll.platform.table.TableUnavailableException where the table would not; what was
   *     done until then is done
   * @throws RestoreMark.MissingException where the table was restored and nobody has said so
   */
  void run(BooleanSupplier timeLeft) {
    Set<Key<?>> done = ConcurrentHashMap.newKeySet();
    Map<Result, Long> counts = new ConcurrentHashMap<>();
    CircuitBreaker goesOn = new CircuitBreaker(timeLeft);
    try {
      drain(done, counts, goesOn);
    } finally {
      if (!done.isEmpty()) report(counts, goesOn.refusals());
    }
    goesOn.close();
    waiting();
  }

  private void drain(Set<Key<?>> done, Map<Result, Long> counts, CircuitBreaker goesOn) {
    List<Key<? extends Stored>> batch = next(done);
    if (batch.isEmpty()) return;
    Optional<Restore> restore = mark.read();
    while (!batch.isEmpty() && goesOn.getAsBoolean()) {
      Map<String, Optional<Contact>> contacts = new ConcurrentHashMap<>();
      concurrency.each(
          batch,
          goesOn,
          key -> {
            done.add(key);
            counts.merge(tryOne(key, contacts, restore, goesOn), 1L, Long::sum);
          });
      if (goesOn.getAsBoolean()) batch = next(done);
    }
  }

  private void report(Map<Result, Long> counts, long refusals) {
    log.measured(
        "drained",
        Map.of(
            "MailsSent",
            counts.getOrDefault(Result.SENT, 0L),
            "MailsPutOff",
            counts.getOrDefault(Result.WAITS, 0L),
            "MailsHeldBack",
            counts.getOrDefault(Result.HELD_BACK, 0L),
            "MailsRefused",
            counts.getOrDefault(Result.REFUSED, 0L),
            "TableRefusals",
            refusals));
  }

  /** All that wait now, not only those that this run tried (fault-F11). */
  private void waiting() {
    try {
      String list = OutgoingMail.list("waiting");
      long oldest =
          records
              .first(list)
              .map(order -> Instant.parse(order.substring(0, order.indexOf('#'))))
              .map(since -> Duration.between(since, clock.instant()).toMinutes())
              .orElse(0L);
      log.measured(
          "waiting",
          Map.of("MailsWaiting", records.count(list), "MailsWaitingOldestMinutes", oldest));
    } catch (RuntimeException e) {
      log.failure("waiting-not-counted", e); // the mails went out all the same
    }
  }

  private List<Key<? extends Stored>> next(Set<Key<?>> done) {
    return records.due(DueKind.MAIL, clock.instant(), BATCH + done.size()).stream()
        .filter(k -> !done.contains(k))
        .limit(BATCH)
        .toList();
  }

  private Result tryOne(
      Key<? extends Stored> key,
      Map<String, Optional<Contact>> contacts,
      Optional<Restore> restore,
      CircuitBreaker goesOn) {
    try {
      Result result = send(key, contacts, restore);
      goesOn.done();
      return result;
    } catch (ConflictException e) {
      goesOn.done();
      return Result.PASSED;
    } catch (RuntimeException e) {
      goesOn.failed(e);
      log.failure("mail-failed", e, "mail", key);
      return Result.WAITS;
    }
  }

  private Result send(
      Key<? extends Stored> key,
      Map<String, Optional<Contact>> contacts,
      Optional<Restore> restore) {
    Instant now = clock.instant();
    Optional<OutgoingMail> found =
        records
            .find(new Key<>(OutgoingMail.class, key.partition(), key.sort()))
            .filter(m -> m.toDo().filter(d -> !d.at().isAfter(now)).isPresent());
    if (found.isEmpty()) return Result.PASSED;
    Optional<Restore> sentBefore = restore.filter(r -> r.mayHaveSent(found.get()));
    if (sentBefore.isPresent()) {
      records.commit(List.of(Change.save(found.get().heldBack(sentBefore.get().reason()))));
      return Result.HELD_BACK;
    }
    OutgoingMail mail = found.get().leased(now);
    records.commit(List.of(Change.save(mail)));
    Optional<Contact> contact =
        contacts.computeIfAbsent(mail.contact(), id -> records.find(Contact.key(id)));
    if (contact.isEmpty()) {
      save(
          mail.postponed(
              now.plus(LONGEST_PAUSE), "no such contact: put /contacts/" + mail.contact()));
      return Result.WAITS;
    }
    if (!recipients.allows(contact.get().email())) {
      save(mail.refused("the contact's domain is not one that may be written to"));
      return Result.REFUSED;
    }
    Answer answer = mailer.send(mail.id(), contact.get().email(), MailText.of(mail, caseSystem));
    return switch (answer) {
      case Answer.Accepted a -> {
        save(mail.sent(a.messageId()));
        log.info(
            "mail-sent",
            "mail",
            mail.id(),
            "kind",
            mail.kind(),
            "reference",
            mail.reference(),
            "sesMessageId",
            a.messageId());
        yield Result.SENT;
      }
      case Answer.NotTaken n -> {
        save(mail.postponed(now.plus(pause(mail.attempts())), n.why()));
        yield Result.WAITS;
      }
      case Answer.Unknown u -> {
        log.warn("mail-unknown", "mail", mail.id(), "why", u.why());
        yield Result.WAITS;
      }
    };
  }

  /** SES's event may have come first: then there is nothing left to write. */
  private void save(OutgoingMail mail) {
    try {
      records.commit(List.of(Change.save(mail)));
    } catch (ConflictException e) {
      log.info("mail-told-already", "mail", mail.id());
    }
  }

  private static Duration pause(int attempts) {
    Duration pause = FIRST_PAUSE.multipliedBy(1L << Math.min(attempts - 1, 5));
    return pause.compareTo(LONGEST_PAUSE) > 0 ? LONGEST_PAUSE : pause;
  }
}
