package org.onroll.domain.ledger;

import java.time.LocalDate;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.onroll.domain.enquiry.EnquiryCase;
import org.onroll.domain.identity.ChildId;
import org.onroll.domain.identity.Identity;
import org.onroll.domain.law.Ground;
import org.onroll.domain.records.Key;
import org.onroll.domain.records.Versioned;
import org.onroll.domain.returns.Destination;

/**
 * A leaver: open until claimed, closed by decision, or out of scope; in exactly one of these
 * (invariant 4). An entry that reopens keeps its first age.
 *
 * @param number tells a child's entries apart, from 1
 * @param since the first day on no roll, for the age
 * @param lastSchool URN of the school that lost the child last
 * @param leftOn when that was
 * @param observedOn date of the roll that showed it; null before one has
 * @param declared what that school's return says; null before one has come
 * @param endOfPhase left in the ordinary way at the turn of the school year
 * @param heldBackBy what looks like an arrival, in words; blank for nothing
 * @param waiting null where nothing is waited for
 * @param waits how many waits it has had
 * @param claim null while unclaimed
 * @param outOfScope why; blank where it is in scope
 */
public record LedgerEntry(
    ChildId child,
    int number,
    Identity identity,
    String year,
    Status status,
    LocalDate since,
    String lastSchool,
    LocalDate leftOn,
    @Nullable LocalDate observedOn,
    @Nullable Declared declared,
    boolean endOfPhase,
    String heldBackBy,
    String heldBackSchool,
    @Nullable Wait waiting,
    int waits,
    @Nullable Claim claim,
    String outOfScope,
    String caseId,
    long version)
    implements Versioned {
  public static final String PREFIX = "LEAVER#";

  /** The lists of the ledger. */
  public enum Status {
    OPEN,
    CLAIMED,
    CLOSED,
    OUT_OF_SCOPE;

    public String id() {
      return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
  }

  /**
   * What the losing school's return says.
   *
   * @param concern it tells of a safeguarding concern
   */
  public record Declared(
      String receipt,
      LocalDate date,
      Ground ground,
      Destination destination,
      boolean socialCare,
      boolean concern) {}

  /** Its school has told of a safeguarding concern (requirement B5). */
  public boolean concern() {
    return declared != null && declared.concern();
  }

  public static String list(Status status) {
    return "LEDGER#" + status;
  }

  public static String sort(int number) {
    return PREFIX + String.format("%04d", number);
  }

  public static Key<LedgerEntry> key(ChildId child, String sort) {
    return new Key<>(LedgerEntry.class, Child.partition(child), sort);
  }

  @Override
  public Key<LedgerEntry> key() {
    return key(child, sort(number));
  }

  /** Stands for the child of a case that has no entry, where rolls are looked at. Never kept. */
  static LedgerEntry sought(EnquiryCase c) {
    return new LedgerEntry(
        c.child(),
        0,
        c.identity(),
        c.year(),
        Status.OPEN,
        c.leftOn(),
        c.lastSchool(),
        c.leftOn(),
        null,
        null,
        false,
        "",
        "",
        null,
        0,
        null,
        "",
        c.id(),
        0);
  }

  /** For URLs and people: opaque. */
  public String id() {
    return child.value() + "-" + number;
  }

  @Override
  public Optional<Listed> listed() {
    return Optional.of(new Listed(list(status), since + "#" + id()));
  }

  public boolean isOpen() {
    return status == Status.OPEN;
  }

  /** The first day of the time out of education that runs now, or ran last. */
  public LocalDate outFrom() {
    return since.isAfter(leftOn) ? since : leftOn;
  }

  /** Changes of an entry, one new version for all of them. */
  public Edit edit() {
    return new Edit(this);
  }

  /** Collects changes; {@link #done} makes the next version. */
  public static final class Edit {
    private final LedgerEntry was;
    private Status status;
    private LocalDate since;
    private String lastSchool;
    private LocalDate leftOn;
    private @Nullable LocalDate observedOn;
    private @Nullable Declared declared;
    private boolean endOfPhase;
    private String heldBackBy;
    private String heldBackSchool;
    private @Nullable Wait waiting;
    private int waits;
    private @Nullable Claim claim;
    private String outOfScope;
    private String caseId;

    private Edit(LedgerEntry was) {
      this.was = was;
      status = was.status;
      since = was.since;
      lastSchool = was.lastSchool;
      leftOn = was.leftOn;
      observedOn = was.observedOn;
      declared = was.declared;
      endOfPhase = was.endOfPhase;
      heldBackBy = was.heldBackBy;
      heldBackSchool = was.heldBackSchool;
      waiting = was.waiting;
      waits = was.waits;
      claim = was.claim;
      outOfScope = was.outOfScope;
      caseId = was.caseId;
    }

    boolean isFresh() {
      return was.version == 0;
    }

    public Edit observed(LocalDate day) {
      observedOn = day;
      return this;
    }

    public Edit declared(@Nullable Declared word) {
      declared = word;
      return this;
    }

    /** Lost by {@code school}: what an earlier school said no longer counts. */
    public Edit lostBy(String school, LocalDate day, boolean atEndOfPhase) {
      lastSchool = school;
      leftOn = day;
      observedOn = null;
      declared = null;
      endOfPhase = atEndOfPhase;
      return this;
    }

    public Edit leftBy(LocalDate day) {
      if (day.isBefore(leftOn)) leftOn = day;
      if (day.isBefore(since)) since = day;
      return this;
    }

    public Edit open() {
      status = Status.OPEN;
      claim = null;
      outOfScope = "";
      return this;
    }

    /** What claimed the child no longer answers for it: missing again from {@code day} on. */
    public Edit missingFrom(LocalDate day) {
      since = day;
      return open();
    }

    /** The child came of age: from now on somebody must be found to claim it. */
    public Edit ofAge(LocalDate day, boolean atTheTurnOfTheYear) {
      since = day;
      endOfPhase = atTheTurnOfTheYear;
      return this;
    }

    public Edit outOfScope(String why) {
      status = Status.OUT_OF_SCOPE;
      outOfScope = why;
      return noWait();
    }

    public Edit claimed(Claim by) {
      status = by.by() == Claim.By.CLOSURE ? Status.CLOSED : Status.CLAIMED;
      claim = by;
      heldBackBy = "";
      heldBackSchool = "";
      return noWait();
    }

    public Edit waitFor(Wait next) {
      waiting = next;
      waits++;
      return this;
    }

    /** The same wait, until another day. */
    public Edit waitMoved(Wait same) {
      waiting = same;
      return this;
    }

    public Edit noWait() {
      waiting = null;
      return this;
    }

    public Edit heldBack(String by, String school) {
      heldBackBy = by;
      heldBackSchool = school;
      return this;
    }

    public Edit inCase(String id) {
      caseId = id;
      return this;
    }

    public LedgerEntry done() {
      return new LedgerEntry(
          was.child,
          was.number,
          was.identity,
          was.year,
          status,
          since,
          lastSchool,
          leftOn,
          observedOn,
          declared,
          endOfPhase,
          heldBackBy,
          heldBackSchool,
          waiting,
          waits,
          claim,
          outOfScope,
          caseId,
          was.version + 1);
    }
  }
}
