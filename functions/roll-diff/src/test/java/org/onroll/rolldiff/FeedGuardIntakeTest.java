package org.onroll.rolldiff;

import static org.assertj.core.api.Assertions.assertThat;
import static org.onroll.platform.fixture.RollText.csv;
import static org.onroll.platform.fixture.RollText.line;
import static org.onroll.platform.fixture.RollText.pupil;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.onroll.domain.roll.RollHead;
import org.onroll.domain.school.Urn;
import org.onroll.platform.fixture.Answer;
import org.onroll.platform.fixture.Contents;
import org.onroll.platform.fixture.RollText;
import org.onroll.platform.fixture.Town;

/** A broken feed opens nothing and closes nothing, and somebody is told (C3, fault-F13). */
class FeedGuardIntakeTest {
  private static final String SCHOOL = "999101";
  private static final String FRIDAY = "2026-09-11";
  private static final String MONDAY = "2026-09-14";
  private static final String ACCEPTED = csv(1, 100);

  private Town town;
  private Rolls rolls;

  @BeforeEach
  void a_roll_was_accepted_on_friday() {
    town = new Town().staff().school(SCHOOL);
    rolls = new Rolls(town);
    rolls.put(SCHOOL, FRIDAY, ACCEPTED);
  }

  static Stream<Arguments> files() {
    String twice = ACCEPTED + line(pupil(1)).replace("Given", "Other") + "\n";
    String withUrn =
        csv(1, 100)
            .replaceFirst("PartTime\n", "PartTime,URN\n")
            .replace("false\n", "false,999102\n");
    return Stream.of(
        Arguments.of("an empty file", "", List.of("empty")),
        Arguments.of("a file of blank lines", "\r\n \r\n", List.of("empty")),
        Arguments.of("a header only", RollText.HEADER + "\n", List.of("header-only")),
        Arguments.of(
            "a file cut in the middle of a line",
            ACCEPTED.substring(0, ACCEPTED.length() - 30),
            List.of("truncated")),
        Arguments.of(
            "a file cut at the end of a line",
            csv(1, 97).substring(0, csv(1, 97).length() - 1),
            List.of("truncated")),
        Arguments.of("ten in a hundred gone", csv(11, 100), List.of("leavers")),
        Arguments.of("a third gone", csv(35, 100), List.of("leavers", "size")),
        Arguments.of("half gone", csv(61, 100), List.of("wrong-school", "leavers", "size")),
        Arguments.of("another school's file", csv(501, 600), List.of("wrong-school", "leavers")),
        Arguments.of("another school's URN on each line", withUrn, List.of("wrong-school")),
        Arguments.of("a UPN on two lines", twice, List.of("duplicate-upn")),
        Arguments.of(
            "three unreadable rows",
            csv(1, 97) + bad(98) + bad(99) + bad(100),
            List.of("unreadable-rows")));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("files")
  void a_file_that_cannot_be_trusted_is_held_with_its_reasons(
      String what, String file, List<String> reasons) {
    RollHead before = head();
    Answer answer = rolls.put(SCHOOL, MONDAY, file);
    assertThat(answer.status()).as(what).isEqualTo(200);
    assertThat(answer.at("/outcome")).isEqualTo("held");
    assertThat(answer.texts("reasons", "code")).containsExactlyInAnyOrderElementsOf(reasons);
    assertThat(answer.texts("reasons", "text")).noneMatch(String::isBlank);
    assertThat(head()).isEqualTo(before);
    Contents after = town.contents();
    assertThat(after.ofKind("movement")).isEmpty();
    assertThat(after.ofKind("leaver")).isEmpty();
    assertThat(after.due("DIFF")).isEmpty();
    assertThat(after.ofKind("held-roll")).hasSize(1);
    assertThat(after.values("mail", "of"))
        .containsExactlyInAnyOrder("ROLL_HELD", "ROLL_HELD_SCHOOL");
  }

  @Test
  void a_held_file_sent_again_has_the_first_answer_and_no_second_mail() { // fault-F1
    for (String file : List.of("", csv(11, 100))) {
      Answer first = rolls.put(SCHOOL, MONDAY, file);
      assertThat(first.at("/outcome")).isEqualTo("held");
      Contents before = town.contents();
      assertThat(rolls.put(SCHOOL, MONDAY, file).text()).isEqualTo(first.text());
      assertThat(town.contents()).isEqualTo(before);
    }
  }

  @Test
  void a_schools_first_file_that_is_held_can_be_sent_again() { // fault-F1
    town.school("999102");
    Answer first = rolls.put("999102", MONDAY, "");
    assertThat(first.at("/outcome")).isEqualTo("held");
    Answer again = rolls.put("999102", MONDAY, "");
    assertThat(again.status()).isEqualTo(200);
    assertThat(again.text()).isEqualTo(first.text());
  }

  @Test
  void a_cut_gzip_file_is_held() {
    byte[] gzip = Rolls.gzip(ACCEPTED);
    Answer answer =
        rolls.put(SCHOOL, MONDAY, "application/gzip", Arrays.copyOf(gzip, gzip.length * 2 / 3));
    assertThat(answer.at("/outcome")).isEqualTo("held");
    assertThat(answer.texts("reasons", "code")).containsExactly("truncated");
  }

  @Test
  void five_in_a_hundred_may_leave_without_a_check() {
    assertThat(rolls.put(SCHOOL, MONDAY, csv(6, 100)).at("/outcome")).isEqualTo("accepted");
  }

  @Test
  void six_in_a_hundred_may_not() {
    assertThat(rolls.put(SCHOOL, MONDAY, csv(7, 100)).at("/outcome")).isEqualTo("held");
  }

  @Test
  void a_good_file_after_a_held_one_is_compared_with_the_last_accepted_roll() { // invariant 2
    rolls.put(SCHOOL, MONDAY, csv(51, 100));
    Answer answer = rolls.put(SCHOOL, MONDAY, csv(2, 100));
    assertThat(answer.at("/outcome")).isEqualTo("accepted");
    assertThat(answer.at("/comparedWith")).isEqualTo(FRIDAY);
    assertThat(answer.json().path("leavers").asInt()).isEqualTo(1);
  }

  @Test
  void an_empty_file_of_an_earlier_day_opens_and_closes_nothing() {
    rolls.put(SCHOOL, MONDAY, ACCEPTED);
    assertThat(rolls.put(SCHOOL, "2026-09-10", "").at("/outcome")).isEqualTo("late");
    assertThat(town.contents().ofKind("movement")).isEmpty();
  }

  private static String bad(int n) {
    return line(pupil(n)).replace(",F,5,", ",F,99,") + "\n";
  }

  private RollHead head() {
    return town.records().find(RollHead.key(new Urn(SCHOOL))).orElseThrow();
  }
}
