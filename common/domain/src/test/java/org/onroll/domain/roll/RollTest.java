package org.onroll.domain.roll;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.onroll.domain.school.EnrolStatus;
import org.onroll.domain.story.Kid;

@DisplayName("C2: a roll in canonical form")
class RollTest {
  private static final Kid ADA = Kid.called("Ada Ashdown");
  private static final Kid BEA = Kid.called("Bea Birch");

  @Provide
  Arbitrary<List<Pupil>> lines() {
    return Rolls.lines();
  }

  @Property
  void the_canonical_form_is_read_back_whole(@ForAll("lines") List<Pupil> lines) {
    Roll roll = Roll.of(lines);
    assertThat(Roll.parse(roll.canonical())).isEqualTo(roll);
    assertThat(Roll.parse(roll.canonical()).hash()).isEqualTo(roll.hash());
  }

  @Property
  void every_line_of_a_pupil_on_the_register_is_kept(@ForAll("lines") List<Pupil> lines) {
    assertThat(Roll.of(lines).pupils().values())
        .containsExactlyInAnyOrderElementsOf(
            lines.stream().filter(p -> p.status() != EnrolStatus.P).toList());
  }

  @Property
  void the_order_of_lines_does_not_matter(
      @ForAll("lines") List<Pupil> lines, @ForAll Random random) {
    List<Pupil> shuffled = new ArrayList<>(lines);
    Collections.shuffle(shuffled, random);
    assertThat(Roll.of(shuffled).hash()).isEqualTo(Roll.of(lines).hash());
  }

  @Property
  void two_rolls_have_one_hash_only_where_they_are_equal(
      @ForAll("lines") List<Pupil> a, @ForAll("lines") List<Pupil> b) {
    assertThat(Roll.of(a).hash().equals(Roll.of(b).hash()))
        .isEqualTo(Roll.of(a).equals(Roll.of(b)));
  }

  @Test
  void a_pupil_is_known_by_UPN_then_admission_number_then_name_and_birth() {
    assertThat(Roll.of(List.of(ADA.admission("7").pupil())).pupils().firstKey())
        .isEqualTo("U" + ADA.identity().upn());
    assertThat(Roll.of(List.of(ADA.withoutUpn().admission("7").pupil())).pupils().firstKey())
        .isEqualTo("A7");
    assertThat(Roll.of(List.of(ADA.withoutUpn().pupil())).pupils().firstKey())
        .isEqualTo("NASHDOWN,ADA,2017-05-01");
  }

  @Test
  void a_number_that_two_lines_share_is_nobodys_key() {
    Kid twin = BEA.upn(ADA.identity().upn()).admission("8");
    Roll roll = Roll.of(List.of(ADA.admission("7").pupil(), twin.pupil()));
    assertThat(roll.pupils().keySet()).containsExactly("A7", "A8");
    Roll unnumbered = Roll.of(List.of(ADA.admission("7").pupil(), twin.admission("7").pupil()));
    assertThat(unnumbered.pupils().keySet())
        .containsExactly("NASHDOWN,ADA,2017-05-01", "NBIRCH,BEA,2017-05-01");
  }

  @Test
  void a_line_that_stands_twice_is_kept_twice() {
    Pupil line = ADA.withoutUpn().pupil();
    assertThat(Roll.of(List.of(line, line)).size()).isEqualTo(2);
  }

  @ParameterizedTest
  @EnumSource(EnrolStatus.class)
  void only_previous_pupils_are_not_on_the_roll(EnrolStatus status) {
    assertThat(Roll.of(List.of(ADA.as(status).pupil())).size())
        .isEqualTo(status == EnrolStatus.P ? 0 : 1);
  }

  @Test
  void a_previous_pupils_number_may_stand_on_another_line() {
    Roll roll =
        Roll.of(List.of(ADA.pupil(), BEA.upn(ADA.identity().upn()).as(EnrolStatus.P).pupil()));
    assertThat(roll.pupils().firstKey()).startsWith("U");
  }

  @Test
  void an_empty_roll_has_a_form_too() {
    assertThat(Roll.of(List.of()).canonical()).isEmpty();
    assertThat(Roll.parse("")).isEqualTo(Roll.of(List.of()));
  }

  @Test
  void a_damaged_form_is_not_read() {
    assertThatThrownBy(() -> Roll.parse("U1\u001fonly\u001ffour\u001ffields\n"))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
