package org.onroll.rolldiff;

import static org.assertj.core.api.Assertions.assertThat;
import static org.onroll.platform.fixture.RollText.csv;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.onroll.domain.roll.RollHead;
import org.onroll.domain.school.Urn;
import org.onroll.platform.fixture.Answer;
import org.onroll.platform.fixture.AtOnce;
import org.onroll.platform.fixture.Call;
import org.onroll.platform.fixture.Output;
import org.onroll.platform.fixture.RollText;
import org.onroll.platform.fixture.TestContext;
import org.onroll.platform.fixture.Town;

class RollsAtOnceTest {
  private static final String SCHOOL = "999101";
  private static final String FRIDAY = "2026-09-11";
  private static final String MONDAY = "2026-09-14";

  private Town town;
  private Rolls rolls;

  @BeforeEach
  void a_roll_was_accepted_on_friday() {
    town = new Town().staff().school(SCHOOL);
    rolls = new Rolls(town);
    rolls.put(SCHOOL, FRIDAY, csv(1, 60));
  }

  @RepeatedTest(3)
  void two_rolls_of_one_school_at_once_are_taken_one_after_the_other() throws Exception {
    // fault-F6: the one that comes second is compared with the one that came first.
    List<Callable<Answer>> both =
        List.of(
            () -> rolls.put(SCHOOL, MONDAY, csv(2, 60)),
            () -> rolls.put(SCHOOL, MONDAY, csv(1, 61)));
    List<Answer> answers = AtOnce.run(both);
    assertThat(answers).extracting(a -> a.at("/outcome")).containsOnly("accepted");
    Call.schedule(rolls.handler());
    RollHead head = head();
    assertThat(head.sequence()).isEqualTo(3);
    int moved =
        answers.stream()
            .mapToInt(a -> a.json().path("joiners").asInt() - a.json().path("leavers").asInt())
            .sum();
    assertThat(60 + moved).isEqualTo(head.pupils());
    assertThat(town.contents().due("DIFF")).isEmpty();
  }

  @Test
  void one_roll_sent_many_times_at_once_moves_the_school_once() throws Exception { // fault-F1
    List<Answer> answers = AtOnce.run(10, () -> rolls.put(SCHOOL, MONDAY, csv(2, 61)));
    assertThat(answers).extracting(Answer::status).containsOnly(200);
    assertThat(answers).extracting(a -> a.at("/receipt")).hasSameElementsAs(receipts(answers));
    assertThat(answers.stream().filter(a -> a.at("/outcome").equals("accepted"))).hasSize(1);
    assertThat(head().sequence()).isEqualTo(2);
    Call.schedule(rolls.handler());
    assertThat(town.contents().values("movement", "way"))
        .containsExactlyInAnyOrder("JOINED", "LEFT");
  }

  private static List<String> receipts(List<Answer> answers) {
    return List.of(answers.getFirst().at("/receipt"));
  }

  @Test
  void a_held_roll_sent_many_times_at_once_is_held_once() throws Exception { // fault-F1
    List<Answer> answers = AtOnce.run(10, () -> rolls.put(SCHOOL, MONDAY, csv(31, 60)));
    assertThat(answers).extracting(Answer::status).containsOnly(200);
    assertThat(answers).extracting(a -> a.at("/outcome")).containsOnly("held");
    assertThat(town.contents().ofKind("held-roll")).hasSize(1);
    assertThat(town.contents().ofKind("mail")).hasSize(2);
  }

  @Test
  void what_a_request_has_no_time_for_the_schedule_finishes() { // fault-F5, fault-F8
    Answer answer =
        rolls.call(SCHOOL, MONDAY).csv(csv(2, 61)).on(rolls.handler(), new TestContext(100));
    assertThat(answer.at("/outcome")).isEqualTo("accepted");
    assertThat(answer.json().path("applied").asBoolean()).isFalse();
    assertThat(town.contents().ofKind("movement")).isEmpty();
    assertThat(town.contents().due("DIFF")).hasSize(1);

    Call.schedule(rolls.handler());
    assertThat(town.contents().ofKind("movement")).hasSize(2);
    assertThat(town.contents().due("DIFF")).isEmpty();

    var settled = town.contents();
    Call.schedule(rolls.handler());
    assertThat(town.contents()).isEqualTo(settled);
  }

  @Test
  void steps_left_over_are_taken_in_their_order() { // invariant 2
    town.clock().to("2026-09-15T08:00:00Z");
    rolls.call(SCHOOL, MONDAY).csv(csv(2, 60)).on(rolls.handler(), new TestContext(100));
    rolls.call(SCHOOL, "2026-09-15").csv(csv(1, 60)).on(rolls.handler(), new TestContext(100));
    Call.schedule(rolls.handler());
    assertThat(town.contents().values("movement", "way")).containsExactly("LEFT", "JOINED");
    assertThat(town.contents().values("leaver", "status")).containsExactly("CLAIMED");
    assertThat(town.contents().due("DIFF")).isEmpty();
  }

  @Test
  void a_child_who_is_back_on_a_corrected_roll_of_the_same_day_is_claimed() { // invariant 4
    rolls.put(SCHOOL, MONDAY, csv(2, 60));
    assertThat(town.contents().values("leaver", "status")).containsExactly("OPEN");
    rolls.put(SCHOOL, MONDAY, csv(1, 60));
    assertThat(town.contents().values("leaver", "status")).containsExactly("CLAIMED");
  }

  @Test
  void eight_schedules_at_once_write_the_effects_once() throws Exception { // fault-F18
    rolls.call(SCHOOL, MONDAY).csv(csv(4, 63)).on(rolls.handler(), new TestContext(100));
    AtOnce.run(
        8,
        () -> {
          Call.schedule(rolls.handler());
          return true;
        });
    town.clock().pass(Duration.ofMinutes(3));
    Call.schedule(rolls.handler());
    assertThat(town.contents().ofKind("movement")).hasSize(6);
    assertThat(town.contents().due("DIFF")).isEmpty();
  }

  @Test
  void no_log_line_and_no_answer_holds_what_stands_in_a_file() throws Exception { // abuse-A15
    String canary = "Canarybird";
    String upn = RollText.upn(61);
    String file = csv(1, 60) + upn + "," + canary + ",Zoe,,not-a-date,F,5,2020-09-02,C,false\n";
    String[] answer = new String[1];
    String said = Output.of(() -> answer[0] = new Rolls(town).put(SCHOOL, MONDAY, file).text());
    assertThat(said + answer[0]).doesNotContainIgnoringCase(canary).doesNotContain(upn, "not-a-d");
    assertThat(said).contains("\"route\":\"" + Rolls.ROUTE + "\"").contains("RollsUnchanged");
  }

  private RollHead head() {
    return town.records().find(RollHead.key(new Urn(SCHOOL))).orElseThrow();
  }
}
