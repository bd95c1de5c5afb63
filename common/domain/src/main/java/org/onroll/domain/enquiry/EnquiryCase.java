package org.onroll.domain.enquiry;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.onroll.domain.identity.ChildId;
import org.onroll.domain.identity.Identity;
import org.onroll.domain.ledger.Claim;
import org.onroll.domain.records.Key;
import org.onroll.domain.records.Versioned;

/**
 * The case of a child who may be missing education, or is (requirement A2).
 *
 * @param lastSchool URN; blank where none is known
 * @param leftOn the first day without a school that is known; the day of the referral where none is
 * @param entry sort key of the ledger entry that it came from or took over; blank for none
 * @param expectedFirstDay at the next school, where one was named; null for none
 * @param safeguarding somebody has told of a safeguarding concern
 * @param outSince first day of the time out of education that this case keeps itself; null where
 *     its ledger entry does, or no time runs
 * @param claim the roll that shows the child of a case without an entry; null for none
 * @param events how many it has
 * @param nextDue the next date by which something is to be done; null for none
 * @param closure null while it is open
 */
public record EnquiryCase(
    String id,
    String reference,
    CaseKind kind,
    CaseState state,
    Instant openedAt,
    CaseReason reason,
    ChildId child,
    Identity identity,
    String year,
    String lastSchool,
    LocalDate leftOn,
    String entry,
    @Nullable LocalDate expectedFirstDay,
    boolean safeguarding,
    @Nullable LocalDate outSince,
    @Nullable Claim claim,
    int events,
    @Nullable LocalDate nextDue,
    @Nullable Closure closure,
    long version)
    implements Versioned {
  /** The worklist of cases of {@code kind} in {@code state}. */
  public static String list(CaseKind kind, CaseState state) {
    return "CASES#" + kind + "#" + state;
  }

  public static String partition(String id) {
    return "CASE#" + id;
  }

  public static Key<EnquiryCase> key(String id) {
    return new Key<>(EnquiryCase.class, partition(id), "CASE");
  }

  @Override
  public Key<EnquiryCase> key() {
    return key(id);
  }

  @Override
  public Optional<Listed> listed() {
    LocalDate due = nextDue;
    return Optional.of(
        new Listed(list(kind, state), (due == null ? "9999-12-31" : due.toString()) + "#" + id));
  }

  public boolean hasEntry() {
    return !entry.isEmpty();
  }

  /** With one event more. */
  public EnquiryCase withEvent() {
    return after(CaseState.Move.NEWS).event().done();
  }

  /** What is to be done next is due on another day. */
  public EnquiryCase dueBy(LocalDate day) {
    Edit edit = new Edit(this, state);
    edit.nextDue = day;
    return edit.done();
  }

  /**
   * @throws IllegalStateException where the case is closed already
   */
  public EnquiryCase closedBy(Closure how) {
    Edit edit = after(CaseState.Move.CLOSE).event();
    edit.nextDue = null;
    edit.outSince = null;
    edit.closure = how;
    return edit.done();
  }

  /**
   * Changes that belong to a move, one new version for all of them.
   *
   * @throws IllegalStateException where the move is not allowed
   */
  public Edit after(CaseState.Move move) {
    CaseState next =
        state
            .after(move)
            .orElseThrow(() -> new IllegalStateException("the case is closed already"));
    return new Edit(this, next);
  }

  /** Collects changes; {@link #done} makes the next version. */
  public static final class Edit {
    private final EnquiryCase was;
    private final CaseState state;
    private CaseKind kind;
    private CaseReason reason;
    private String lastSchool;
    private LocalDate leftOn;
    private String entry;
    private boolean safeguarding;
    private @Nullable LocalDate outSince;
    private @Nullable Claim claim;
    private int events;
    private @Nullable LocalDate nextDue;
    private @Nullable Closure closure;

    private Edit(EnquiryCase was, CaseState state) {
      this.was = was;
      this.state = state;
      kind = was.kind;
      reason = was.reason;
      lastSchool = was.lastSchool;
      leftOn = was.leftOn;
      entry = was.entry;
      safeguarding = was.safeguarding;
      outSince = was.outSince;
      claim = was.claim;
      events = was.events;
      nextDue = was.nextDue;
      closure = was.closure;
    }

    public Edit event() {
      events++;
      return this;
    }

    public Edit of(CaseKind other, CaseReason why) {
      kind = other;
      reason = why;
      return this;
    }

    public Edit outSince(@Nullable LocalDate day) {
      outSince = day;
      return this;
    }

    /** A roll shows the child: the time out of education is over. */
    public Edit claimed(Claim by) {
      claim = by;
      outSince = null;
      return this;
    }

    /** A school has lost the child: from now on the entry keeps the time. */
    public Edit took(String sort, String school, LocalDate day) {
      entry = sort;
      lastSchool = school;
      leftOn = day;
      claim = null;
      outSince = null;
      return this;
    }

    public Edit flagged(boolean concern) {
      safeguarding |= concern;
      return this;
    }

    public EnquiryCase done() {
      return new EnquiryCase(
          was.id,
          was.reference,
          kind,
          state,
          was.openedAt,
          reason,
          was.child,
          was.identity,
          was.year,
          lastSchool,
          leftOn,
          entry,
          was.expectedFirstDay,
          safeguarding,
          outSince,
          claim,
          events,
          nextDue,
          closure,
          was.version + 1);
    }
  }
}
