package org.onroll.domain.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("C6: UPNs, by DfE's rule for check letters")
class UpnTest {
  private static final String ALPHABET = "ABCDEFGHJKLMNPQRTUVWXYZ";
  private static final String KNOWN_GOOD = "R201100018042";
  private static final String KNOWN_TEMPORARY = "T20110001804V";

  @ParameterizedTest(name = "{0}")
  @CsvSource({
    "R201100018042, R201100018042, false",
    "T20110001804V, T20110001804V, true",
    "r201100018042, R201100018042, false",
    "R 201 1000 18 042, R201100018042, false",
    "t20110001804v, T20110001804V, true"
  })
  void a_known_number_is_read(String text, String value, boolean temporary) {
    Upn upn = Upn.parse(text).orElseThrow();
    assertThat(upn.value()).isEqualTo(value);
    assertThat(upn.temporary()).isEqualTo(temporary);
  }

  @ParameterizedTest(name = "{0}: {1}")
  @CsvSource({
    "'', 13 characters",
    "R20110001804, 13 characters",
    "R2011000180422, 13 characters",
    "R2011000I8042, are digits",
    "R20110O018042, are digits",
    "R20110001804I, last character",
    "R20110001804O, last character",
    "R20110001804S, last character",
    "R20110001804*, last character",
    "A201100018042, check letter",
    "I201100018042, check letter",
    "O201100018042, check letter",
    "S201100018042, check letter",
    "5201100018042, check letter"
  })
  void a_fault_is_named(String text, String words) {
    assertThat(Upn.fault(text).orElseThrow()).contains(words);
    assertThat(Upn.parse(text)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"A201100018042", "r201100018042", ""})
  void no_number_is_made_of_what_is_none(String text) {
    assertThatThrownBy(() -> new Upn(text)).isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void digits_of_another_script_are_no_digits() {
    assertThat(Upn.parse("R20110001804\u0662")).isEmpty();
    assertThat(Upn.parse("R\u0662\u0660\u0661\u0661\u0660\u0660\u0660\u0661\u0668\u0660\u06642"))
        .isEmpty();
  }

  @Property
  void every_number_with_its_letter_is_read(@ForAll("twelve") String twelve) {
    assertThat(Upn.parse(letterBySum(twelve) + twelve)).isPresent();
  }

  @Property
  void any_other_check_letter_is_refused(
      @ForAll("twelve") String twelve, @ForAll @IntRange(min = 1, max = 22) int away) {
    char wrong = ALPHABET.charAt((ALPHABET.indexOf(letterBySum(twelve)) + away) % 23);
    assertThat(Upn.fault(wrong + twelve)).contains("the check letter of this UPN is wrong");
  }

  /** Weights 2 to 13 have no factor with 23, and digits differ by less: one slip always shows. */
  @Property
  void one_wrong_digit_is_always_detected(
      @ForAll("twelve") String twelve,
      @ForAll @IntRange(min = 0, max = 10) int place,
      @ForAll @IntRange(min = 1, max = 9) int away) {
    StringBuilder slip = new StringBuilder(letterBySum(twelve) + twelve);
    int digit = slip.charAt(place + 1) - '0';
    slip.setCharAt(place + 1, (char) ('0' + (digit + away) % 10));
    assertThat(Upn.parse(slip.toString())).isEmpty();
  }

  @Test
  void one_wrong_character_in_the_known_number_is_detected_but_for_one() {
    List<String> undetected = new ArrayList<>();
    for (int place = 0; place < KNOWN_GOOD.length(); place++) {
      for (char c : "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ".toCharArray()) {
        String slip = KNOWN_GOOD.substring(0, place) + c + KNOWN_GOOD.substring(place + 1);
        if (c != KNOWN_GOOD.charAt(place) && Upn.parse(slip).isPresent()) undetected.add(slip);
      }
    }
    // Letters of temporary numbers count 0 to 22, so C in the last place weighs what 2 does. It is
    // a temporary number then, and stands for nobody outside the school.
    assertThat(undetected).containsExactly("R20110001804C");
    assertThat(Upn.parse("R20110001804C").orElseThrow().temporary()).isTrue();
  }

  @Test
  void a_temporary_number_is_not_the_permanent_one_beside_it() {
    assertThat(Upn.parse(KNOWN_TEMPORARY)).isNotEqualTo(Upn.parse(KNOWN_GOOD));
  }

  @Provide
  Arbitrary<String> twelve() {
    Arbitrary<String> eleven = Arbitraries.strings().numeric().ofLength(11);
    Arbitrary<Character> last =
        Arbitraries.of(("0123456789" + ALPHABET).chars().mapToObj(c -> (char) c).toList());
    return Combinators.combine(eleven, last).as((e, l) -> e + l);
  }

  /** Written from DfE's words, not from the code: A counts 0, Z counts 22. */
  private static char letterBySum(String twelve) {
    int sum = 0;
    for (int position = 2; position <= 13; position++) {
      char c = twelve.charAt(position - 2);
      int value = c <= '9' ? c - '0' : ALPHABET.indexOf(c);
      sum = (sum + position * value) % 23;
    }
    return ALPHABET.charAt(sum);
  }
}
