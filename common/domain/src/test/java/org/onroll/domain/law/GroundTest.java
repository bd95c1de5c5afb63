package org.onroll.domain.law;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("B2: the fifteen grounds of SI 2024/208 reg 9(1)")
class GroundTest {
  private static final List<Function<String, String>> WRITTEN =
      List.of(
          l -> l,
          l -> " " + l + " ",
          l -> "(" + l + ")",
          l -> "9(1)(" + l + ")",
          l -> "reg 9(1)(" + l + ")",
          l -> "reg. 9 (1) (" + l + ")",
          l -> "regulation 9(1)(" + l + ")");

  @Test
  void there_are_fifteen_from_a_to_o() {
    StringBuilder letters = new StringBuilder();
    for (Ground ground : Ground.ofCompulsoryAge()) letters.append(ground.letter());
    assertThat(letters).hasToString("abcdefghijklmno");
  }

  @ParameterizedTest
  @EnumSource(value = Ground.class, mode = EnumSource.Mode.EXCLUDE, names = "OF_REG_9_3")
  void a_ground_is_read_as_offices_write_it(Ground ground) {
    for (Function<String, String> written : WRITTEN) {
      String text = written.apply(ground.letter());
      assertThat(Ground.parse(text)).as(text).contains(ground);
      assertThat(Ground.parse(text.toUpperCase(Locale.ROOT))).as(text).contains(ground);
    }
    assertThat(ground.citation()).isEqualTo("SI 2024/208 reg 9(1)(" + ground.letter() + ")");
    assertThat(ground.title()).isNotBlank();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "p", "aa", "1", "9(1)", "9(3)", "9(3)(ab)", "reg 8(1)(a)", "moved away"})
  void what_is_no_ground_is_not_read_as_one(String text) {
    assertThat(Ground.parse(text)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"9(3)(a)", "9(3)a", "reg 9(3)(e)", "Regulation 9 (3) (Z)"})
  void any_letter_of_regulation_9_3_is_taken(String text) {
    assertThat(Ground.parse(text)).contains(Ground.OF_REG_9_3);
    assertThat(Ground.OF_REG_9_3.citation()).isEqualTo("SI 2024/208 reg 9(3)");
  }

  @ParameterizedTest(name = "({0}) says {1}")
  @CsvSource({
    "a, ASK",
    "b, ASK",
    "c, ASK",
    "d, ASK",
    "e, ASK",
    "f, HOME",
    "g, ASK",
    "h, UNKNOWN",
    "i, UNKNOWN",
    "j, NOTHING",
    "k, NOTHING",
    "l, NOTHING",
    "m, ASK",
    "n, ASK",
    "o, ASK"
  })
  void a_ground_says_where_the_child_is_next(String letter, Ground.Next next) {
    assertThat(Ground.parse(letter).orElseThrow().next()).isEqualTo(next);
  }
}
