package org.onroll.world.county;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SpellingTest {
  @ParameterizedTest
  @CsvSource({
    "Wiśniewska, Łucja, Wisniewska, Lucja",
    "O'Sullivan, Seán, OSullivan, Sean",
    "Owusu-Ansah, Nana-Kwaku, Owusu Ansah, Nana Kwaku",
    "Adébáyọ̀, Ayọ̀délé, Adebayo, Ayodele",
    "Yıldırım, İsmail, Yildirim, Ismail"
  })
  void an_office_without_diacritics_writes_a_plain_name_that_folds_to_the_same(
      String surname, String forename, String plainSurname, String plainForename) {
    Spelling name = new Spelling(surname, forename, "");

    assertThat(name.plain()).isEqualTo(new Spelling(plainSurname, plainForename, ""));
    assertThat(name.plain().folded()).isEqualTo(name.folded());
  }

  @Test
  void all_names_fold_to_plain_letters() {
    for (Heritage heritage : Heritage.all()) {
      for (Surname surname : heritage.surnames()) {
        for (Sex sex : Sex.values()) {
          for (String forename : heritage.givenNames(sex)) {
            assertThat(new Spelling(surname.of(sex), forename, "").folded())
                .matches("[a-z]+[|][a-z]+");
          }
        }
      }
    }
  }

  @Test
  void heritages_share_a_thousand() {
    assertThat(Heritage.all().stream().mapToInt(Heritage::weight).sum()).isBetween(950, 1150);
  }
}
