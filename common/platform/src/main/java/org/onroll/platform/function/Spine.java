package org.onroll.platform.function;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.onroll.domain.calendar.Calendars;
import org.onroll.domain.calendar.London;
import org.onroll.domain.deadline.Ladder;
import org.onroll.domain.enquiry.Enquiries;
import org.onroll.domain.identity.IdentityKey;
import org.onroll.domain.identity.SecretKeyRecord;
import org.onroll.domain.ledger.Ledger;
import org.onroll.domain.reconciliation.Reconciler;
import org.onroll.domain.reconciliation.RollSteps;
import org.onroll.domain.records.Records;
import org.onroll.domain.school.Authority;
import org.onroll.platform.config.Authorities;
import org.onroll.platform.config.Environment;
import org.onroll.platform.table.TableFactory;

/** The domain's services on the table, from a function's environment. */
public final class Spine {
  private final Records records;
  private final Authority authority;
  private final Clock clock;
  private volatile @Nullable IdentityKey key;

  public Spine(Records records, Authority authority, Clock clock) {
    this.records = records;
    this.authority = authority;
    this.clock = clock;
  }

  public static Spine of(Environment environment) {
    return new Spine(
        TableFactory.records(environment), Authorities.of(environment), environment.clock());
  }

  public Records records() {
    return records;
  }

  public Authority authority() {
    return authority;
  }

  public Clock clock() {
    return clock;
  }

  public Instant now() {
    return clock.instant();
  }

  public LocalDate today() {
    return London.day(now());
  }

  /** Read from the table at first use, never while a snapshot is taken. */
  public IdentityKey key() {
    IdentityKey known = key;
    if (known == null) {
      known = SecretKeyRecord.of(records);
      key = known;
    }
    return known;
  }

  /** The services for one request or drain; calendars are read once for it. */
  public Work work() {
    Calendars calendars = new Calendars(records, authority);
    Enquiries enquiries = new Enquiries(records, key(), authority, calendars);
    Ledger ledger = new Ledger(records, key(), authority, calendars, enquiries);
    Reconciler reconciler = new Reconciler(records, key(), authority, calendars, ledger);
    return new Work(
        calendars,
        enquiries,
        ledger,
        reconciler,
        new RollSteps(records, reconciler, ledger),
        new Ladder(records, key(), authority, ledger));
  }

  /** The services, wired to each other. */
  public record Work(
      Calendars calendars,
      Enquiries enquiries,
      Ledger ledger,
      Reconciler reconciler,
      RollSteps steps,
      Ladder ladder) {}
}
