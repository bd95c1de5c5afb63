package org.onroll.platform.function;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.onroll.domain.access.Grant;
import org.onroll.domain.attendance.AbsenceReturns;
import org.onroll.domain.attendance.ReducedTimetables;
import org.onroll.domain.calendar.Calendars;
import org.onroll.domain.calendar.London;
import org.onroll.domain.deadline.CalendarMoves;
import org.onroll.domain.deadline.Ladder;
import org.onroll.domain.enquiry.Enquiries;
import org.onroll.domain.identity.IdentityKey;
import org.onroll.domain.identity.SecretKeyRecord;
import org.onroll.domain.ledger.Ledger;
import org.onroll.domain.ledger.Settlement;
import org.onroll.domain.reconciliation.ReturnReconciler;
import org.onroll.domain.reconciliation.RollReconciler;
import org.onroll.domain.reconciliation.RollSteps;
import org.onroll.domain.reconciliation.SafeguardingPromises;
import org.onroll.domain.records.Concurrency;
import org.onroll.domain.records.Key;
import org.onroll.domain.records.Records;
import org.onroll.domain.records.Together;
import org.onroll.domain.referral.Referrals;
import org.onroll.domain.referral.UnsuitableEducation;
import org.onroll.domain.roll.AcceptedRolls;
import org.onroll.domain.school.Authority;
import org.onroll.platform.config.Authorities;
import org.onroll.platform.config.Environment;
import org.onroll.platform.table.TableFactory;

/** The domain's services on the table, from a function's environment. */
public final class Spine {
  /** Fewer than the connections that the JDK's HTTP client keeps alive to one host. */
  private static final int AT_ONCE = 4;

  private final Records records;
  private final Authority authority;
  private final Clock clock;
  private final Concurrency concurrency;
  private volatile @Nullable IdentityKey key;
  private @Nullable Work ofThisRun;

  public Spine(Records records, Authority authority, Clock clock, Concurrency concurrency) {
    this.records = records;
    this.authority = authority;
    this.clock = clock;
    this.concurrency = concurrency;
  }

  /**
   * @throws IllegalStateException naming a variable that is missing
   */
  public static Spine of(Environment environment) {
    return new Spine(
        TableFactory.records(environment),
        Authorities.of(environment),
        environment.clock(),
        environment.concurrency(AT_ONCE));
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

  /** How many pieces of work that do not depend on each other are done at once. */
  public Concurrency concurrency() {
    return concurrency;
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

  /**
   * A client's grant, strongly. Where the key is not known yet it is read in the same go; nothing
   * of a school is, since who may not act for it must not feel whether it is there.
   */
  public Optional<Grant> grant(Key<Grant> grant) {
    if (key != null) return records.find(grant);
    Together read = records.together(List.of(grant, SecretKeyRecord.KEY));
    read.find(SecretKeyRecord.KEY).ifPresent(k -> key = k.identityKey());
    return read.find(grant);
  }

  /** The services for one request or drain; calendars and rolls are read once for it. */
  public Work work() {
    if (ofThisRun != null) return ofThisRun;
    Calendars calendars = new Calendars(records, authority);
    Enquiries enquiries = new Enquiries(records, key(), authority, calendars);
    Ledger ledger = new Ledger(records, key(), authority, calendars, enquiries);
    Settlement settlement = new Settlement(records, key(), authority, calendars, enquiries);
    AcceptedRolls rolls = new AcceptedRolls(records);
    RollReconciler shown =
        new RollReconciler(records, key(), authority, calendars, ledger, settlement);
    ReturnReconciler returns =
        new ReturnReconciler(records, key(), authority, calendars, ledger, settlement);
    return new Work(
        calendars,
        rolls,
        enquiries,
        ledger,
        settlement,
        returns,
        new AbsenceReturns(records, key(), authority, calendars, returns),
        new ReducedTimetables(records, key(), authority, calendars, returns),
        new SafeguardingPromises(records, key(), authority, calendars, returns),
        new RollSteps(records, rolls, shown, settlement, concurrency),
        new Ladder(records, key(), authority, settlement),
        new CalendarMoves(records, authority, calendars));
  }

  /** Apart from the others, so that a return's first answer does not pay for it. */
  public Referrals referrals() {
    Work work = work();
    return new Referrals(
        records,
        key(),
        authority,
        work.calendars(),
        work.enquiries(),
        work.ledger(),
        work.settlement(),
        work.promises());
  }

  /** As {@link #referrals}. */
  public UnsuitableEducation unsuitableEducation() {
    Work work = work();
    return new UnsuitableEducation(
        records, key(), work.enquiries(), work.ledger(), work.settlement());
  }

  /** For one drain of much of the same: its services are made once. */
  public Spine ofOneRun() {
    Spine run = new Spine(records, authority, clock, concurrency);
    run.key = key();
    run.ofThisRun = run.work();
    return run;
  }

  /** The services, wired to each other. */
  public record Work(
      Calendars calendars,
      AcceptedRolls rolls,
      Enquiries enquiries,
      Ledger ledger,
      Settlement settlement,
      ReturnReconciler returns,
      AbsenceReturns absences,
      ReducedTimetables timetables,
      SafeguardingPromises promises,
      RollSteps steps,
      Ladder ladder,
      CalendarMoves moves) {}
}
