package org.onroll.domain.enquiry;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.onroll.domain.identity.ChildId;
import org.onroll.domain.identity.Identity;
import org.onroll.domain.records.Key;
import org.onroll.domain.records.Versioned;

/**
 * The case of a child who is gone from a roll with whereabouts in education not known (requirement
 * A2).
 *
 * @param entry sort key of the ledger entry that it came from
 * @param expectedFirstDay at the next school, where one was named; null for none
 * @param events how many it has
 * @param nextDue the next date by which something is to be done; null for none
 * @param closure null while it is open
 */
public record EnquiryCase(
    String id,
    String reference,
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
    int events,
    @Nullable LocalDate nextDue,
    @Nullable Closure closure,
    long version)
    implements Versioned {
  /** The worklist of cases in {@code state}. */
  public static String list(CaseState state) {
    return "CASES#ENQUIRY#" + state;
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
        new Listed(list(state), (due == null ? "9999-12-31" : due.toString()) + "#" + id));
  }

  /** Something happened that leaves it open. */
  public EnquiryCase withEvent() {
    return with(state, events + 1, nextDue, closure);
  }

  /** What is to be done next is due on another day. */
  public EnquiryCase dueBy(LocalDate day) {
    return with(state, events, day, closure);
  }

  /**
   * @throws IllegalStateException where it is closed already
   */
  public EnquiryCase closedBy(Closure how) {
    CaseState next =
        state
            .after(CaseState.Move.CLOSE)
            .orElseThrow(() -> new IllegalStateException("the case is closed already"));
    return with(next, events + 1, null, how);
  }

  private EnquiryCase with(
      CaseState newState, int newEvents, @Nullable LocalDate due, @Nullable Closure how) {
    return new EnquiryCase(
        id,
        reference,
        newState,
        openedAt,
        reason,
        child,
        identity,
        year,
        lastSchool,
        leftOn,
        entry,
        expectedFirstDay,
        newEvents,
        due,
        how,
        version + 1);
  }
}
