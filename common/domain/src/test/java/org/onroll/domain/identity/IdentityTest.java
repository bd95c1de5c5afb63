package org.onroll.domain.identity;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.onroll.domain.story.Kid;

@DisplayName("C6: when two sources speak of one child")
class IdentityTest {
  private static final Kid ADA = Kid.called("Ada Ashdown");
  private static final String OTHER_NUMBER = Kid.number(77);
  private static final IdentityKey KEY = new IdentityKey(new byte[32]);

  static Stream<Arguments> pairs() {
    return Stream.of(
        //  what differs | agrees | looks like | probably
        pair("nothing", a -> a, true, true, true),
        pair("accents and case", a -> a.forename("\u00c1DA").surname("ash-down"), true, true, true),
        pair("family name", a -> a.surname("Birch"), true, false, true),
        pair("given name", a -> a.forename("Bea"), false, false, false),
        pair("given name shortened", a -> a.forename("Adalind"), false, false, true),
        pair("date of birth", a -> a.born("2017-05-02"), false, false, true),
        pair(
            "birth and given name", a -> a.born("2017-05-02").forename("Bea"), false, false, false),
        pair(
            "birth and family name",
            a -> a.born("2017-05-02").surname("Birch"),
            false,
            false,
            false),
        pair("number", a -> a.upn(OTHER_NUMBER), false, true, false),
        pair("no number", Kid::withoutUpn, false, true, false),
        pair("temporary number", Kid::temporary, false, true, false));
  }

  private static Arguments pair(
      String differs, UnaryOperator<Kid> other, boolean agrees, boolean looks, boolean probably) {
    return Arguments.of(differs, other.apply(ADA), agrees, looks, probably);
  }

  @ParameterizedTest(name = "{0} differs: agrees {2}, looks like {3}, probably {4}")
  @MethodSource("pairs")
  void two_lines_are_held_together(
      String differs, Kid other, boolean agrees, boolean looks, boolean probably) {
    Identity a = ADA.identity();
    Identity b = other.identity();
    assertThat(List.of(a.agreesWith(b), b.agreesWith(a))).containsOnly(agrees);
    assertThat(List.of(a.looksLike(b), b.looksLike(a))).containsOnly(looks);
    assertThat(List.of(a.probably(b), b.probably(a))).containsOnly(probably);
  }

  @ParameterizedTest(name = "{0} differs: one child {2}")
  @MethodSource("pairs")
  void one_child_across_schools_is_who_agrees(
      String differs, Kid other, boolean agrees, boolean looks, boolean probably) {
    ChildId here = KEY.child(ADA.identity(), "100001");
    assertThat(here.equals(KEY.child(other.identity(), "100002"))).isEqualTo(agrees);
  }

  @Test
  void a_temporary_number_agrees_with_nothing_not_even_itself() {
    Identity temporary = ADA.temporary().identity();
    assertThat(temporary.agreesWith(temporary)).isFalse();
  }

  @Test
  void without_a_permanent_number_a_child_is_known_inside_one_school() {
    Identity none = ADA.withoutUpn().identity();
    assertThat(KEY.child(none, "100001")).isEqualTo(KEY.child(none, "100001"));
    assertThat(KEY.child(none, "100001")).isNotEqualTo(KEY.child(none, "100002"));
  }

  @Test
  void a_birth_that_nobody_gave_agrees_with_nothing() {
    Identity unknown = ADA.born(Identity.BIRTH_UNKNOWN.toString()).identity();
    assertThat(unknown.birthKnown()).isFalse();
    assertThat(unknown.looksLike(unknown)).isFalse();
    assertThat(unknown.agreesWith(unknown)).isFalse();
  }

  @Test
  void a_given_name_that_nobody_gave_agrees_with_nothing() {
    for (String blank : List.of("", " ", "-")) {
      Identity unnamed = ADA.forename(blank).identity();
      assertThat(unnamed.agreesWith(unnamed)).as("'%s'", blank).isFalse();
      assertThat(unnamed.looksLike(unnamed)).as("'%s'", blank).isFalse();
    }
  }

  @Test
  void keys_hold_nothing_that_can_be_read() {
    String secret = KEY.child(ADA.identity(), "100001").value();
    assertThat(secret).matches("[0-9a-z]{26}").doesNotContainIgnoringCase("ada");
    assertThat(KEY.partitions(ADA.identity())).hasSize(2).noneMatch(p -> p.contains("ASH"));
    assertThat(KEY.partitions(ADA.withoutUpn().identity())).hasSize(1);
    assertThat(KEY.reference('E', "one")).matches("E-[0-9A-Z]{4}-[0-9A-Z]{4}");
  }

  @Test
  void another_key_makes_strangers_of_all_children() {
    byte[] other = new byte[32];
    other[0] = 1;
    assertThat(new IdentityKey(other).child(ADA.identity(), "100001"))
        .isNotEqualTo(KEY.child(ADA.identity(), "100001"));
  }
}
