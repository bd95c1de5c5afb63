package org.onroll.domain.story;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.onroll.domain.calendar.Calendars;
import org.onroll.domain.calendar.London;
import org.onroll.domain.deadline.CalendarMoves;
import org.onroll.domain.deadline.Deadline;
import org.onroll.domain.deadline.Ladder;
import org.onroll.domain.enquiry.Closure;
import org.onroll.domain.enquiry.Closures;
import org.onroll.domain.enquiry.Enquiries;
import org.onroll.domain.enquiry.EnquiryCase;
import org.onroll.domain.identity.IdentityKey;
import org.onroll.domain.identity.SecretKeyRecord;
import org.onroll.domain.law.Rule.Stage;
import org.onroll.domain.ledger.Claim;
import org.onroll.domain.ledger.Interval;
import org.onroll.domain.ledger.Ledger;
import org.onroll.domain.ledger.LedgerEntry;
import org.onroll.domain.ledger.Settlement;
import org.onroll.domain.ledger.Wait;
import org.onroll.domain.mail.MailKind;
import org.onroll.domain.mail.OutgoingMail;
import org.onroll.domain.reconciliation.ReturnReconciler;
import org.onroll.domain.reconciliation.RollReconciler;
import org.onroll.domain.reconciliation.RollSteps;
import org.onroll.domain.reconciliation.SafeguardingPromises;
import org.onroll.domain.records.Change;
import org.onroll.domain.records.Concurrency;
import org.onroll.domain.records.DueKind;
import org.onroll.domain.records.Key;
import org.onroll.domain.records.RecordsInMemory;
import org.onroll.domain.records.Stored;
import org.onroll.domain.referral.Referrals;
import org.onroll.domain.referral.UnsuitableEducation;
import org.onroll.domain.returns.HomeEducationNotice;
import org.onroll.domain.returns.Receipt;
import org.onroll.domain.returns.Safeguarding;
import org.onroll.domain.roll.AcceptedRolls;
import org.onroll.domain.school.Authority;
import org.onroll.domain.school.School;
import org.onroll.domain.school.Urn;

/** A county in which a story is played: schools, a clock that moves, and the books. */
public final class County {
  private final RecordsInMemory records = new RecordsInMemory();
  private final IdentityKey key;
  private final Authority authority = Oxfordshire.authority();
  private final List<Function<ReturnReconciler, ?>> said = new ArrayList<>();
  private Instant now;
  private int schools;

  private County(LocalDate day) {
    now = nineOClock(day);
    SecretKeyRecord secret = new SecretKeyRecord("00".repeat(32));
    records.commit(List.of(Change.create(secret)));
    key = secret.identityKey();
  }

  /** At nine in the morning of a day. */
  public static County on(String day) {
    return new County(LocalDate.parse(day));
  }

  public RecordsInMemory records() {
    return records;
  }

  public IdentityKey key() {
    return key;
  }

  public Instant now() {
    return now;
  }

  public LocalDate today() {
    return London.day(now);
  }

  // ---- schools

  /** A primary school (Reception to Year 6) with a feed. */
  public StorySchool school(String name) {
    return school(name, "primary", 5, 11, School.Feed.CSV);
  }

  /** Year 7 to Year 11, with a feed. */
  public StorySchool secondary(String name) {
    return school(name, "secondary", 11, 16, School.Feed.CSV);
  }

  /** A school whose roll OnRoll does not receive. */
  public StorySchool schoolWithoutFeed(String name) {
    return school(name, "all-through", 5, 18, School.Feed.NONE);
  }

  private StorySchool school(String name, String phase, int low, int high, School.Feed feed) {
    School school =
        new School(
            new Urn(String.valueOf(100001 + schools++)),
            name,
            "",
            phase,
            "community",
            low,
            high,
            feed,
            "office-of-" + name,
            true,
            1);
    records.commit(List.of(Change.create(school)));
    return new StorySchool(this, school);
  }

  // ---- the parts, made anew for each piece of work

  private Calendars calendars() {
    return new Calendars(records, authority);
  }

  public Enquiries enquiries() {
    return new Enquiries(records, key, authority, calendars());
  }

  public Closures closures() {
    return new Closures(records);
  }

  public Ledger ledger() {
    return new Ledger(records, key, authority, calendars(), enquiries());
  }

  public Settlement settlement() {
    return new Settlement(records, key, authority, calendars(), enquiries());
  }

  public ReturnReconciler returns() {
    return new ReturnReconciler(records, key, authority, calendars(), ledger(), settlement());
  }

  public Referrals referrals() {
    return new Referrals(
        records,
        key,
        authority,
        calendars(),
        enquiries(),
        ledger(),
        settlement(),
        new SafeguardingPromises(records, key, authority, calendars(), returns()));
  }

  public UnsuitableEducation unsuitableEducation() {
    return new UnsuitableEducation(records, key, enquiries(), ledger(), settlement());
  }

  public CalendarMoves moves() {
    return new CalendarMoves(records, authority, calendars());
  }

  public Ladder ladder() {
    return new Ladder(records, key, authority, settlement());
  }

  public RollSteps steps() {
    return new RollSteps(
        records,
        new AcceptedRolls(records),
        new RollReconciler(records, key, authority, calendars(), ledger(), settlement()),
        settlement(),
        new Concurrency(1));
  }

  void applySteps(Urn urn) {
    if (!steps().apply(urn, () -> now, () -> true)) {
      throw new AssertionError("the steps of a roll were not applied");
    }
  }

  // ---- what is said

  <T> T says(String receipt, Function<ReturnReconciler, T> saying) {
    Objects.requireNonNull(receipt);
    said.add(saying);
    return saying.apply(returns());
  }

  String receipt(String kind, Urn urn, Kid kid, Object content) {
    return kind + "-" + urn + "-" + kid.hashCode() + "-" + content.hashCode() + "-" + today();
  }

  /** A parent's own notice of home education. */
  public void parentTeachesAtHome(Kid kid, String from) {
    HomeEducationNotice notice =
        new HomeEducationNotice(
            kid.identity(), LocalDate.parse(from), "", "a parent", Safeguarding.NOT_ASKED);
    String receipt = "notice-" + kid.hashCode() + "-" + from;
    List<Change> record =
        List.of(
            Change.put(new Receipt(receipt, "home-education-notice", "", "parent", now, "", "{}")));
    Object _ = says(receipt, r -> r.homeEducated(notice, receipt, o -> record, now));
  }

  /** Everything that was ever said is said again, word for word. */
  public void everythingIsSaidAgain() {
    for (Function<ReturnReconciler, ?> saying : List.copyOf(said)) {
      Object _ = saying.apply(returns());
    }
  }

  public EnquiryCase closes(EnquiryCase enquiry, Closure how) {
    return closures().close(enquiry.id(), how, now);
  }

  // ---- the clock

  /** Nine in the morning of {@code day}; the sweep runs at six on each morning before. */
  public void clockMovesTo(String day) {
    LocalDate until = LocalDate.parse(day);
    for (LocalDate d = today().plusDays(1); !d.isAfter(until); d = d.plusDays(1)) {
      now = London.morning(d);
      sweep();
      now = nineOClock(d);
    }
  }

  /** As {@link #clockMovesTo}, with the sweep missed on all mornings. */
  public void clockMovesWithoutASweepTo(String day) {
    now = nineOClock(LocalDate.parse(day));
  }

  /** Acts on every deadline whose time has come; the stages that were reached. */
  public List<Stage> sweep() {
    List<Stage> reached = new ArrayList<>();
    Set<Key<?>> done = new HashSet<>();
    while (true) {
      List<Key<? extends Stored>> due =
          records.due(DueKind.DEADLINE, now, Integer.MAX_VALUE).stream()
              .filter(k -> !done.contains(k))
              .toList();
      if (due.isEmpty()) return reached;
      for (Key<? extends Stored> k : due) {
        done.add(k);
        records
            .find(new Key<>(Deadline.class, k.partition(), k.sort()))
            .flatMap(d -> ladder().climb(d, now))
            .ifPresent(reached::add);
      }
    }
  }

  private static Instant nineOClock(LocalDate day) {
    return London.morning(day).plus(Duration.ofHours(3));
  }

  // ---- what the books say

  public List<LedgerEntry> entries(Kid kid) {
    return records.all(LedgerEntry.class).stream()
        .filter(e -> kid.isNamedIn(e.identity()))
        .sorted(Comparator.comparingInt(LedgerEntry::number))
        .toList();
  }

  /** The child's last entry. */
  public LedgerEntry entry(Kid kid) {
    return entries(kid).getLast();
  }

  /** The claim of the child's last entry. */
  public Claim claim(Kid kid) {
    return Objects.requireNonNull(entry(kid).claim());
  }

  /** What the losing school's return says in the child's last entry. */
  public LedgerEntry.Declared declared(Kid kid) {
    return Objects.requireNonNull(entry(kid).declared());
  }

  public Optional<Wait> wait(Kid kid) {
    return Optional.ofNullable(entry(kid).waiting());
  }

  public List<EnquiryCase> cases(Kid kid) {
    return records.all(EnquiryCase.class).stream()
        .filter(c -> kid.isNamedIn(c.identity()))
        .sorted(Comparator.comparing(EnquiryCase::openedAt))
        .toList();
  }

  public List<Interval> intervals(Kid kid) {
    Set<String> children = new HashSet<>();
    for (LedgerEntry e : entries(kid)) children.add(e.child().value());
    return records.all(Interval.class).stream()
        .filter(i -> children.contains(i.child().value()))
        .toList();
  }

  public List<Deadline> deadlines(String rule) {
    return records.all(Deadline.class).stream().filter(d -> d.rule().equals(rule)).toList();
  }

  public List<OutgoingMail> mails(MailKind kind) {
    return records.all(OutgoingMail.class).stream().filter(m -> m.kind() == kind).toList();
  }
}
