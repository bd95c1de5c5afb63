package org.onroll.domain.books;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.time.LocalDate;
import java.util.List;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.onroll.domain.calendar.Calendars;
import org.onroll.domain.deadline.Deadline;
import org.onroll.domain.deadline.Policy;
import org.onroll.domain.enquiry.CaseEvent;
import org.onroll.domain.enquiry.EnquiryCase;
import org.onroll.domain.identity.Sighting;
import org.onroll.domain.law.Rules;
import org.onroll.domain.ledger.Child;
import org.onroll.domain.ledger.Claim;
import org.onroll.domain.ledger.Interval;
import org.onroll.domain.ledger.LedgerEntry;
import org.onroll.domain.mail.Contact;
import org.onroll.domain.mail.MailKind;
import org.onroll.domain.mail.OutgoingMail;
import org.onroll.domain.reconciliation.Movement;
import org.onroll.domain.records.Change;
import org.onroll.domain.records.Stored;
import org.onroll.domain.returns.Destination;
import org.onroll.domain.returns.Receipt;
import org.onroll.domain.roll.PendingDiff;
import org.onroll.domain.roll.RollHead;
import org.onroll.domain.roll.RollStep;
import org.onroll.domain.roll.StoredRoll;
import org.onroll.domain.story.County;
import org.onroll.domain.story.Kid;
import org.onroll.domain.story.Oxfordshire;
import org.onroll.domain.story.StorySchool;
import org.onroll.domain.story.Word;

/** One record is changed behind the system's back, and the audit says which and why. */
@DisplayName("Invariants 2 to 6: the audit sees what does not agree")
class BooksTest {
  private static final Kid ADA = Kid.called("Ada Ashdown").entered("2026-09-15");
  private static final Kid BEA = Kid.called("Bea Birch");
  private static final Kid CY = Kid.called("Cy Cole");
  private final County county = County.on("2026-09-14");
  private final StorySchool a = county.school("A");
  private final StorySchool b = county.school("B");

  @BeforeEach
  void one_child_changes_school_and_one_is_gone_nobody_knows_where() {
    a.rolls(ADA, BEA, CY);
    b.rolls(Kid.called("Di Dale"));
    county.clockMovesTo("2026-09-15");
    a.loses(ADA);
    b.gains(ADA);
    a.declaresGone(BEA, Word.ground("g").to(Destination.Kind.UNKNOWN));
    a.loses(BEA);
    county.clockMovesTo("2026-09-17");
  }

  private Books audit() {
    return Books.audit(county.records());
  }

  @Test
  void untouched_they_balance_and_the_counts_say_what_was_compared() {
    Books books = audit();
    assertThat(books.disagreements()).isEmpty();
    assertThat(books.balance()).isTrue();
    assertThat(books.counts())
        .containsEntry("schools with rolls", 2)
        .containsEntry("accepted rolls", 5)
        .containsEntry("leavers and joiners shown", 3)
        .containsEntry("leavers, claimed", 1)
        .containsEntry("leavers, open", 1)
        .containsEntry("cases", 1);
    assertThat(books.counts().get("mails")).isPositive();
  }

  @Test
  void while_a_step_waits_to_be_written_they_do_not_balance() {
    a.sendsAndIsCutOff(CY, Kid.called("Ed Elm"));
    assertThat(county.records().all(PendingDiff.class)).hasSize(1);
    assertThat(audit().disagreements()).isEmpty();
    assertThat(audit().balance()).isFalse();
  }

  static Stream<Arguments> tampered() {
    return Stream.of(
        change("a head went back", RollHead.class, h -> h.sequence() > 2, BooksTest::back, "lead"),
        gone("a head is gone", RollHead.class, h -> true, "no head"),
        gone("a step is gone", RollStep.class, s -> s.sequence() == 2, "begin where"),
        gone("an accepted roll is gone", StoredRoll.class, r -> r.roll().size() == 1, "not kept"),
        gone("a roll's receipt is gone", Receipt.class, r -> r.kind().equals("roll"), "receipt"),
        gone("a return's receipt is gone", Receipt.class, r -> isReturn(r), "without a receipt"),
        gone("a movement is gone", Movement.class, m -> m.declared() == null, "no movement"),
        gone("a leaver is gone", LedgerEntry.class, e -> true, "not in the ledger"),
        gone("a child is gone", Child.class, c -> true, "no record"),
        gone(
            "a pupil is not to be found",
            Sighting.class,
            s -> s.kind() == Sighting.Kind.ON_ROLL,
            "not to be found"),
        gone("a deadline is gone", Deadline.class, BooksTest::isReturn, "no deadline"),
        change(
            "an open return is met",
            Deadline.class,
            d -> isReturn(d) && d.isOpen(),
            d -> d.met(LocalDate.parse("2026-09-17")),
            "asks no more"),
        change(
            "a claim is taken back",
            LedgerEntry.class,
            e -> isClaimed(e),
            e -> e.edit().open().done(),
            "shows the child"),
        change(
            "a claim names another school",
            LedgerEntry.class,
            e -> isClaimed(e),
            BooksTest::elsewhere,
            "does not show it"),
        change(
            "an open leaver is put out of scope",
            LedgerEntry.class,
            LedgerEntry::isOpen,
            e -> e.edit().outOfScope("under compulsory school age").done(),
            "does not have"),
        change(
            "an open leaver is closed",
            LedgerEntry.class,
            LedgerEntry::isOpen,
            BooksTest::closed,
            "its case is not"),
        change(
            "a child's open leaver is forgotten",
            Child.class,
            c -> !c.openEntry().isEmpty(),
            c -> c.withEntry(""),
            "name the entry"),
        change(
            "a child's case is forgotten",
            Child.class,
            c -> !c.openCase().isEmpty(),
            Child::withoutCase,
            "name the case"),
        gone("a time out of education is gone", Interval.class, i -> i.to() == null, "run for"),
        gone("an event of a case is gone", CaseEvent.class, e -> true, "numbered"),
        change(
            "a case says more than happened",
            EnquiryCase.class,
            c -> true,
            EnquiryCase::withEvent,
            "numbered"),
        gone(
            "a mail is gone",
            OutgoingMail.class,
            m -> m.kind() == MailKind.ENQUIRY_OPENED,
            "nobody is told"));
  }

  private static boolean isReturn(Receipt receipt) {
    return receipt.kind().equals("deletion");
  }

  private static boolean isReturn(Deadline deadline) {
    return deadline.rule().equals(Rules.DELETION_RETURN);
  }

  private static boolean isClaimed(LedgerEntry entry) {
    return entry.status() == LedgerEntry.Status.CLAIMED;
  }

  private static RollHead back(RollHead h) {
    return new RollHead(
        h.urn(),
        h.date(),
        h.rollDate(),
        h.hash(),
        h.pupils(),
        true,
        h.sequence() - 1,
        h.receipt(),
        h.heard(),
        h.version() + 1);
  }

  private static LedgerEntry elsewhere(LedgerEntry entry) {
    Claim was = java.util.Objects.requireNonNull(entry.claim());
    Claim claim =
        new Claim(
            was.by(), was.grade(), entry.lastSchool(), was.on(), was.evidence(), was.source());
    return entry.edit().claimed(claim).done();
  }

  private static LedgerEntry closed(LedgerEntry entry) {
    Claim claim =
        new Claim(
            Claim.By.CLOSURE,
            Claim.Grade.CONFIRMED,
            "",
            LocalDate.parse("2026-09-17"),
            "An officer closed it.",
            entry.caseId());
    return entry.edit().claimed(claim).done();
  }

  private static <R extends Stored> Arguments gone(
      String what, Class<R> type, Predicate<R> which, String said) {
    return change(what, type, which, r -> null, said);
  }

  private static <R extends Stored> Arguments change(
      String what,
      Class<R> type,
      Predicate<R> which,
      Function<R, @org.jspecify.annotations.Nullable Stored> to,
      String said) {
    Function<County, Change> tampering =
        county -> {
          R record = county.records().all(type).stream().filter(which).findFirst().orElseThrow();
          Stored changed = to.apply(record);
          return changed == null ? Change.remove(record.key()) : Change.put(changed);
        };
    return arguments(what, tampering, said);
  }

  @ParameterizedTest(name = "{0}: {2}")
  @MethodSource
  void tampered(String what, Function<County, Change> tampering, String said) {
    county.records().write(List.of(tampering.apply(county)));
    assertThat(audit().disagreements())
        .as(what)
        .anyMatch(disagreement -> disagreement.what().contains(said));
    assertThat(audit().balance()).isFalse();
  }

  private void policyReviewedOn(String day) {
    Policy policy = new Policy("931", "Policy", "A. Officer", LocalDate.parse(day), 1, 1);
    Deadline reminder =
        policy.reminder(
            Oxfordshire.authority().rules(),
            new Calendars(county.records(), Oxfordshire.authority()).county(),
            county.key());
    county.records().commit(List.of(Change.create(policy), Change.create(reminder)));
  }

  @Test
  void the_review_of_the_policy_is_told_of_in_the_books() { // G4
    policyReviewedOn("2026-09-21");
    county.clockMovesTo("2026-09-21");
    assertThat(county.mails(MailKind.POLICY_REVIEW_DUE)).hasSize(1);
    assertThat(audit().disagreements()).isEmpty();
    county.clockMovesTo("2026-09-23");
    assertThat(county.mails(MailKind.POLICY_REVIEW_OVERDUE)).hasSize(1);
    assertThat(audit().disagreements()).isEmpty();
    OutgoingMail told = county.mails(MailKind.POLICY_REVIEW_OVERDUE).getFirst();
    county.records().write(List.of(Change.remove(told.key())));
    assertThat(audit().disagreements())
        .singleElement()
        .matches(d -> d.what().contains("nobody is told: no mail POLICY_REVIEW_OVERDUE"));
  }

  @Test
  void a_review_that_the_scan_came_late_for_is_told_of_once() { // G4, fault-F18
    policyReviewedOn("2026-09-21");
    county.clockMovesWithoutASweepTo("2026-09-25");
    county.sweep();
    assertThat(county.mails(MailKind.POLICY_REVIEW_DUE)).isEmpty();
    assertThat(county.mails(MailKind.POLICY_REVIEW_OVERDUE)).hasSize(1);
    assertThat(audit().disagreements()).isEmpty();
  }

  @Test
  void a_mail_that_tells_of_nothing_is_named() {
    OutgoingMail mail =
        OutgoingMail.to(
            Contact.DUTY_OFFICER,
            MailKind.RETURN_OVERDUE_OFFICER,
            "R-1",
            county.today(),
            "m-1",
            county.now());
    county.records().write(List.of(Change.put(mail)));
    assertThat(audit().disagreements())
        .singleElement()
        .hasToString("MAIL#m-1/MAIL: tells of nothing: RETURN_OVERDUE_OFFICER");
  }
}
