package org.onroll.domain.referral;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.onroll.domain.enquiry.CaseKind;
import org.onroll.domain.enquiry.CaseReason;
import org.onroll.domain.enquiry.Enquiries;
import org.onroll.domain.ledger.Child;
import org.onroll.domain.ledger.Ledger;
import org.onroll.domain.ledger.LedgerEntry;
import org.onroll.domain.ledger.Settlement;
import org.onroll.domain.records.Change;
import org.onroll.domain.records.Records;

/** Opens the case of a child of whom somebody has told. */
final class Openings {
  private final Records records;
  private final Enquiries enquiries;
  private final Ledger ledger;
  private final Settlement settlement;

  Openings(Records records, Enquiries enquiries, Ledger ledger, Settlement settlement) {
    this.records = records;
    this.enquiries = enquiries;
    this.ledger = ledger;
    this.settlement = settlement;
  }

  /**
   * Why a case is opened.
   *
   * @param school URN; blank for none
   * @param lastAttended the last day in school; null where it is not known
   * @param concern a safeguarding concern was told
   * @param day from which its first check is counted
   * @param who a client's id
   * @param words after the reason's own, in the first event
   * @param receipt of what was told
   */
  record Cause(
      CaseReason reason,
      String school,
      @Nullable LocalDate lastAttended,
      boolean concern,
      LocalDate day,
      String who,
      String words,
      String receipt) {

    /** The first day without a school, as far as it was told. */
    LocalDate from() {
      LocalDate attended = lastAttended;
      return attended == null || !attended.isBefore(day) ? day : attended.plusDays(1);
    }
  }

  /** Adds what opens the case to {@code changes}, an open ledger entry with it; gives its id. */
  String open(Subjects.Subject subject, Cause cause, Instant now, List<Change> changes) {
    Child child = subject.child();
    return open(
        subject,
        child.openEntry().isEmpty()
            ? Optional.empty()
            : records.find(LedgerEntry.key(child.id(), child.openEntry())),
        cause,
        now,
        changes);
  }

  /**
   * As the other.
   *
   * @param entry that the case takes; one that was claimed is open again
   */
  String open(
      Subjects.Subject subject,
      Optional<LedgerEntry> entry,
      Cause cause,
      Instant now,
      List<Change> changes) {
    Child child = subject.child();
    String sort = entry.map(e -> e.key().sort()).orElse("");
    CaseReason reason = cause.reason();
    boolean counts = reason.kind() == CaseKind.CME && entry.isEmpty();
    boolean onRoll = reason.mayBeOnRoll() && subject.onRoll();
    Enquiries.Opening opening =
        new Enquiries.Opening(
            child,
            subject.identity(),
            child.year(),
            reason.kind(),
            reason,
            entry.map(LedgerEntry::lastSchool).orElse(cause.school()),
            entry.map(LedgerEntry::leftOn).orElse(cause.from()),
            sort,
            null,
            cause.concern() || entry.filter(LedgerEntry::concern).isPresent(),
            counts && !onRoll ? cause.from() : null,
            cause.day(),
            cause.who(),
            reason.text() + " " + cause.words());
    String caseId = enquiries.open(opening, now, now, changes);
    entry.ifPresent(
        e -> {
          if (e.isOpen()) ledger.intoCase(e, caseId, changes);
          else ledger.missingAgain(e, cause.day(), caseId, changes);
        });
    changes.add(Change.save(child.withCase(caseId, sort)));
    changes.add(Change.create(settlement.lookAgain(child.id(), sort, "", cause.receipt(), now)));
    return caseId;
  }
}
