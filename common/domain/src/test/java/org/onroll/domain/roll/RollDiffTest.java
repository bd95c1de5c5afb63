package org.onroll.domain.roll;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.onroll.domain.school.EnrolStatus;
import org.onroll.domain.school.YearGroup;
import org.onroll.domain.story.Kid;

@DisplayName("C2: what changed between two rolls")
class RollDiffTest {
  private static final Kid ADA = Kid.called("Ada Ashdown").admission("7");
  private static final Kid BEA = Kid.called("Bea Birch").admission("8");
  private static final String NEW_NUMBER = Kid.number(4242);

  @Provide
  Arbitrary<List<Pupil>> lines() {
    return Rolls.lines();
  }

  @Provide
  Arbitrary<List<Pupil>> register() {
    return Rolls.register();
  }

  @Property
  void last_roll_less_leavers_and_with_joiners_is_this_roll(
      @ForAll("lines") List<Pupil> a, @ForAll("lines") List<Pupil> b) {
    Roll before = Roll.of(a);
    Roll after = Roll.of(b);
    RollDiff diff = RollDiff.between(before, after);
    assertThat(before.size() - diff.leavers().size() + diff.joiners().size()) // invariant 3
        .isEqualTo(after.size());
    List<Pupil> moved = new ArrayList<>(before.pupils().values());
    diff.leavers().forEach(moved::remove);
    diff.changes().forEach(c -> moved.remove(c.before()));
    diff.changes().forEach(c -> moved.add(c.after()));
    moved.addAll(diff.joiners());
    assertThat(moved).containsExactlyInAnyOrderElementsOf(after.pupils().values());
  }

  @Property
  void nothing_changes_between_a_roll_and_itself(@ForAll("lines") List<Pupil> lines) {
    Roll roll = Roll.of(lines);
    assertThat(RollDiff.between(roll, roll))
        .isEqualTo(new RollDiff(List.of(), List.of(), List.of()));
    assertThat(RollDiff.between(roll, Roll.parse(roll.canonical())))
        .isEqualTo(new RollDiff(List.of(), List.of(), List.of()));
  }

  @Property
  void there_and_back_leavers_and_joiners_change_places(
      @ForAll("register") List<Pupil> a, @ForAll("register") List<Pupil> b) {
    RollDiff there = RollDiff.between(Roll.of(a), Roll.of(b));
    RollDiff back = RollDiff.between(Roll.of(b), Roll.of(a));
    assertThat(back.leavers()).containsExactlyInAnyOrderElementsOf(there.joiners());
    assertThat(back.joiners()).containsExactlyInAnyOrderElementsOf(there.leavers());
  }

  @Property
  void on_a_well_kept_register_who_leaves_is_who_is_gone_by_name(
      @ForAll("register") List<Pupil> a, @ForAll("register") List<Pupil> b) {
    RollDiff diff = RollDiff.between(Roll.of(a), Roll.of(b));
    assertThat(names(diff.leavers())).containsExactlyInAnyOrderElementsOf(less(a, b));
    assertThat(names(diff.joiners())).containsExactlyInAnyOrderElementsOf(less(b, a));
  }

  private static List<String> less(List<Pupil> these, List<Pupil> those) {
    List<String> names = names(these);
    names.removeAll(names(those));
    return names;
  }

  private static List<String> names(List<Pupil> pupils) {
    return new ArrayList<>(pupils.stream().map(p -> p.identity().forename()).toList());
  }

  static List<Arguments> corrections() {
    Kid unnumbered = ADA.withoutUpn().admission("");
    return List.of(
        Arguments.of("another UPN, same admission number", ADA, ADA.upn(NEW_NUMBER)),
        Arguments.of("a permanent UPN for a temporary one", ADA.temporary(), ADA),
        Arguments.of("a UPN at last", ADA.withoutUpn(), ADA),
        Arguments.of(
            "a UPN and no admission numbers: name and birth", unnumbered, ADA.admission("")),
        Arguments.of(
            "another UPN and admission number: name and birth",
            ADA,
            ADA.upn(NEW_NUMBER).admission("99")),
        Arguments.of(
            "accents and case of a name that is the key",
            unnumbered,
            unnumbered.forename("ADA").upn(NEW_NUMBER)),
        Arguments.of(
            "former UPN given, with a new family name",
            ADA.admission(""),
            ADA.upn(NEW_NUMBER).formerly(ADA.identity().upn()).surname("Birch").admission("")),
        Arguments.of("another admission number, same UPN", ADA, ADA.admission("99")),
        Arguments.of("date of birth put right, same UPN", ADA, ADA.born("2017-01-05")),
        Arguments.of(
            "UPN and date of birth, same number and names",
            ADA,
            ADA.upn(NEW_NUMBER).born("2017-01-05")),
        Arguments.of("year group", ADA, ADA.in(YearGroup.Y5)),
        Arguments.of("registration", ADA, ADA.as(EnrolStatus.M)));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("corrections")
  void a_correction_is_a_change_and_nobody_leaves(String what, Kid before, Kid after) {
    RollDiff diff = between(List.of(before, BEA), List.of(BEA, after));
    assertThat(diff.leavers()).isEmpty();
    assertThat(diff.joiners()).isEmpty();
    assertThat(diff.changes()).containsExactly(new RollDiff.Changed(before.pupil(), after.pupil()));
  }

  static List<Arguments> strangers() {
    Kid twin = ADA.forename("Ida").upn(NEW_NUMBER).admission("9");
    Kid other = Kid.called("Zed Zander").born("2015-10-10");
    return List.of(
        Arguments.of("two children", ADA, BEA),
        Arguments.of("twins", ADA, twin),
        Arguments.of(
            "twins without any number",
            ADA.withoutUpn().admission(""),
            twin.withoutUpn().admission("")),
        Arguments.of("twins with temporary numbers", ADA.temporary(), twin.temporary()),
        Arguments.of("a reused admission number", ADA, other.admission("7")),
        Arguments.of(
            "a reused admission number and no UPN",
            ADA.withoutUpn(),
            other.withoutUpn().admission("7")),
        Arguments.of(
            "a UPN that was given to another child",
            ADA.admission(""),
            other.upn(ADA.identity().upn())),
        Arguments.of(
            "a twin who names the other's UPN as former", ADA, twin.formerly(ADA.identity().upn())),
        Arguments.of(
            "a former UPN of somebody else altogether", ADA, other.formerly(ADA.identity().upn())));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("strangers")
  void another_child_is_a_leaver_and_a_joiner(String what, Kid before, Kid after) {
    RollDiff diff = between(List.of(before), List.of(after));
    assertThat(diff.leavers()).containsExactly(before.pupil());
    assertThat(diff.joiners()).containsExactly(after.pupil());
    assertThat(diff.changes()).isEmpty();
  }

  @Test
  void of_two_namesakes_who_change_numbers_nobody_guesses_which_is_which() {
    Kid one = ADA.admission("");
    Kid two = ADA.upn(Kid.number(5)).admission("");
    RollDiff diff =
        between(List.of(one, two), List.of(one.upn(Kid.number(6)), two.upn(Kid.number(7))));
    assertThat(diff.leavers()).hasSize(2);
    assertThat(diff.joiners()).hasSize(2);
  }

  @Test
  void a_pupil_marked_as_previous_has_left() {
    RollDiff diff = between(List.of(ADA, BEA), List.of(ADA.as(EnrolStatus.P), BEA));
    assertThat(diff.leavers()).containsExactly(ADA.pupil());
  }

  @Test
  void only_who_and_how_registered_concerns_others() {
    assertThat(change(ADA, ADA.in(YearGroup.Y5)).registrationChanged()).isFalse();
    assertThat(change(ADA, ADA.admission("99")).registrationChanged()).isFalse();
    assertThat(change(ADA, ADA.as(EnrolStatus.S)).registrationChanged()).isTrue();
    assertThat(change(ADA, ADA.entered("2026-09-02")).registrationChanged()).isTrue();
    assertThat(change(ADA, ADA.as(EnrolStatus.S)).identityChanged()).isFalse();
    assertThat(change(ADA, ADA.upn(NEW_NUMBER)).identityChanged()).isTrue();
  }

  private static RollDiff.Changed change(Kid before, Kid after) {
    return new RollDiff.Changed(before.pupil(), after.pupil());
  }

  private static RollDiff between(List<Kid> before, List<Kid> after) {
    return RollDiff.between(
        Roll.of(before.stream().map(Kid::pupil).toList()),
        Roll.of(after.stream().map(Kid::pupil).toList()));
  }
}
