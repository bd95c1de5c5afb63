package org.onroll.domain.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.onroll.domain.books.Books;
import org.onroll.domain.ledger.LedgerEntry.Status;
import org.onroll.domain.returns.Destination;
import org.onroll.domain.school.EnrolStatus;
import org.onroll.domain.story.County;
import org.onroll.domain.story.Kid;
import org.onroll.domain.story.StorySchool;
import org.onroll.domain.story.Word;

/** Invariant 6. All conditions together claim; each broken one claims nothing. */
@DisplayName("C5, C6: the claim rule")
class ClaimRuleTest {
  private static final Kid ADA = Kid.called("Ada Ashdown");
  private static final Kid ARRIVED = ADA.entered("2026-09-15");
  private final County county = County.on("2026-09-14");
  private final StorySchool a = county.school("A").rolls(ADA);
  private final StorySchool b = county.school("B").rolls(Kid.called("Di Dale"));

  static Stream<Arguments> arrivals() {
    return Stream.of(
        row("all conditions hold", k -> k, true),
        row("main of a dual registration", k -> k.as(EnrolStatus.M), true),
        row("another family name", k -> k.surname("Birch"), true),
        row("accents and case", k -> k.forename("\u00c1DA"), true),
        row("entered on the day of the roll", k -> k.entered("2026-09-16"), true),
        row("entered before A deleted the name", k -> k.entered("2026-09-01"), true),
        row("temporary UPN", Kid::temporary, false),
        row("no UPN", Kid::withoutUpn, false),
        row("wrong check letter", k -> k.upn(wrongLetter(k.identity().upn())), false),
        row("another UPN", k -> k.upn(Kid.number(88)), false),
        row("another date of birth", k -> k.born("2017-05-02"), false),
        row("another given name", k -> k.forename("Adalind"), false),
        row("subsidiary registration", k -> k.as(EnrolStatus.S), false),
        row("guest registration", k -> k.as(EnrolStatus.G), false),
        row("further education", k -> k.as(EnrolStatus.F), false),
        row("other provider", k -> k.as(EnrolStatus.O), false),
        row("previous pupil", k -> k.as(EnrolStatus.P), false),
        row("entry date after the roll", k -> k.entered("2026-09-17"), false),
        row("no entry date", Kid::withoutEntryDate, false));
  }

  private static Arguments row(String what, UnaryOperator<Kid> arrival, boolean claims) {
    return Arguments.of(what, arrival.apply(ARRIVED), claims);
  }

  private static String wrongLetter(String upn) {
    return (upn.charAt(0) == 'A' ? 'B' : 'A') + upn.substring(1);
  }

  @ParameterizedTest(name = "A first, then B with {0}: claimed {2}")
  @MethodSource("arrivals")
  void a_roll_claims_a_leaver_of_the_day_before(String what, Kid arrival, boolean claims) {
    county.clockMovesTo("2026-09-15");
    a.rolls();
    county.clockMovesTo("2026-09-16");
    b.gains(arrival);
    assertClaimed(claims);
  }

  @ParameterizedTest(name = "B first with {0}, then A: claimed {2}")
  @MethodSource("arrivals")
  void a_roll_that_had_the_child_before_claims_it_too(String what, Kid arrival, boolean claims) {
    county.clockMovesTo("2026-09-16");
    b.gains(arrival);
    a.rolls();
    assertClaimed(claims);
  }

  @ParameterizedTest(name = "a first roll with {0}: claimed {2}")
  @MethodSource("arrivals")
  void a_first_roll_claims_by_the_same_rule(String what, Kid arrival, boolean claims) {
    county.clockMovesTo("2026-09-16");
    a.rolls();
    county.school("C").rolls(Kid.called("Di Dale"), arrival);
    assertClaimed(claims);
  }

  private void assertClaimed(boolean claims) {
    assertThat(county.entries(ADA)).hasSize(1);
    assertThat(county.entry(ADA).status()).isEqualTo(claims ? Status.CLAIMED : Status.OPEN);
    if (claims) {
      assertThat(county.claim(ADA).by()).isEqualTo(Claim.By.ROLL);
      assertThat(county.claim(ADA).grade()).isEqualTo(Claim.Grade.ON_ROLL); // C10
      assertThat(county.claim(ADA).evidence()).doesNotContain("Ada", "Ashdown");
      assertThat(county.wait(ADA)).isEmpty();
    }
    assertThat(Books.audit(county.records()).disagreements()).isEmpty();
    county.clockMovesTo("2026-09-24");
    assertThat(county.cases(ADA).isEmpty() || !claims).isTrue();
  }

  @Test
  void an_entry_date_to_come_claims_nothing_before_a_roll_of_that_day() {
    county.clockMovesTo("2026-09-15");
    a.rolls();
    b.gains(ADA.entered("2026-09-17"));
    county.clockMovesTo("2026-09-21"); // B has sent nothing since the 15th
    assertThat(county.entry(ADA).status()).isEqualTo(Status.OPEN);
    assertThat(county.entry(ADA).heldBackSchool()).isEqualTo(b.urn().value());
  }

  @Test
  void an_entry_date_to_come_claims_when_the_same_roll_is_sent_on_that_day() {
    county.clockMovesTo("2026-09-15");
    a.rolls();
    a.declaresGone(ADA, Word.ground("g").to(Destination.Kind.UNKNOWN)); // an enquiry at once
    b.gains(ADA.entered("2026-09-17"));
    county.clockMovesTo("2026-09-17");
    b.send();
    county.clockMovesTo("2026-09-18");
    b.send();
    assertThat(county.entry(ADA).status()).isEqualTo(Status.CLAIMED);
  }

  @Test
  void a_registration_that_becomes_current_claims() {
    county.clockMovesTo("2026-09-15");
    a.rolls();
    b.gains(ARRIVED.as(EnrolStatus.S));
    county.clockMovesTo("2026-09-16");
    b.corrects(ARRIVED.as(EnrolStatus.S), ARRIVED);
    assertThat(county.entry(ADA).status()).isEqualTo(Status.CLAIMED);
  }

  @Test
  void a_school_that_has_declared_the_child_gone_again_claims_nothing() {
    county.clockMovesTo("2026-09-16");
    b.gains(ARRIVED);
    b.declaresGone(ARRIVED, Word.ground("g").to(Destination.Kind.UNKNOWN));
    a.rolls();
    assertThat(county.entry(ADA).status()).isEqualTo(Status.OPEN);
  }

  @Test
  void a_child_who_was_on_the_other_roll_all_along_was_never_out_of_education() {
    b.gains(ADA.entered("2021-09-03"));
    county.clockMovesTo("2026-09-16");
    a.rolls();
    assertThat(county.entry(ADA).status()).isEqualTo(Status.CLAIMED);
    assertThat(county.intervals(ADA)).allMatch(i -> i.from().equals(i.to())); // E7, G1
    county.clockMovesTo("2026-09-17");
    b.loses(ADA.entered("2021-09-03"));
    assertThat(county.entries(ADA)).as("reopened, it was claimed yesterday").hasSize(1);
  }

  @ParameterizedTest(name = "lost again {0} days after the claim: reopens {1}")
  @CsvSource({"1, true", "119, true", "120, true", "121, false", "300, false"})
  void a_claim_that_is_lost_reopens_the_entry_with_its_first_age(int days, boolean reopens) {
    county.clockMovesTo("2026-09-15");
    a.rolls();
    county.clockMovesTo("2026-09-16");
    Kid arrived = ADA.entered("2026-09-16");
    b.gains(arrived);
    county.clockMovesWithoutASweepTo(county.today().plusDays(days).toString());
    b.loses(arrived);
    assertThat(county.entries(ADA)).hasSize(reopens ? 1 : 2);
    assertThat(county.entry(ADA).status()).isEqualTo(Status.OPEN);
    assertThat(county.entry(ADA).since())
        .isEqualTo(reopens ? java.time.LocalDate.parse("2026-09-15") : county.today());
    assertThat(county.entry(ADA).lastSchool()).isEqualTo(b.urn().value());
    assertThat(Books.audit(county.records()).disagreements()).isEmpty();
  }

  @Test
  void a_parents_own_notice_claims() {
    county.clockMovesTo("2026-09-15");
    a.rolls();
    county.parentTeachesAtHome(ADA, "2026-09-15");
    assertThat(county.claim(ADA).by()).isEqualTo(Claim.By.HOME_EDUCATION_NOTICE);
    assertThat(county.claim(ADA).grade()).isEqualTo(Claim.Grade.DECLARED);
    assertThat(Books.audit(county.records()).disagreements()).isEmpty();
  }

  @Test
  void a_parents_notice_that_came_before_the_leaver_claims_too() {
    county.parentTeachesAtHome(ADA.withoutUpn(), "2026-09-14");
    county.clockMovesTo("2026-09-28");
    a.rolls();
    assertThat(county.claim(ADA).by()).isEqualTo(Claim.By.HOME_EDUCATION_NOTICE);
    assertThat(Books.audit(county.records()).disagreements()).isEmpty();
  }

  @Test
  void a_notice_of_long_ago_or_of_another_child_claims_nothing() {
    county.parentTeachesAtHome(ADA, "2026-06-01");
    county.parentTeachesAtHome(ADA.forename("Bea"), "2026-09-15");
    county.clockMovesTo("2026-09-15");
    a.rolls();
    assertThat(county.entry(ADA).status()).isEqualTo(Status.OPEN);
  }

  @Test
  void a_schools_word_of_home_education_claims_nothing() {
    county.clockMovesTo("2026-09-15");
    a.rolls();
    a.declaresGone(ADA, Word.ground("f").to(Destination.Kind.HOME_EDUCATION));
    assertThat(county.entry(ADA).status()).isEqualTo(Status.OPEN);
    county.clockMovesTo("2026-09-23");
    assertThat(county.cases(ADA)).hasSize(1);
  }
}
