package org.onroll.domain.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.onroll.domain.books.Books;
import org.onroll.domain.enquiry.CaseReason;
import org.onroll.domain.law.Rules;
import org.onroll.domain.ledger.LedgerEntry.Status;
import org.onroll.domain.returns.Destination;
import org.onroll.domain.school.EnrolStatus;
import org.onroll.domain.school.YearGroup;
import org.onroll.domain.story.County;
import org.onroll.domain.story.Kid;
import org.onroll.domain.story.StorySchool;
import org.onroll.domain.story.Word;

@DisplayName("C5: every leaver is open, claimed, closed or out of scope")
class LedgerTest {
  private static final Kid ADA = Kid.called("Ada Ashdown");
  private final County county = County.on("2026-09-14");
  private final StorySchool a = county.school("A");
  private final StorySchool b = county.school("B").rolls(Kid.called("Di Dale"));

  private void leaves(Kid kid) {
    a.rolls(kid);
    county.clockMovesTo(county.today().plusDays(1).toString());
    a.rolls();
  }

  @Test
  void a_leaver_is_open_from_the_first_day() {
    leaves(ADA);
    assertThat(county.entry(ADA).status()).isEqualTo(Status.OPEN);
    assertThat(county.entry(ADA).since()).isEqualTo("2026-09-15");
    assertThat(county.intervals(ADA)).singleElement().matches(i -> i.to() == null); // E7
    assertThat(
            county
                .records()
                .worklist(LedgerEntry.class, LedgerEntry.list(Status.OPEN), null, 10)
                .items())
        .hasSize(1);
  }

  @ParameterizedTest(name = "{0} at the only school: {1}")
  @CsvSource({
    "C, OPEN",
    "M, OPEN",
    "S, OUT_OF_SCOPE",
    "G, OUT_OF_SCOPE",
    "F, OUT_OF_SCOPE",
    "O, OUT_OF_SCOPE"
  })
  void a_secondary_registration_is_out_of_scope(EnrolStatus status, Status expected) {
    leaves(ADA.as(status));
    assertThat(county.entry(ADA).status()).isEqualTo(expected);
    assertThat(county.entry(ADA).outOfScope().isBlank()).isEqualTo(expected == Status.OPEN);
  }

  @Test
  void losing_the_subsidiary_registration_as_well_leaves_the_entry_open() {
    // Main school A and subsidiary school B both let the child go: A's leaver is nobody's.
    Kid subsidiary = ADA.as(EnrolStatus.S);
    b.rolls(Kid.called("Di Dale"), subsidiary);
    leaves(ADA.as(EnrolStatus.M));
    county.clockMovesTo("2026-09-16");
    b.loses(subsidiary);
    assertThat(county.entries(ADA)).anyMatch(LedgerEntry::isOpen);
    county.clockMovesTo("2026-09-24");
    assertThat(county.cases(ADA)).hasSize(1);
  }

  @Test
  void losing_the_subsidiary_registration_first_leaves_the_main_leaver_open() {
    Kid subsidiary = ADA.as(EnrolStatus.S);
    b.rolls(Kid.called("Di Dale"), subsidiary);
    a.rolls(ADA.as(EnrolStatus.M));
    county.clockMovesTo("2026-09-15");
    b.loses(subsidiary);
    county.clockMovesTo("2026-09-16");
    a.rolls();
    assertThat(county.entries(ADA)).anyMatch(LedgerEntry::isOpen);
    assertThat(Books.audit(county.records()).disagreements()).isEmpty();
  }

  @ParameterizedTest(name = "A1: born {0}, gone 15 September 2026: {1}")
  @CsvSource({
    "2021-08-31, OPEN", // of compulsory age since 31 August 2026
    "2021-09-01, OUT_OF_SCOPE", // from 31 December 2026
    "2022-05-01, OUT_OF_SCOPE",
    "2010-09-01, OPEN", // until June 2027
    "2010-08-31, OUT_OF_SCOPE" // until June 2026
  })
  void a_leaver_not_of_compulsory_age_is_out_of_scope(String born, Status expected) {
    leaves(ADA.born(born));
    assertThat(county.entry(ADA).status()).isEqualTo(expected);
    assertThat(Books.audit(county.records()).disagreements()).isEmpty();
  }

  @Test
  void a_leaver_under_age_opens_on_coming_of_age() {
    leaves(ADA.born("2021-10-10").in(YearGroup.R));
    county.clockMovesTo("2026-12-31");
    assertThat(county.entry(ADA).status()).isEqualTo(Status.OUT_OF_SCOPE);
    county.clockMovesTo("2027-01-04");
    assertThat(county.entry(ADA).status()).isEqualTo(Status.OPEN);
    assertThat(county.entry(ADA).since()).isEqualTo("2026-12-31");
    assertThat(Books.audit(county.records()).disagreements()).isEmpty();
    county.clockMovesTo("2027-02-08");
    assertThat(county.cases(ADA)).hasSize(1); // A4: never again on a roll
  }

  @Test
  void a_leaver_under_age_who_is_found_after_coming_of_age_has_one_interval_from_that_day() {
    leaves(ADA.born("2021-10-10").in(YearGroup.R));
    county.clockMovesTo("2027-01-05");
    b.gains(ADA.born("2021-10-10").entered("2027-01-05"));
    assertThat(county.intervals(ADA))
        .singleElement()
        .matches(i -> i.from().equals(LocalDate.parse("2026-12-31")))
        .matches(i -> LocalDate.parse("2027-01-05").equals(i.to()));
    assertThat(Books.audit(county.records()).disagreements()).isEmpty();
  }

  @Test
  void a_leaver_under_age_who_was_entered_elsewhere_is_claimed_on_coming_of_age() {
    Kid small = ADA.born("2021-10-10").in(YearGroup.R);
    leaves(small);
    b.gains(small.entered("2026-09-15"));
    county.clockMovesTo("2027-01-04");
    assertThat(county.entry(ADA).status()).isEqualTo(Status.CLAIMED);
    assertThat(Books.audit(county.records()).disagreements()).isEmpty();
  }

  @Test
  void a_leaver_who_outgrows_compulsory_age_while_waiting_is_out_of_scope_and_the_interval_ends() {
    County june = County.on("2026-06-24");
    StorySchool s = june.secondary("S");
    Kid old = ADA.born("2010-05-01").in(YearGroup.Y10);
    s.rolls(old);
    june.clockMovesTo("2026-06-25");
    s.rolls();
    june.clockMovesTo("2026-07-03"); // of compulsory age until Friday 26 June
    assertThat(june.entry(old).status()).isEqualTo(Status.OUT_OF_SCOPE);
    assertThat(june.cases(old)).isEmpty();
    assertThat(Books.audit(june.records()).disagreements()).isEmpty();
  }

  @Test
  void leavers_at_the_end_of_a_phase_wait_for_the_autumn_rolls() { // C7
    County july = County.on("2026-07-17");
    StorySchool primary = july.school("A");
    StorySchool secondary = july.secondary("S");
    Kid senior = ADA.born("2015-05-01").in(YearGroup.Y6);
    Kid gone = Kid.called("Bea Birch").born("2015-06-01").in(YearGroup.Y6);
    primary.rolls(senior, gone);
    secondary.rolls(Kid.called("Old Oak").born("2012-05-01").in(YearGroup.Y9));
    july.clockMovesTo("2026-07-21");
    primary.rolls();
    assertThat(july.deadlines(Rules.DELETION_RETURN)).isEmpty();
    july.clockMovesTo("2026-09-03");
    secondary.gains(senior.in(YearGroup.Y7).entered("2026-09-02"));
    assertThat(july.entry(senior).status()).isEqualTo(Status.CLAIMED);
    july.clockMovesTo("2026-09-15"); // the tenth school day of the autumn
    assertThat(july.cases(gone)).isEmpty();
    july.clockMovesTo("2026-09-16");
    assertThat(july.cases(gone))
        .singleElement()
        .matches(c -> c.reason() == CaseReason.NOT_TRANSFERRED);
    assertThat(july.cases(senior)).isEmpty();
  }

  @Test
  void a_pupil_of_the_senior_class_who_goes_in_the_first_weeks_of_the_year_owes_a_return() {
    // Ten years old: this year's Year 6, not last year's, whose roll was not put right yet.
    Kid thisYears = ADA.born("2016-05-01").in(YearGroup.Y6);
    leaves(thisYears);
    assertThat(county.deadlines(Rules.DELETION_RETURN)).hasSize(1); // reg 13(4)
  }

  @Test
  void what_happens_to_one_child_happens_to_no_other() {
    Kid bea = ADA.forename("Bea").upn(Kid.number(6)); // a twin
    a.rolls(ADA, bea);
    county.clockMovesTo("2026-09-15");
    a.rolls();
    b.gains(ADA.entered("2026-09-15"));
    assertThat(county.entry(ADA).status()).isEqualTo(Status.CLAIMED);
    assertThat(county.entry(bea).status()).isEqualTo(Status.OPEN);
    county.clockMovesTo("2026-09-24");
    assertThat(county.cases(bea)).hasSize(1);
  }

  @Test
  void twins_never_claim_each_other_whatever_numbers_a_school_mixes_up() { // C6
    Kid bea = ADA.forename("Bea").upn(Kid.number(6));
    leaves(ADA);
    county.clockMovesTo("2026-09-16");
    for (Kid twin :
        List.of(bea, bea.upn(ADA.identity().upn()), bea.withoutUpn(), bea.temporary())) {
      b.rolls(Kid.called("Di Dale"), twin.entered("2026-09-16"));
      assertThat(county.entry(ADA).status()).as("%s", twin).isEqualTo(Status.OPEN);
      county.clockMovesTo(county.today().plusDays(1).toString());
    }
    county.clockMovesTo("2026-09-24");
    assertThat(county.cases(ADA)).hasSize(1);
  }

  @Test
  void a_claimed_leaver_whose_return_comes_later_stays_claimed() {
    leaves(ADA);
    b.gains(ADA.entered("2026-09-15"));
    a.declaresGone(ADA, Word.ground("g").to(Destination.Kind.UNKNOWN));
    assertThat(county.entry(ADA).status()).isEqualTo(Status.CLAIMED);
    assertThat(county.cases(ADA)).isEmpty();
  }
}
