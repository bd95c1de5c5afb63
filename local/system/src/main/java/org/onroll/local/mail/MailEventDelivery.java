package org.onroll.local.mail;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.onroll.local.engines.template.MailEvents;
import org.onroll.local.lambda.FunctionFailure;
import org.onroll.local.lambda.LocalFunction;

/**
 * Tells the functions that the template subscribes what became of each mail, after SES has answered
 * its sender. Events that a killed process did not tell are told by the next; an event may so come
 * twice, as it may on AWS.
 */
public final class MailEventDelivery implements AutoCloseable {
  private static final int ATTEMPTS = 3;
  private static final int SETTLE_SECONDS = 60;

  private final MailEvents events;
  private final List<LocalFunction> subscribers;
  private final Inbox inbox;
  private final Clock clock;
  private final PrintStream log;
  private final ExecutorService line =
      Executors.newSingleThreadExecutor(Thread.ofVirtual().factory());
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition told = lock.newCondition();
  private int waiting;

  /**
   * @param events which are told, and on which topic
   * @param functions of which those subscribed to the topic are told
   */
  public MailEventDelivery(
      MailEvents events, List<LocalFunction> functions, Inbox inbox, Clock clock, PrintStream log) {
    this.events = events;
    this.subscribers =
        functions.stream().filter(f -> f.definition().topics().contains(events.topic())).toList();
    this.inbox = inbox;
    this.clock = clock;
    this.log = log;
  }

  /** Tells in its turn what became of this mail. */
  public void tell(Mail mail) {
    count(1);
    line.execute(
        () -> {
          try {
            tellNow(mail);
          } catch (IOException | RuntimeException e) {
            e.printStackTrace(log);
          } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
          } finally {
            count(-1);
          }
        });
  }

  /** Waits until nothing is left to tell. */
  public void settle() {
    lock.lock();
    try {
      long left = TimeUnit.SECONDS.toNanos(SETTLE_SECONDS);
      while (waiting > 0 && left > 0) left = told.awaitNanos(left);
      if (waiting > 0)
        log.println("mail events were not told within " + SETTLE_SECONDS + " seconds");
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } finally {
      lock.unlock();
    }
  }

  private void count(int change) {
    lock.lock();
    try {
      waiting += change;
      if (waiting == 0) told.signalAll();
    } finally {
      lock.unlock();
    }
  }

  @Override
  public void close() {
    line.shutdownNow();
  }

  private void tellNow(Mail mail) throws IOException, InterruptedException {
    boolean ours = mail.configurationSet().filter(events.configurationSet()::equals).isPresent();
    if (ours) {
      for (String type : MailEvent.types(mail)) {
        if (!events.types().contains(type.toLowerCase(Locale.ROOT))) continue;
        byte[] event =
            MailEvent.notification(
                    events.topic(), MailEvent.of(mail, type, clock.instant()), clock.instant())
                .toString()
                .getBytes(StandardCharsets.UTF_8);
        for (LocalFunction subscriber : subscribers) invoke(subscriber, event);
      }
    }
    inbox.told(mail);
  }

  private void invoke(LocalFunction subscriber, byte[] event) throws InterruptedException {
    for (int attempt = 1; attempt <= ATTEMPTS; attempt++) {
      try {
        subscriber.invoke(event);
        return;
      } catch (FunctionFailure e) {
        log.println("mail event, attempt " + attempt + ": " + e.getMessage());
        e.printStackTrace(log);
      }
    }
  }
}
