package org.onroll.domain.reconciliation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.onroll.domain.books.Books;
import org.onroll.domain.identity.Sighting;
import org.onroll.domain.ledger.LedgerEntry;
import org.onroll.domain.ledger.LedgerEntry.Status;
import org.onroll.domain.records.DueKind;
import org.onroll.domain.roll.PendingDiff;
import org.onroll.domain.story.County;
import org.onroll.domain.story.Kid;
import org.onroll.domain.story.StorySchool;

@DisplayName("Invariant 2: the steps of a school converge, whatever cuts them short")
class RollStepsTest {
  private static final Kid ADA = Kid.called("Ada Ashdown");
  private final County county = County.on("2026-09-14");
  private final StorySchool a = county.school("A");

  @Test
  void a_step_that_runs_out_of_time_is_gone_on_with_when_its_lease_ends() {
    List<Kid> kids = kids(20);
    a.rolls(kids.toArray(Kid[]::new));
    county.clockMovesTo("2026-09-15");
    a.sendsAndIsCutOff(ADA);
    int rounds = 0;
    for (boolean done = false; !done; rounds++) {
      AtomicInteger looks = new AtomicInteger();
      int budget = 5 + 4 * rounds;
      done = county.steps().apply(a.urn(), county::now, () -> looks.incrementAndGet() < budget);
      assertThat(county.steps().apply(a.urn(), county::now, () -> true))
          .as("while the lease lasts nobody else takes it, and nothing is left when it is done")
          .isEqualTo(done);
      county.clockMovesTo(county.today().plusDays(1).toString());
      assertThat(rounds).isLessThan(30);
    }
    assertThat(rounds).isGreaterThan(3);
    assertThat(county.records().all(Movement.class)).hasSize(21);
    assertThat(county.records().all(LedgerEntry.class)).hasSize(20);
    assertThat(county.records().all(PendingDiff.class)).noneMatch(d -> d.toDo().isPresent());
  }

  @Test
  void a_step_that_was_cut_off_is_due_and_found_by_the_schedule() {
    a.rolls(ADA);
    county.clockMovesTo("2026-09-15");
    a.sendsAndIsCutOff();
    assertThat(county.entries(ADA)).isEmpty();
    assertThat(county.records().due(DueKind.DIFF, county.now(), 10)).hasSize(1);
    assertThat(county.steps().apply(a.urn(), county::now, () -> true)).isTrue();
    assertThat(county.entries(ADA)).hasSize(1);
    assertThat(county.records().due(DueKind.DIFF, county.now(), 10)).isEmpty();
  }

  @Test
  void two_steps_are_taken_in_their_order() {
    a.rolls(ADA);
    county.clockMovesTo("2026-09-15");
    a.sendsAndIsCutOff();
    county.clockMovesTo("2026-09-16");
    a.sendsAndIsCutOff(ADA);
    assertThat(county.steps().apply(a.urn(), county::now, () -> true)).isTrue();
    assertThat(a.movements(ADA))
        .extracting(Movement::kind)
        .containsExactly(Movement.Kind.LEFT, Movement.Kind.JOINED);
    assertThat(county.entry(ADA).status()).isEqualTo(Status.CLAIMED);
  }

  @Test
  void somebody_who_writes_in_between_costs_a_second_look_and_no_second_movement() {
    a.rolls(ADA);
    StorySchool b = county.school("B").rolls(ADA.entered("2026-09-14"));
    county.clockMovesTo("2026-09-15");
    a.sendsAndIsCutOff();
    // Between the reading and the writing at A, B loses the child too. fault-F6
    county
        .records()
        .beforeNextCommit(
            () -> county.records().beforeNextCommit(() -> b.loses(ADA.entered("2026-09-14"))));
    assertThat(county.steps().apply(a.urn(), county::now, () -> true)).isTrue();
    assertThat(a.movements(ADA)).hasSize(1);
    assertThat(b.movements(ADA)).hasSize(1);
    assertThat(county.entries(ADA)).hasSize(1);
    assertThat(county.entry(ADA).status()).isEqualTo(Status.OPEN);
    assertThat(Books.audit(county.records()).disagreements()).isEmpty();
  }

  @Test
  void a_first_roll_claims_those_whom_others_have_lost() {
    a.rolls(ADA);
    county.clockMovesTo("2026-09-15");
    a.rolls();
    StorySchool b = county.school("B").rolls(ADA.entered("2026-09-15"));
    assertThat(county.claim(ADA).school()).isEqualTo(b.urn().value());
    assertThat(b.movements(ADA)).as("a baseline: nobody joined").isEmpty();
  }

  @Test
  void a_first_roll_of_many_is_written_in_full() {
    a.rolls(kids(250).toArray(Kid[]::new));
    assertThat(county.records().all(Sighting.class)).hasSize(500);
  }

  private static List<Kid> kids(int count) {
    return new ArrayList<>(
        IntStream.range(0, count)
            .mapToObj(i -> Kid.called("Child" + i + " Ashdown").upn(Kid.number(i)))
            .toList());
  }
}
