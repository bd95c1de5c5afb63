package org.onroll.domain.identity;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayName("C6: names as two offices write them")
class NamesTest {
  @ParameterizedTest(name = "{0} is {1}")
  @CsvSource({
    "Ashdown, ASHDOWN",
    "ashdown, ASHDOWN",
    "Ash-Down, ASHDOWN",
    "Ash Down, ASHDOWN",
    "\u00a0Ash\u2011Down , ASHDOWN",
    "O''Marrow, OMARROW",
    "O\u2019Marrow, OMARROW",
    "O`Marrow, OMARROW",
    "Zo\u00eb, ZOE",
    "Zoe\u0308, ZOE",
    "Ren\u00e9e, RENEE",
    "S\u00f8ren, SOREN",
    "\u00c6thel, AETHEL",
    "\u0152uvre, OEUVRE",
    "Gro\u00df, GROSS",
    "GRO\u1e9e, GROSS",
    "\u0130lkin, ILKIN",
    "\u0131lkin, ILKIN",
    "ilkin, ILKIN",
    "\u0141ukasz, LUKASZ",
    "\u0142ukasz, LUKASZ",
    "\u0110or\u0111e, DORDE",
    "\u00de\u00f3rr, THORR",
    "St. Mary-Test 2nd, STMARYTEST2ND",
    "'-', ''",
    "'', ''"
  })
  void a_name_is_folded(String name, String folded) {
    assertThat(Names.fold(name)).isEqualTo(folded);
  }

  @Property
  void folding_twice_is_folding_once(@ForAll String name) {
    assertThat(Names.fold(Names.fold(name))).isEqualTo(Names.fold(name));
  }

  @ParameterizedTest(name = "{0} ({1}) and {2} ({3}): {4}")
  @CsvSource({
    "Tom, '', Thomas, '', false",
    "Alex, '', Alexander, '', true",
    "Alexander, '', Alex, '', true",
    "Jo, '', Joanna, '', true",
    "Mary, Ann, Ann, '', true",
    "Ann, '', Mary, Ann, true",
    "Ada, '', Ada, '', true",
    "Ada, '', Bea, '', false",
    "'', '', Ada, '', false",
    "Ada, '', '', '', false"
  })
  void given_names_could_be_one_childs(
      String a, String middleOfA, String b, String middleOfB, boolean could) {
    assertThat(Names.compatibleGiven(named(a, middleOfA), named(b, middleOfB))).isEqualTo(could);
  }

  private static Identity named(String forename, String middle) {
    return new Identity("", "Ashdown", forename, middle, LocalDate.of(2017, 5, 1), "F");
  }
}
