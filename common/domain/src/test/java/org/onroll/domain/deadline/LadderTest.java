package org.onroll.domain.deadline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.onroll.domain.law.Rule.Stage.DUE;
import static org.onroll.domain.law.Rule.Stage.OVERDUE;

import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.onroll.domain.law.Rule;
import org.onroll.domain.law.Rules;
import org.onroll.domain.mail.Contact;
import org.onroll.domain.mail.MailKind;
import org.onroll.domain.mail.OutgoingMail;
import org.onroll.domain.returns.Destination;
import org.onroll.domain.story.County;
import org.onroll.domain.story.Kid;
import org.onroll.domain.story.StorySchool;
import org.onroll.domain.story.Word;

/** A new pupil entered on Monday 14 September 2026; the return is due on Saturday the 19th. */
@DisplayName("D5, F1, F3, fault-F18: each stage once")
class LadderTest {
  private static final Kid ADA = Kid.called("Ada Ashdown").entered("2026-09-14");
  private final County county = County.on("2026-09-14");
  private final StorySchool a = county.school("A").rolls(Kid.called("Di Dale"));

  @BeforeEach
  void a_pupil_joins_without_a_return() {
    county.clockMovesTo("2026-09-15");
    a.gains(ADA);
  }

  private Deadline deadline() {
    List<Deadline> all = county.deadlines(Rules.NEW_PUPIL_RETURN);
    assertThat(all).hasSize(1);
    return all.getFirst();
  }

  @Test
  void nothing_is_said_before_the_due_date() {
    county.clockMovesTo("2026-09-18");
    assertThat(county.records().all(OutgoingMail.class)).isEmpty();
    assertThat(deadline().stage()).isNull();
  }

  @Test
  void the_school_is_told_on_the_day_and_the_school_and_the_officer_on_the_day_after() {
    county.clockMovesTo("2026-09-19");
    assertThat(deadline().stage()).isEqualTo(DUE);
    assertThat(county.mails(MailKind.RETURN_DUE))
        .singleElement()
        .matches(m -> m.contact().equals("office-of-A"));
    county.clockMovesTo("2026-09-20");
    assertThat(deadline().stage()).isEqualTo(OVERDUE);
    assertThat(county.mails(MailKind.RETURN_OVERDUE))
        .singleElement()
        .matches(m -> m.contact().equals("office-of-A"));
    assertThat(county.mails(MailKind.RETURN_OVERDUE_OFFICER))
        .singleElement()
        .matches(m -> m.contact().equals(Contact.DUTY_OFFICER));
    county.clockMovesTo("2026-10-20");
    assertThat(county.records().all(OutgoingMail.class)).hasSize(3);
    assertThat(deadline().isOpen()).as("overdue until the return comes").isTrue();
    assertThat(deadline().toDo()).as("and in the index no more").isEmpty();
  }

  @ParameterizedTest(name = "sweep missed for {0} days after the due date")
  @ValueSource(ints = {1, 2, 3, 4, 5, 6, 7})
  void a_sweep_that_was_missed_says_only_what_is_true_now(int days) {
    county.clockMovesWithoutASweepTo(deadline().due().plusDays(days).toString());
    assertThat(county.sweep()).containsExactly(OVERDUE);
    assertThat(county.mails(MailKind.RETURN_DUE)).isEmpty();
    assertThat(county.records().all(OutgoingMail.class)).hasSize(2);
  }

  @Test
  void a_sweep_run_twice_makes_no_further_mail() {
    county.clockMovesTo("2026-09-20");
    int mails = county.records().all(OutgoingMail.class).size();
    assertThat(county.sweep()).isEmpty();
    assertThat(county.sweep()).isEmpty();
    assertThat(county.records().all(OutgoingMail.class)).hasSize(mails);
  }

  @Test
  void sweeps_at_once_reach_a_stage_once() throws Exception {
    county.clockMovesWithoutASweepTo("2026-09-21");
    Deadline read = deadline();
    Callable<Boolean> climb = () -> county.ladder().climb(read, county.now()).isPresent();
    try (ExecutorService sweeps = Executors.newVirtualThreadPerTaskExecutor()) {
      int reached = 0;
      for (Future<Boolean> sweep : sweeps.invokeAll(java.util.Collections.nCopies(40, climb))) {
        if (sweep.get()) reached++;
      }
      assertThat(reached).isEqualTo(1);
    }
    assertThat(county.records().all(OutgoingMail.class)).hasSize(2);
  }

  @Test
  void a_return_in_between_ends_the_ladder() {
    county.clockMovesTo("2026-09-19");
    a.declaresEntered(ADA, "2026-09-14");
    county.clockMovesTo("2026-09-30");
    assertThat(deadline().status()).isEqualTo(Deadline.Status.MET);
    assertThat(county.records().all(OutgoingMail.class)).hasSize(1);
  }

  @Test
  void a_return_while_the_sweep_runs_wins() {
    county.clockMovesWithoutASweepTo("2026-09-20");
    Deadline read = deadline();
    county.records().beforeNextCommit(() -> a.declaresEntered(ADA, "2026-09-14"));
    assertThat(county.ladder().climb(read, county.now())).isEmpty();
    assertThat(county.records().all(OutgoingMail.class)).isEmpty();
    assertThat(deadline().status()).isEqualTo(Deadline.Status.MET);
  }

  @Test
  void a_return_in_time_makes_no_mail() {
    a.declaresEntered(ADA, "2026-09-14");
    county.clockMovesTo("2026-09-30");
    assertThat(county.records().all(OutgoingMail.class)).isEmpty();
  }

  @Test
  void a_wait_that_is_over_opens_the_enquiry_once() {
    county.clockMovesTo("2026-09-16");
    a.loses(ADA);
    county.clockMovesWithoutASweepTo("2026-09-28");
    assertThat(county.sweep()).contains(Rule.Stage.RUN_OUT);
    assertThat(county.sweep()).isEmpty();
    assertThat(county.cases(ADA)).hasSize(1);
    assertThat(county.mails(MailKind.ENQUIRY_OPENED)).hasSize(1);
  }

  @Test
  void a_wait_is_over_on_the_morning_after_its_last_day() {
    county.clockMovesTo("2026-09-16");
    a.loses(ADA); // observed on Wednesday: Thursday, Friday, Monday
    county.clockMovesTo("2026-09-21");
    assertThat(county.cases(ADA)).isEmpty();
    county.clockMovesTo("2026-09-22");
    assertThat(county.cases(ADA)).hasSize(1);
  }

  @Test
  void a_wait_that_is_replaced_does_nothing_when_its_day_comes() {
    county.clockMovesTo("2026-09-16");
    a.loses(ADA);
    Deadline old = county.deadlines(Rules.NO_RETURN).getFirst();
    a.declaresGone(ADA, Word.ground("g").to(Destination.Kind.ABROAD));
    county.clockMovesTo("2026-09-22");
    assertThat(county.cases(ADA)).isEmpty();
    assertThat(county.records().find(old.key()).orElseThrow().status())
        .isEqualTo(Deadline.Status.WITHDRAWN);
    county.clockMovesTo("2026-09-24");
    assertThat(county.cases(ADA)).hasSize(1);
  }

  @Test
  void a_rule_of_kind_earliest_is_never_overdue() { // D1
    assertThat(Rules.standard().all())
        .filteredOn(r -> r.kind() == Rule.Kind.EARLIEST)
        .allMatch(r -> !r.ladder().contains(OVERDUE));
    assertThat(Rules.standard().all())
        .allMatch(r -> r.ladder().stream().sorted().toList().equals(r.ladder()));
  }
}
