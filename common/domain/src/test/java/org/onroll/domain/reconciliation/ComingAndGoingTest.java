package org.onroll.domain.reconciliation;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.onroll.domain.books.Books;
import org.onroll.domain.identity.Sighting;
import org.onroll.domain.law.Rules;
import org.onroll.domain.ledger.LedgerEntry.Status;
import org.onroll.domain.reconciliation.Movement.Kind;
import org.onroll.domain.returns.Destination;
import org.onroll.domain.story.County;
import org.onroll.domain.story.Kid;
import org.onroll.domain.story.StorySchool;
import org.onroll.domain.story.Word;

@DisplayName("C2, C4, C5: children who come back, go again, or change who they are")
class ComingAndGoingTest {
  private static final Kid ADA = Kid.called("Ada Ashdown");
  private static final Kid BEA = Kid.called("Bea Birch");
  private final County county = County.on("2026-09-14");
  private final StorySchool a = county.school("A");
  private final StorySchool b = county.school("B");

  @BeforeEach
  void first_rolls() {
    a.rolls(ADA, BEA);
    b.rolls(Kid.called("Di Dale"));
    county.clockMovesTo("2026-09-15");
  }

  @Test
  void a_child_back_on_the_same_roll_is_claimed_by_it() {
    a.loses(ADA);
    county.clockMovesTo("2026-09-16");
    a.gains(ADA);
    assertThat(county.entry(ADA).status()).isEqualTo(Status.CLAIMED);
    assertThat(a.movements(ADA)).extracting(Movement::kind).containsExactly(Kind.LEFT, Kind.JOINED);
    assertThat(Books.audit(county.records()).disagreements()).isEmpty();
  }

  @Test
  void a_roll_corrected_on_the_same_day_takes_the_leaver_back() {
    a.loses(ADA);
    a.gains(ADA);
    assertThat(county.entry(ADA).status()).isEqualTo(Status.CLAIMED);
    county.clockMovesTo("2026-09-25");
    assertThat(county.cases(ADA)).isEmpty();
  }

  @Test
  void a_pupil_on_two_lines_who_is_put_on_one_has_not_left_however_often_the_step_is_begun() {
    StorySchool c = county.school("C").rolls(ADA.admission("101"), ADA.admission("102"));
    county.clockMovesTo("2026-09-16");
    c.sendsAndIsCutOff(ADA.admission("103"));
    c.beginsAllStepsAgain();
    c.beginsAllStepsAgain();
    assertThat(gone(c)).isEmpty();
    county.clockMovesTo("2026-09-25");
    assertThat(county.cases(ADA)).isEmpty();
  }

  @Test
  void a_pupil_declared_under_a_number_that_was_corrected_is_back_on_the_same_day() {
    Kid cal = Kid.called("Cal Cole");
    StorySchool c = county.school("C").rolls(cal.temporary());
    county.clockMovesTo("2026-09-16");
    c.declaresGone(cal.temporary(), Word.ground("a").to(Destination.Kind.OTHER));
    c.corrects(cal.temporary(), cal);
    c.loses(cal);
    assertThat(gone(c)).extracting(s -> s.identity().upn()).contains(cal.identity().upn());
    c.gains(cal);
    assertThat(gone(c)).extracting(s -> s.identity().upn()).doesNotContain(cal.identity().upn());
  }

  private List<Sighting> gone(StorySchool school) {
    return county.records().all(Sighting.class).stream()
        .filter(s -> s.kind() == Sighting.Kind.LEFT && s.school().equals(school.urn().value()))
        .toList();
  }

  @Test
  void the_wrong_roll_sent_again_on_the_same_day_loses_the_child_again() {
    a.loses(ADA); // the roll of the morning
    a.gains(ADA); // its correction
    a.loses(ADA); // the roll of the morning once more, word for word
    assertThat(county.entry(ADA).status()).isEqualTo(Status.OPEN);
    county.clockMovesTo("2026-09-22");
    assertThat(county.cases(ADA)).hasSize(1);
  }

  @Test
  void two_leaves_in_a_row_are_one_entry_with_its_first_age() {
    a.loses(ADA);
    county.clockMovesTo("2026-09-17");
    a.gains(ADA);
    county.clockMovesTo("2026-09-21");
    a.loses(ADA);
    assertThat(county.entries(ADA)).hasSize(1);
    assertThat(county.entry(ADA).status()).isEqualTo(Status.OPEN);
    assertThat(county.entry(ADA).since()).isEqualTo("2026-09-15");
    assertThat(county.entry(ADA).leftOn()).isEqualTo("2026-09-21");
    assertThat(a.movements(ADA))
        .extracting(Movement::kind)
        .containsExactly(Kind.LEFT, Kind.JOINED, Kind.LEFT);
    assertThat(Books.audit(county.records()).disagreements()).isEmpty();
  }

  @Test
  void a_return_for_the_first_of_two_leaves_meets_the_first() {
    a.loses(ADA);
    county.clockMovesTo("2026-09-17");
    a.gains(ADA);
    county.clockMovesTo("2026-09-21");
    a.loses(ADA);
    a.declaresGone(ADA, Word.ground("g").to(Destination.Kind.ABROAD).on("2026-09-15"));
    assertThat(a.movements(ADA).getFirst().declared()).isNotNull();
    assertThat(a.movements(ADA).getLast().declared()).isNull();
    assertThat(county.entry(ADA).leftOn()).isEqualTo("2026-09-21");
  }

  @Test
  void a_temporary_UPN_that_becomes_permanent_claims_the_leaver() {
    a.loses(ADA);
    Kid arrived = ADA.temporary().entered("2026-09-16").admission("9");
    county.clockMovesTo("2026-09-16");
    b.gains(arrived);
    assertThat(county.entry(ADA).status()).isEqualTo(Status.OPEN);
    county.clockMovesTo("2026-09-17");
    b.corrects(arrived, ADA.entered("2026-09-16").admission("9"));
    assertThat(county.entry(ADA).status()).isEqualTo(Status.CLAIMED);
    assertThat(county.claim(ADA).school()).isEqualTo(b.urn().value());
    assertThat(b.movements(ADA)).as("a change, no leaver and joiner").hasSize(1);
  }

  @Test
  void a_child_who_comes_back_the_same_day_under_a_temporary_UPN_is_claimed_when_it_is_put_right() {
    a.loses(ADA);
    Kid back = ADA.temporary().entered("2026-09-15").admission("9");
    a.gains(back);
    a.corrects(back, ADA.entered("2026-09-15").admission("9"));
    assertThat(county.entry(ADA).status()).isEqualTo(Status.CLAIMED);
    assertThat(Books.audit(county.records()).disagreements()).isEmpty();
  }

  @Test
  void a_child_whose_UPN_came_later_leaves_and_comes_back_and_leaves() {
    Kid arrived = Kid.called("Eva Elder").temporary().admission("9").entered("2026-09-15");
    Kid known = arrived.upn(Kid.number(321));
    a.gains(arrived);
    county.clockMovesTo("2026-09-16");
    a.corrects(arrived, known);
    county.clockMovesTo("2026-09-17");
    a.loses(known);
    county.clockMovesTo("2026-09-18");
    a.gains(known);
    county.clockMovesTo("2026-09-21");
    a.loses(known);
    assertThat(a.movements(known))
        .extracting(Movement::kind)
        .containsExactlyInAnyOrder(Kind.JOINED, Kind.LEFT, Kind.JOINED, Kind.LEFT);
    assertThat(county.entry(known).status()).isEqualTo(Status.OPEN);
    assertThat(Books.audit(county.records()).disagreements()).isEmpty();
  }

  @Test
  void the_return_of_an_entry_is_taken_after_the_UPN_changed_and_the_child_left() {
    Kid arrived = Kid.called("Eva Elder").temporary().admission("9").entered("2026-09-15");
    Kid known = arrived.upn(Kid.number(321));
    a.gains(arrived);
    county.clockMovesTo("2026-09-16");
    a.corrects(arrived, known);
    county.clockMovesTo("2026-09-17");
    a.loses(known);
    a.declaresEntered(known, "2026-09-15");
    assertThat(a.movements(known)).hasSize(2);
    assertThat(county.deadlines(Rules.NEW_PUPIL_RETURN)).noneMatch(d -> d.isOpen());
  }

  @Test
  void a_joiners_return_is_found_after_the_UPN_changed() {
    Kid arrived = Kid.called("Eva Elder").temporary().admission("9").entered("2026-09-15");
    Kid known = arrived.upn(Kid.number(321));
    a.gains(arrived);
    county.clockMovesTo("2026-09-16");
    a.corrects(arrived, known);
    a.declaresEntered(known, "2026-09-15");
    assertThat(a.movements(known)).singleElement().matches(m -> m.declared() != null);
    assertThat(county.deadlines(Rules.NEW_PUPIL_RETURN)).noneMatch(d -> d.isOpen());
  }

  @Test
  void namesakes_who_change_places_on_the_roll_are_both_still_known() {
    Kid tom = Kid.called("Tom Twin").withoutUpn().admission("21");
    Kid ben = Kid.called("Ben Twin").withoutUpn().admission("22");
    a.rolls(ADA, BEA, tom, ben);
    county.clockMovesTo("2026-09-16");
    a.rolls(ADA, BEA, tom.admission("22"), ben.admission("21"));
    for (Kid twin : java.util.List.of(tom, ben)) {
      assertThat(a.declaresGone(twin, Word.ground("a").to(Destination.Kind.OTHER)).onRoll())
          .isTrue();
    }
  }

  @Test
  void a_deletion_before_the_roll_of_the_next_day_moves_the_leaving_back_and_one_interval() {
    county.clockMovesTo("2026-09-21"); // the pupil was deleted on Friday 18 September
    a.loses(ADA);
    a.declaresGone(ADA, Word.ground("g").to(Destination.Kind.ABROAD).on("2026-09-18"));
    assertThat(county.entry(ADA).leftOn()).isEqualTo("2026-09-18");
    county.clockMovesTo("2026-09-22");
    b.gains(ADA.entered("2026-09-22"));
    assertThat(county.intervals(ADA)) // E7
        .singleElement()
        .matches(i -> i.from().equals(LocalDate.parse("2026-09-18")))
        .matches(i -> LocalDate.parse("2026-09-22").equals(i.to()));
    assertThat(Books.audit(county.records()).disagreements()).isEmpty();
  }

  @Test
  void a_child_whom_a_school_told_gone_then_showed_and_then_lost_is_open_again() {
    a.loses(ADA);
    Kid arrived = ADA.entered("2026-09-15");
    b.declaresEntered(arrived, "2026-09-15");
    county.clockMovesTo("2026-09-16");
    b.declaresGone(arrived, Word.ground("g").to(Destination.Kind.ABROAD));
    county.clockMovesTo("2026-09-17");
    b.gains(arrived);
    assertThat(county.entry(ADA).status()).isEqualTo(Status.CLAIMED);
    county.clockMovesTo("2026-09-18");
    b.loses(arrived);
    assertThat(county.entry(ADA).status()).isEqualTo(Status.OPEN); // invariant 6
    assertThat(county.entry(ADA).since()).isEqualTo("2026-09-15");
    assertThat(Books.audit(county.records()).disagreements()).isEmpty();
  }
}
