package org.onroll.world.score;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.onroll.world.county.Slot;
import org.onroll.world.onroll.CaseFile;
import org.onroll.world.onroll.KnownChild;
import org.onroll.world.onroll.LedgerEntry;
import org.onroll.world.onroll.Mail;
import org.onroll.world.truth.Fate;
import org.onroll.world.truth.SmallTruth;
import org.onroll.world.truth.Truth;

class ChecksTest {
  private static final Truth TRUTH =
      new SmallTruth()
          .child("x", "2015-01-10")
          .onRoll("x", "999101", "2024-09-03", "2026-09-04")
          .left("x", "999101", "2026-09-04", Fate.VANISHED, false)
          .truth();

  private final Books books = new Books();

  private void check(Mail... mails) {
    new MailCheck(TRUTH, books).check(List.of(mails));
  }

  private static Mail mail(String id, String text) {
    return new Mail(
        id,
        "office.999101@example.org",
        "OnRoll: return overdue, D-1",
        text,
        "<p>" + text + "</p>");
  }

  @Test
  void a_mail_with_reference_kind_and_date_is_right() {
    check(
        mail("1", "Return D-1 was due on 2026-09-08."),
        mail("2", "Return D-2 was due on 2026-09-08."));

    assertThat(books.balanced()).isTrue();
  }

  @Test
  void the_same_mail_twice_is_a_violation() {
    check(mail("1", "Return D-1 was due."), mail("2", "Return D-1 was due."));

    assertThat(books.violations()).singleElement().asString().contains("twice");
  }

  @Test
  void a_surname_a_birthday_and_a_school_in_a_mail_are_violations() {
    String school = TRUTH.schools().at("999101").name();
    check(
        mail("1", "About Example."),
        mail("2", "Born 2015-01-10 or 10/01/2015."),
        mail("3", "From " + school + "."));

    assertThat(books.violations()).anyMatch(v -> v.contains("surname"));
    assertThat(books.violations()).anyMatch(v -> v.contains("date of birth"));
    assertThat(books.violations()).anyMatch(v -> v.contains("school"));
  }

  private static LedgerEntry entry(String id, String status, Optional<LedgerEntry.Claim> claim) {
    return new LedgerEntry(
        id,
        new KnownChild("UPN-x", "", "", Optional.empty()),
        "999101",
        status,
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        "",
        "",
        claim);
  }

  private void check(List<LedgerEntry> ledger, List<CaseFile> cases) {
    Evidence evidence = new Evidence();
    LocalDate before = LocalDate.parse("2026-09-04");
    LocalDate after = LocalDate.parse("2026-09-07");
    evidence.accepted(new Evidence.Roll("999101", before, Slot.DAWN.on(before), Set.of("x")));
    evidence.accepted(new Evidence.Roll("999101", after, Slot.DAWN.on(after), Set.of()));
    new LedgerCheck(TRUTH, evidence, new Known(ledger, cases, new Identities(TRUTH)), books)
        .check();
  }

  @Test
  void a_leaver_in_one_list_balances() {
    check(List.of(entry("1", "open", Optional.empty())), List.of());

    assertThat(books.balanced()).isTrue();
  }

  @Test
  void a_leaver_in_no_list_is_a_violation() {
    check(List.of(), List.of());

    assertThat(books.violations()).singleElement().asString().contains("in no list");
  }

  @Test
  void an_entry_in_two_lists_and_a_claim_without_evidence_are_violations() {
    check(
        List.of(entry("1", "open", Optional.empty()), entry("1", "claimed", Optional.empty())),
        List.of());

    assertThat(books.violations())
        .anyMatch(v -> v.contains("two lists"))
        .anyMatch(v -> v.contains("no evidence"));
  }

  @Test
  void a_case_closed_without_evidence_is_a_violation() {
    CaseFile closed =
        new CaseFile(
            "c",
            "ENQ-1",
            false,
            LocalDate.parse("2026-09-10"),
            Optional.empty(),
            "",
            new KnownChild("UPN-x", "", "", Optional.empty()),
            "999101",
            "1",
            false,
            Optional.of(new CaseFile.Closure("on-roll", false, "", Optional.empty())));
    check(List.of(entry("1", "closed", Optional.empty())), List.of(closed));

    assertThat(books.violations())
        .singleElement()
        .asString()
        .contains("without ground and evidence");
  }
}
