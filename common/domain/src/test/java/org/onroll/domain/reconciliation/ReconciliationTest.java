package org.onroll.domain.reconciliation;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.onroll.domain.books.Books;
import org.onroll.domain.deadline.Deadline;
import org.onroll.domain.law.Rules;
import org.onroll.domain.ledger.LedgerEntry;
import org.onroll.domain.reconciliation.Movement.Kind;
import org.onroll.domain.records.RecordsInMemory;
import org.onroll.domain.returns.Destination;
import org.onroll.domain.school.EnrolStatus;
import org.onroll.domain.school.YearGroup;
import org.onroll.domain.story.County;
import org.onroll.domain.story.Kid;
import org.onroll.domain.story.StorySchool;
import org.onroll.domain.story.Word;

@DisplayName("C4: what rolls show against what returns say")
class ReconciliationTest {
  private static final Kid ADA = Kid.called("Ada Ashdown");
  private static final Kid BEA = Kid.called("Bea Birch");
  private static final Kid CY = Kid.called("Cy Cole").entered("2026-09-14");
  private final County county = County.on("2026-09-14");
  private final StorySchool a = county.school("A");

  @BeforeEach
  void a_first_roll() {
    a.rolls(ADA, BEA);
    county.clockMovesTo("2026-09-15");
  }

  @Test
  void a_first_roll_is_a_baseline_and_expects_nothing() {
    assertThat(county.records().all(Movement.class)).isEmpty();
    assertThat(county.records().all(Deadline.class)).isEmpty();
    assertThat(county.records().all(LedgerEntry.class)).isEmpty();
  }

  @Test
  void leaver_without_a_return_opens_one_deadline() {
    a.loses(ADA);
    assertThat(a.movements(ADA)).singleElement().matches(m -> m.kind() == Kind.LEFT);
    assertThat(county.deadlines(Rules.DELETION_RETURN))
        .singleElement()
        .matches(Deadline::isOpen)
        .extracting(Deadline::due)
        .isEqualTo(LocalDate.parse("2026-09-15"));
  }

  @Test
  void joiner_without_a_return_opens_one_deadline_counted_from_the_entry() {
    a.gains(CY);
    assertThat(a.movements(CY)).singleElement().matches(m -> m.kind() == Kind.JOINED);
    assertThat(county.deadlines(Rules.NEW_PUPIL_RETURN))
        .singleElement()
        .extracting(Deadline::due)
        .isEqualTo(LocalDate.parse("2026-09-19"));
  }

  @Test
  void a_leaver_and_then_the_return_are_one_movement() {
    a.loses(ADA);
    county.clockMovesTo("2026-09-17");
    ReturnReconciler.Outcome outcome =
        a.declaresGone(ADA, Word.ground("a").to(Destination.Kind.OTHER).on("2026-09-15"));
    assertThat(outcome.late()).isTrue();
    assertBothSidesAgree(Kind.LEFT, ADA);
    assertThat(county.deadlines(Rules.DELETION_RETURN))
        .singleElement()
        .matches(d -> d.status() == Deadline.Status.MET)
        .extracting(Deadline::metOn)
        .isEqualTo(LocalDate.parse("2026-09-17"));
  }

  @Test
  void the_return_and_then_the_leaver_are_one_movement_and_nothing_was_owed() {
    ReturnReconciler.Outcome outcome =
        a.declaresGone(ADA, Word.ground("a").to(Destination.Kind.OTHER));
    assertThat(outcome.late()).isFalse();
    assertThat(outcome.onRoll()).isTrue();
    a.loses(ADA);
    assertBothSidesAgree(Kind.LEFT, ADA);
    assertThat(county.deadlines(Rules.DELETION_RETURN)).isEmpty();
  }

  @Test
  void a_joiner_and_then_the_return_are_one_movement() {
    a.gains(CY);
    county.clockMovesTo("2026-09-16");
    assertThat(a.declaresEntered(CY, "2026-09-14").late()).isFalse();
    assertBothSidesAgree(Kind.JOINED, CY);
    assertThat(county.deadlines(Rules.NEW_PUPIL_RETURN)).noneMatch(Deadline::isOpen);
  }

  @Test
  void the_return_and_then_the_joiner_are_one_movement_and_nothing_was_owed() {
    assertThat(a.declaresEntered(CY, "2026-09-14").neverOnRoll()).isTrue();
    a.gains(CY);
    assertBothSidesAgree(Kind.JOINED, CY);
    assertThat(county.deadlines(Rules.NEW_PUPIL_RETURN)).isEmpty();
  }

  @ParameterizedTest(name = "entered {0}, told {1}: late {2}")
  @CsvSource({
    "2026-09-14, 2026-09-19, false", // B1: the end of the fifth day
    "2026-09-14, 2026-09-20, true",
    "2026-09-14, 2026-10-20, true"
  })
  void a_new_pupil_return_is_late_after_the_fifth_day(String entered, String told, boolean late) {
    county.clockMovesTo(told);
    assertThat(a.declaresEntered(CY, entered).late()).isEqualTo(late);
  }

  @ParameterizedTest(name = "deleted {0}: late {1}")
  @CsvSource({"2026-09-14, true", "2026-09-15, false", "2026-09-18, false"})
  void a_deletion_return_is_late_after_the_deletion(String deleted, boolean late) {
    Word word = Word.ground("a").to(Destination.Kind.OTHER).on(deleted);
    assertThat(a.declaresGone(ADA, word).late()).isEqualTo(late); // B2: taken all the same
    assertThat(a.movements(ADA)).hasSize(1);
  }

  @Test
  void whatever_is_repeated_no_second_movement_deadline_or_entry_comes() {
    a.loses(ADA);
    a.gains(CY);
    a.declaresGone(ADA, Word.ground("a").to(Destination.Kind.OTHER));
    a.declaresEntered(CY, "2026-09-14");
    a.declaresGone(BEA, Word.ground("g").to(Destination.Kind.UNKNOWN));
    String books = books(county.records());
    for (int i = 0; i < 3; i++) {
      county.everythingIsSaidAgain(); // fault-F1
      a.send(); // fault-F4
      a.beginsAllStepsAgain(); // fault-F5
    }
    assertThat(books(county.records())).isEqualTo(books);
    assertThat(Books.audit(county.records()).disagreements()).isEmpty();
  }

  private static String books(RecordsInMemory records) {
    return List.of(
            records.all(Movement.class),
            records.all(Deadline.class),
            records.all(LedgerEntry.class).stream().map(e -> e.id() + e.status()).toList())
        .toString();
  }

  @Test
  void a_second_return_for_the_same_leaver_takes_the_place_of_the_first() {
    a.declaresGone(ADA, Word.ground("a").to(Destination.Kind.UNKNOWN));
    a.declaresGone(ADA, Word.ground("g").to(Destination.Kind.ABROAD));
    assertThat(a.movements(ADA)).hasSize(1);
    assertThat(county.entries(ADA)).hasSize(1);
    assertThat(county.declared(ADA).ground().letter()).isEqualTo("g");
  }

  @Test
  void a_pupil_never_seen_here_is_taken_and_marked() {
    Kid stranger = Kid.called("Zed Zander");
    ReturnReconciler.Outcome outcome =
        a.declaresGone(stranger, Word.ground("g").to(Destination.Kind.ABROAD));
    assertThat(outcome.neverOnRoll()).isTrue();
    StorySchool b = county.school("B").rolls(stranger);
    assertThat(b.declaresGone(stranger, Word.ground("g").to(Destination.Kind.ABROAD)).neverOnRoll())
        .as("the same whether or not another school has the child")
        .isFalse();
    assertThat(a.movements(stranger)).hasSize(1);
  }

  @Test
  void a_return_speaks_of_the_child_with_its_UPN_and_not_of_a_namesake() {
    Kid namesake = ADA.upn(Kid.number(31));
    a.gains(namesake);
    a.loses(ADA);
    a.declaresGone(ADA, Word.ground("a").to(Destination.Kind.OTHER));
    assertThat(a.movements(ADA))
        .filteredOn(m -> m.declared() != null)
        .singleElement()
        .matches(m -> m.identity().upn().equals(ADA.identity().upn()))
        .matches(m -> m.observed() != null);
  }

  @Test
  void a_return_without_a_UPN_is_found_by_name_and_birth() {
    a.loses(ADA);
    a.declaresGone(ADA.withoutUpn(), Word.ground("a").to(Destination.Kind.OTHER));
    assertBothSidesAgree(Kind.LEFT, ADA);
  }

  @Test
  void no_return_is_owed_for_a_subsidiary_leaver_nor_for_one_not_of_compulsory_age() {
    Kid guest = Kid.called("Gus Guest").as(EnrolStatus.S);
    Kid small = Kid.called("Sam Small").born("2022-05-01").in(YearGroup.R);
    a.rolls(ADA, guest, small);
    a.rolls(ADA);
    assertThat(county.deadlines(Rules.DELETION_RETURN)).noneMatch(d -> !d.child().equals(bea()));
    assertThat(a.movements(guest)).hasSize(2);
    assertThat(a.movements(small)).hasSize(2);
  }

  private org.onroll.domain.identity.ChildId bea() {
    return county.key().child(BEA.identity(), a.urn().value());
  }

  @Test
  void no_return_is_owed_for_the_most_junior_class_on_the_first_day() {
    Kid reception = Kid.called("Rex Root").born("2022-01-10").in(YearGroup.R);
    a.gains(reception.entered("2026-09-02"));
    assertThat(county.deadlines(Rules.NEW_PUPIL_RETURN)).isEmpty();
  }

  private void assertBothSidesAgree(Kind kind, Kid kid) {
    assertThat(a.movements(kid))
        .singleElement()
        .matches(m -> m.kind() == kind)
        .matches(m -> m.observed() != null)
        .matches(m -> m.declared() != null);
    assertThat(Books.audit(county.records()).disagreements()).isEmpty();
  }
}
