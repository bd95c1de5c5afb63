package org.onroll.domain.enquiry;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.onroll.domain.calendar.Calendars;
import org.onroll.domain.calendar.London;
import org.onroll.domain.deadline.Deadline;
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
import org.onroll.domain.records.Attempts;
import org.onroll.domain.records.Change;
import org.onroll.domain.records.Key;
import org.onroll.domain.records.Records;
import org.onroll.domain.school.Authority;

/** Opens enquiries, writes their history, and closes them on evidence. */
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

  /** A closure cannot be: the words say why. */
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

  /** Adds what opens a case for {@code entry} to {@code changes}; gives the case's id. */
  public String open(Child child, LedgerEntry entry, Wait wait, Instant now, List<Change> changes) {
    String number = String.valueOf(child.timesMissing() + 1);
    String id = key.hash("case", child.id().value(), number);
    String reference = key.reference('E', "case", child.id().value(), number);
    DueDate first =
        DueDate.of(
            authority.rules().rule(Rules.ENQUIRY_FIRST_CHECK), London.day(now), calendars.county());
    changes.add(
        Change.create(
            new EnquiryCase(
                id,
                reference,
                CaseState.OPEN,
                now,
                wait.reason(),
                child.id(),
                entry.identity(),
                entry.year(),
                entry.lastSchool(),
                entry.leftOn(),
                entry.key().sort(),
                wait.expectedFirstDay(),
                1,
                first.due(),
                null,
                1)));
    changes.add(
        Change.create(new CaseEvent(id, 1, now, "opened", CaseEvent.SYSTEM, wait.reason().text())));
    changes.add(
        Change.create(
            Deadline.open(
                first,
                new Deadline.Subject(
                    EnquiryCase.partition(id), "1", "CASE", child.id(), "", reference))));
    OutgoingMail mail = mail(MailKind.ENQUIRY_OPENED, reference, first.due(), id, now);
    changes.add(Change.create(mail.since(openable(entry, wait))));
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
    Optional<EnquiryCase> found = records.find(EnquiryCase.key(caseId));
    if (found.isEmpty() || found.get().state().after(CaseState.Move.NEWS).isEmpty()) return;
    EnquiryCase next = found.get().withEvent();
    changes.add(Change.save(next));
    changes.add(
        Change.create(new CaseEvent(caseId, next.events(), now, kind, CaseEvent.SYSTEM, text)));
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

  /**
   * What would close each of {@code cases} in one step, by case id: an accepted roll claims its
   * child. Gone when that roll loses the child.
   */
  public Map<String, Closure> proposals(List<EnquiryCase> cases) {
    Map<Key<LedgerEntry>, String> entries = new HashMap<>();
    for (EnquiryCase c : cases) {
      if (c.state() == CaseState.OPEN) entries.put(LedgerEntry.key(c.child(), c.entry()), c.id());
    }
    Map<String, Closure> proposals = new HashMap<>();
    for (LedgerEntry entry : records.findAll(List.copyOf(entries.keySet()))) {
      Claim claim = entry.claim();
      String id = entries.get(entry.key());
      if (id != null && claim != null && claim.by() == Claim.By.ROLL) {
        proposals.put(id, closure(claim));
      }
    }
    return proposals;
  }

  private static Closure closure(Claim claim) {
    return new Closure(
        ClosureGround.ON_ROLL,
        Map.of(
            "school",
            claim.school(),
            "confirmedBy",
            "accepted roll",
            "confirmedOn",
            claim.on().toString(),
            "source",
            "receipt " + claim.source()),
        claim.evidence(),
        "",
        claim.on());
  }

  /**
   * Closes an open case on {@code how}, and the ledger entry with it.
   *
   * @throws RefusedException where the case is closed or evidence is missing
   */
  public EnquiryCase close(String caseId, Closure how, Instant now) {
    return Attempts.of(() -> closeOnce(caseId, how, now));
  }

  private EnquiryCase closeOnce(String caseId, Closure how, Instant now) {
    EnquiryCase open = records.find(EnquiryCase.key(caseId)).orElseThrow();
    if (open.state().after(CaseState.Move.CLOSE).isEmpty()) {
      throw new RefusedException("The case is closed already.");
    }
    List<String> missing = how.ground().missing(how.evidence());
    if (!missing.isEmpty()) {
      throw new RefusedException("Evidence is missing: " + String.join(", ", missing) + ".");
    }
    EnquiryCase closed = open.closedBy(how);
    List<Change> changes = new ArrayList<>();
    changes.add(Change.save(closed));
    changes.add(
        Change.create(
            new CaseEvent(
                caseId,
                closed.events(),
                now,
                "closed",
                how.by(),
                "Closed: " + how.ground().id() + ".")));
    records.list(Deadline.class, EnquiryCase.partition(caseId), Deadline.PREFIX).stream()
        .filter(Deadline::isOpen)
        .forEach(d -> changes.add(Change.save(d.met(London.day(now)))));
    Child child = records.find(Child.key(open.child())).orElseThrow();
    LedgerEntry entry = records.find(LedgerEntry.key(open.child(), open.entry())).orElseThrow();
    if (entry.isOpen()) {
      Claim claim =
          new Claim(
              Claim.By.CLOSURE,
              Claim.Grade.CONFIRMED,
              "",
              how.on(),
              "An officer closed the case: " + how.ground().id() + ".",
              caseId);
      changes.add(Change.save(entry.edit().claimed(claim).done()));
      changes.add(Change.put(new Interval(child.id(), entry.outFrom(), how.on())));
    }
    changes.add(Change.save(child.withoutCase()));
    records.commit(changes);
    return closed;
  }
}
