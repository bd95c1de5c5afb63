package org.onroll.domain.enquiry;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.onroll.domain.calendar.Calendars;
import org.onroll.domain.calendar.London;
import org.onroll.domain.deadline.Deadline;
import org.onroll.domain.identity.ChildId;
import org.onroll.domain.identity.Identity;
import org.onroll.domain.identity.IdentityKey;
import org.onroll.domain.law.DueDate;
import org.onroll.domain.law.Rules;
import org.onroll.domain.ledger.Child;
import org.onroll.domain.ledger.Claim;
import org.onroll.domain.ledger.Interval;
import org.onroll.domain.ledger.LedgerEntry;
import org.onroll.domain.ledger.Wait;
import org.onroll.domain.mail.Contact;
import org.onroll.domain.mail.MailKind;
import org.onroll.domain.mail.OutgoingMail;
import org.onroll.domain.records.Change;
import org.onroll.domain.records.Records;
import org.onroll.domain.school.Authority;

/** Opens cases and writes their history. */
public final class Enquiries {
  /** Kinds of news that an officer is told of at once. */
  public static final String CLAIM_FOUND = "claimed";

  public static final String CLAIM_LOST = "claim-lost";

  private final Records records;
  private final IdentityKey key;
  private final Authority authority;
  private final Calendars calendars;

  public Enquiries(Records records, IdentityKey key, Authority authority, Calendars calendars) {
    this.records = records;
    this.key = key;
    this.authority = authority;
    this.calendars = calendars;
  }

  /** A move cannot be: the words say why. */
  public static final class RefusedException extends RuntimeException {
    private static final long serialVersionUID = 1;
    private final String reason;

    public RefusedException(String reason) {
      super(reason);
      this.reason = reason;
    }

    /** In words, for the officer. */
    public String reason() {
      return reason;
    }
  }

  /**
   * A case as it will be opened.
   *
   * @param clock the day from which the first check is counted
   * @param who a client's id, or {@code onroll}
   * @param text of the first event
   */
  public record Opening(
      Child child,
      Identity identity,
      String year,
      CaseKind kind,
      CaseReason reason,
      String lastSchool,
      LocalDate leftOn,
      String entry,
      @Nullable LocalDate expectedFirstDay,
      boolean safeguarding,
      @Nullable LocalDate outSince,
      LocalDate clock,
      String who,
      String text) {}

  /** Adds what opens a case for {@code entry} to {@code changes}; gives the case's id. */
  public String open(Child child, LedgerEntry entry, Wait wait, Instant now, List<Change> changes) {
    Opening opening =
        new Opening(
            child,
            entry.identity(),
            entry.year(),
            wait.reason().kind(),
            wait.reason(),
            entry.lastSchool(),
            entry.leftOn(),
            entry.key().sort(),
            wait.expectedFirstDay(),
            entry.concern(),
            null,
            London.day(now),
            CaseEvent.SYSTEM,
            wait.reason().text());
    return open(opening, openable(entry, wait), now, changes);
  }

  /** As the other; {@code since} is the earliest that it can have been opened. */
  public String open(Opening opening, Instant since, Instant now, List<Change> changes) {
    ChildId child = opening.child().id();
    String number = String.valueOf(opening.child().timesMissing() + 1);
    String id = key.hash("case", child.value(), number);
    String reference = key.reference('E', "case", child.value(), number);
    DueDate first =
        DueDate.of(
            authority.rules().rule(Rules.ENQUIRY_FIRST_CHECK), opening.clock(), calendars.county());
    changes.add(
        Change.create(
            new EnquiryCase(
                id,
                reference,
                opening.kind(),
                CaseState.OPEN,
                now,
                opening.reason(),
                child,
                opening.identity(),
                opening.year(),
                opening.lastSchool(),
                opening.leftOn(),
                opening.entry(),
                opening.expectedFirstDay(),
                opening.safeguarding(),
                opening.outSince(),
                null,
                1,
                first.due(),
                null,
                1)));
    changes.add(Change.create(new CaseEvent(id, 1, now, "opened", opening.who(), opening.text())));
    LocalDate out = opening.outSince();
    if (out != null) changes.add(Change.put(new Interval(child, out, null)));
    changes.add(
        Change.create(
            Deadline.open(
                first,
                new Deadline.Subject(
                    EnquiryCase.partition(id), "1", "CASE", child, "", reference))));
    OutgoingMail mail = mail(MailKind.ENQUIRY_OPENED, reference, first.due(), id, now);
    changes.add(Change.create(mail.since(since)));
    return id;
  }

  /** The earliest that it can be opened: when its wait runs out, or where it has none, at once. */
  private static Instant openable(LedgerEntry entry, Wait wait) {
    return London.morning(
        wait.rule().equals(Rules.AT_ONCE) ? entry.leftOn() : wait.due().plusDays(1));
  }

  /** Adds an event to an open case, and tells the officer of a claim found or lost. */
  public void news(
      String caseId, String kind, String text, LocalDate day, Instant now, List<Change> changes) {
    news(caseId, kind, text, false, day, now, changes);
  }

  /**
   * As the other.
   *
   * @param concern it tells of a safeguarding concern
   */
  public void news(
      String caseId,
      String kind,
      String text,
      boolean concern,
      LocalDate day,
      Instant now,
      List<Change> changes) {
    Optional<EnquiryCase> found = records.find(EnquiryCase.key(caseId));
    if (found.isEmpty() || found.get().state().after(CaseState.Move.NEWS).isEmpty()) return;
    EnquiryCase next = found.get().after(CaseState.Move.NEWS).event().flagged(concern).done();
    add(next, kind, CaseEvent.SYSTEM, text, day, now, changes);
  }

  /** A school has lost the child of an open case that had no ledger entry: it takes this one. */
  public void take(LedgerEntry entry, String caseId, Instant now, List<Change> changes) {
    EnquiryCase open = records.find(EnquiryCase.key(caseId)).orElseThrow();
    LocalDate out = open.outSince();
    if (out != null) changes.add(Interval.ended(open.child(), out, entry.outFrom()));
    Claim claim = open.claim();
    boolean lost = claim != null && claim.school().equals(entry.lastSchool());
    add(
        open.after(CaseState.Move.NEWS)
            .event()
            .took(entry.key().sort(), entry.lastSchool(), entry.leftOn())
            .flagged(entry.concern())
            .done(),
        lost ? CLAIM_LOST : "news",
        CaseEvent.SYSTEM,
        "A school has lost the child; the case takes over the ledger entry.",
        entry.leftOn(),
        now,
        changes);
  }

  /** A roll shows the child of an open case that has no ledger entry. */
  public void shown(EnquiryCase open, Claim claim, Instant now, List<Change> changes) {
    LocalDate out = open.outSince();
    if (out != null) changes.add(Interval.ended(open.child(), out, claim.on()));
    add(
        open.after(CaseState.Move.NEWS).event().claimed(claim).done(),
        CLAIM_FOUND,
        CaseEvent.SYSTEM,
        claim.evidence() + " Closing is proposed.",
        claim.on(),
        now,
        changes);
  }

  /** The case's next version with the event that made it; the officer hears of claims. */
  void add(
      EnquiryCase next,
      String kind,
      String who,
      String text,
      LocalDate day,
      Instant now,
      List<Change> changes) {
    String caseId = next.id();
    changes.add(Change.save(next));
    changes.add(Change.create(new CaseEvent(caseId, next.events(), now, kind, who, text)));
    if (kind.equals(CLAIM_FOUND) || kind.equals(CLAIM_LOST)) {
      MailKind mail = kind.equals(CLAIM_FOUND) ? MailKind.CLAIM_FOUND : MailKind.CLAIM_LOST;
      String about = caseId + "#" + next.events();
      changes.add(
          Change.create(mail(mail, next.reference(), day, about, now).since(London.morning(day))));
    }
  }

  private OutgoingMail mail(
      MailKind kind, String reference, LocalDate date, String about, Instant now) {
    String id = key.hash("mail", kind.name(), about, Contact.DUTY_OFFICER);
    return OutgoingMail.to(Contact.DUTY_OFFICER, kind, reference, date, id, now);
  }
}
