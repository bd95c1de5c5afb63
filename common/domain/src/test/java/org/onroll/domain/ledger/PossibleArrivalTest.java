package org.onroll.domain.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.onroll.domain.books.Books;
import org.onroll.domain.ledger.LedgerEntry.Status;
import org.onroll.domain.returns.Destination;
import org.onroll.domain.school.EnrolStatus;
import org.onroll.domain.story.County;
import org.onroll.domain.story.Kid;
import org.onroll.domain.story.StorySchool;
import org.onroll.domain.story.Word;

/** What looks like an arrival holds an enquiry back and claims nothing. */
@DisplayName("C6: possible arrivals")
class PossibleArrivalTest {
  private static final Kid ADA = Kid.called("Ada Ashdown");
  private static final String AFTER_ALL_WAITS = "2026-09-24";
  private final County county = County.on("2026-09-14");
  private final StorySchool a = county.school("A").rolls(ADA);
  private final StorySchool b = county.school("B").rolls(Kid.called("Di Dale"));

  @BeforeEach
  void ada_leaves_without_a_word() {
    county.clockMovesTo("2026-09-15");
    a.rolls();
  }

  static Stream<Arguments> rows() {
    return Stream.of(
        row("no UPN", Kid::withoutUpn, true),
        row("temporary UPN", Kid::temporary, true),
        row("another UPN", k -> k.upn(Kid.number(88)), true),
        row("accents", k -> k.withoutUpn().forename("\u00c1da"), true),
        row("no entry date", k -> k.withoutUpn().withoutEntryDate(), true),
        row("UPN and names, another birth", k -> k.born("2017-05-02"), true),
        row("UPN and birth, given name shortened", k -> k.forename("Adalind"), true),
        row("subsidiary registration", k -> k.as(EnrolStatus.S), true),
        row("guest registration", k -> k.as(EnrolStatus.G), false),
        row("no UPN, another birth", k -> k.withoutUpn().born("2017-05-02"), false),
        row("no UPN, a twin", k -> k.withoutUpn().forename("Bea"), false),
        row("the UPN on a twin", k -> k.forename("Bea"), false),
        row(
            "entered years ago, a namesake",
            k -> k.upn(Kid.number(88)).entered("2021-09-03"),
            true));
  }

  private static Arguments row(String what, UnaryOperator<Kid> arrival, boolean holdsBack) {
    return Arguments.of(what, arrival.apply(ADA.entered("2026-09-16")), holdsBack);
  }

  @ParameterizedTest(name = "a row with {0}: holds back {2}")
  @MethodSource("rows")
  void a_row_that_looks_like_the_child_holds_back(String what, Kid row, boolean holdsBack) {
    county.clockMovesTo("2026-09-16");
    b.gains(row);
    county.clockMovesTo(AFTER_ALL_WAITS);
    assertThat(county.entry(ADA).status()).as("nothing is claimed").isEqualTo(Status.OPEN);
    assertThat(county.cases(ADA).isEmpty()).isEqualTo(holdsBack);
    assertThat(county.entry(ADA).heldBackBy().isBlank()).isEqualTo(!holdsBack);
    assertThat(county.entry(ADA).heldBackBy()).doesNotContain("Ada", "Ashdown");
    assertThat(Books.audit(county.records()).disagreements()).isEmpty();
  }

  @Test
  void when_the_look_alike_goes_the_enquiry_opens() {
    Kid likely = ADA.withoutUpn().entered("2026-09-16");
    b.gains(likely);
    county.clockMovesTo("2026-09-24");
    assertThat(county.cases(ADA)).isEmpty();
    b.loses(likely);
    county.clockMovesTo("2026-09-26");
    assertThat(county.cases(ADA.withoutUpn())).isNotEmpty();
    assertThat(county.records().all(LedgerEntry.class)).hasSize(2);
  }

  @Test
  void a_namesake_on_a_roll_long_before_is_another_child() {
    County earlier = County.on("2026-01-12");
    StorySchool here = earlier.school("A").rolls(ADA);
    StorySchool there = earlier.school("B").rolls(ADA.upn(Kid.number(88)).entered("2021-09-03"));
    earlier.clockMovesTo("2026-01-13");
    here.rolls();
    earlier.clockMovesTo("2026-01-26");
    assertThat(earlier.cases(ADA)).hasSize(1);
    assertThat(there.movements(ADA)).isEmpty();
  }

  @Test
  void a_look_alike_that_came_from_elsewhere_is_another_child() {
    StorySchool c = county.school("C");
    Kid namesake = ADA.upn(Kid.number(88));
    c.rolls(namesake);
    county.clockMovesTo("2026-09-16");
    c.rolls();
    b.gains(namesake.entered("2026-09-16"));
    county.clockMovesTo(AFTER_ALL_WAITS);
    assertThat(county.cases(ADA)).hasSize(1);
  }

  @Test
  void a_new_pupil_return_claims_nothing_and_holds_back() { // C10: declared is not on a roll
    StorySchool without = county.schoolWithoutFeed("I");
    without.declaresEntered(ADA.entered("2026-09-16"), "2026-09-16");
    county.clockMovesTo(AFTER_ALL_WAITS);
    assertThat(county.entry(ADA).status()).isEqualTo(Status.OPEN);
    assertThat(county.cases(ADA)).isEmpty();
    assertThat(county.entry(ADA).heldBackSchool()).isEqualTo(without.urn().value());
  }

  @Test
  void a_new_pupil_return_of_a_school_whose_rolls_go_on_without_the_child_holds_nothing_back() {
    b.declaresEntered(ADA.entered("2026-09-16"), "2026-09-16");
    county.clockMovesTo("2026-09-23");
    assertThat(county.cases(ADA)).as("five working days of grace").isEmpty();
    county.clockMovesTo("2026-09-25");
    b.send();
    county.clockMovesTo("2026-09-29");
    assertThat(county.cases(ADA)).hasSize(1);
  }

  @Test
  void a_school_that_let_the_child_go_again_holds_nothing_back() {
    StorySchool without = county.schoolWithoutFeed("I");
    without.declaresEntered(ADA, "2026-09-16");
    county.clockMovesTo("2026-09-17");
    without.declaresGone(ADA, Word.ground("g").to(Destination.Kind.ABROAD));
    county.clockMovesTo("2026-09-28");
    assertThat(county.cases(ADA)).hasSize(1);
  }

  @Test
  void a_notice_that_could_be_for_either_of_two_namesakes_claims_neither_and_holds_back() {
    Kid namesake = ADA.upn(Kid.number(88));
    b.gains(namesake.entered("2021-09-03"));
    county.parentTeachesAtHome(ADA.withoutUpn(), "2026-09-15");
    assertThat(county.entry(ADA).status()).isEqualTo(Status.OPEN);
    county.clockMovesTo(AFTER_ALL_WAITS);
    assertThat(county.cases(ADA)).isEmpty();
  }

  @Test
  void a_roll_that_goes_on_showing_a_deleted_pupil_holds_the_enquiry_back() { // B2: backdated
    StorySchool c = county.school("C").rolls(Kid.called("Eva Elder"), Kid.called("Fay Field"));
    Kid eva = Kid.called("Eva Elder");
    c.declaresGone(eva, Word.ground("g").to(Destination.Kind.ABROAD));
    county.clockMovesTo("2026-09-21");
    c.send();
    county.clockMovesTo("2026-09-25");
    assertThat(county.cases(eva)).isEmpty();
  }
}
