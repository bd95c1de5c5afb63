package org.onroll.domain.enquiry;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.onroll.domain.calendar.London;
import org.onroll.domain.identity.IdentityKey;
import org.onroll.domain.identity.Sighting;
import org.onroll.domain.ledger.Child;
import org.onroll.domain.ledger.Interval;
import org.onroll.domain.ledger.Whereabouts;
import org.onroll.domain.records.Attempts;
import org.onroll.domain.records.Change;
import org.onroll.domain.records.Records;

/** Makes of an enquiry a CME case, and the other way round; the history stays (requirement A2). */
public final class Conversions {
  private final Records records;
  private final IdentityKey key;
  private final Enquiries enquiries;

  public Conversions(Records records, IdentityKey key, Enquiries enquiries) {
    this.records = records;
    this.key = key;
    this.enquiries = enquiries;
  }

  /**
   * What an officer decides.
   *
   * @param reason of the case from now on, of the kind that it becomes
   * @param why in the officer's words
   */
  public record Decided(CaseKind kind, CaseReason reason, String why, String who) {}

  /**
   * @throws Enquiries.RefusedException where the case is closed, or is of that kind
   */
  public EnquiryCase convert(String caseId, Decided decided, Instant now) {
    return Attempts.of(() -> convertOnce(caseId, decided, now));
  }

  private EnquiryCase convertOnce(String caseId, Decided decided, Instant now) {
    EnquiryCase open = records.find(EnquiryCase.key(caseId)).orElseThrow();
    if (open.kind() == decided.kind()) {
      throw new Enquiries.RefusedException("The case is of this kind already.");
    }
    List<Change> changes = new ArrayList<>();
    EnquiryCase next = turn(open, decided, now, changes);
    records.commit(changes);
    return next;
  }

  /**
   * Adds what makes of an open case one of this kind and reason, whichever it was before.
   *
   * @throws Enquiries.RefusedException where the case is closed
   */
  public EnquiryCase turn(EnquiryCase open, Decided decided, Instant now, List<Change> changes) {
    if (open.state().after(CaseState.Move.CONVERT).isEmpty()) {
      throw new Enquiries.RefusedException("The case is closed already.");
    }
    EnquiryCase.Edit edit =
        open.after(CaseState.Move.CONVERT).event().of(decided.kind(), decided.reason());
    if (!open.hasEntry()) time(open, decided.kind(), edit, London.day(now), changes);
    EnquiryCase next = edit.done();
    enquiries.add(
        next,
        "converted",
        decided.who(),
        (open.kind() == decided.kind() ? "" : open.kind().id() + " became ")
            + decided.kind().id()
            + ": "
            + decided.reason().text()
            + " "
            + decided.why(),
        London.day(now),
        now,
        changes);
    return next;
  }

  /** Only on no roll is a child's time counted as out of education. */
  private void time(
      EnquiryCase open, CaseKind to, EnquiryCase.Edit edit, LocalDate today, List<Change> changes) {
    LocalDate out = open.outSince();
    if (to == CaseKind.ENQUIRY && out != null) {
      changes.add(Interval.ended(open.child(), out, today));
      edit.outSince(null);
    } else if (to == CaseKind.CME && out == null && open.claim() == null && !onRoll(open)) {
      boolean counted =
          records.list(Interval.class, Child.partition(open.child()), Interval.PREFIX).stream()
              .anyMatch(
                  i ->
                      i.kind() == Interval.Kind.OUT_OF_EDUCATION && i.from().equals(open.leftOn()));
      LocalDate from = counted ? today : open.leftOn();
      changes.add(Change.put(new Interval(open.child(), from, null)));
      edit.outSince(from);
    }
  }

  private boolean onRoll(EnquiryCase open) {
    return Whereabouts.of(open.identity(), key, records)
        .seen(open.identity(), Sighting.Kind.ON_ROLL)
        .stream()
        .anyMatch(s -> s.child().equals(open.child()));
  }
}
