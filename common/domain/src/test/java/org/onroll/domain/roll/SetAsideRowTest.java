package org.onroll.domain.roll;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.onroll.domain.story.Kid;

@DisplayName("C3: nobody whom an unreadable line could be counts as a leaver")
class SetAsideRowTest {
  private static final Kid ADA = Kid.called("Ada Ashdown").admission("7");
  private static final String HERS = ADA.identity().upn();
  private static final String OTHER = Kid.number(99);

  @ParameterizedTest(name = "UPN {0}, number {1}, {3} {2}, born {4}: could be {5}")
  @CsvSource({
    // nothing can be read
    "'', '', '', '', , true",
    // a UPN on both decides
    "HERS, '', '', '', , true",
    "OTHER, '', '', '', , false",
    "HERS, 8, Birch, Bea, 2015-01-01, true",
    "OTHER, 7, Ashdown, Ada, 2017-05-01, false",
    // then an admission number
    "'', 7, '', '', , true",
    "'', 8, '', '', , false",
    "'', 8, Ashdown, Ada, 2017-05-01, false",
    // then what can be read of names and birth
    "'', '', Ashdown, '', , true",
    "'', '', ASH-DOWN, '', , true",
    "'', '', Birch, '', , false",
    "'', '', '', Ada, , true",
    "'', '', '', Bea, , false",
    "'', '', '', '', 2017-05-01, true",
    "'', '', '', '', 2017-05-02, false",
    "'', '', Ashdown, Ada, 2017-05-02, false"
  })
  void a_line_could_be_ada(
      String upn,
      String number,
      String surname,
      String forename,
      @Nullable LocalDate born,
      boolean could) {
    String read = upn.replace("HERS", HERS).replace("OTHER", OTHER);
    assertThat(row(read, number, surname, forename, born).couldBe(ADA.pupil())).isEqualTo(could);
  }

  @Test
  void a_UPN_says_nothing_of_a_pupil_without_one() {
    Pupil unnumbered = ADA.withoutUpn().admission("").pupil();
    assertThat(row(OTHER, "", "Ashdown", "Ada", null).couldBe(unnumbered)).isTrue();
    assertThat(row(OTHER, "8", "Birch", "", null).couldBe(unnumbered)).isFalse();
  }

  @Test
  void a_protected_pupil_is_carried_into_this_roll() {
    Kid bea = Kid.called("Bea Birch");
    Roll before = Roll.of(List.of(ADA.pupil(), bea.pupil()));
    List<SetAsideRow> setAside = List.of(row(HERS, "", "", "", null));
    assertThat(RollReading.carry(List.of(bea.pupil()), setAside, before)).isEqualTo(before);
    assertThat(RollReading.carry(List.of(), setAside, before))
        .isEqualTo(Roll.of(List.of(ADA.pupil())));
    assertThat(RollReading.carry(List.of(bea.pupil()), List.of(), before))
        .isEqualTo(Roll.of(List.of(bea.pupil())));
  }

  @Test
  void a_pupil_who_can_be_read_elsewhere_is_not_carried_a_second_time() {
    Roll before = Roll.of(List.of(ADA.pupil()));
    List<SetAsideRow> setAside = List.of(row("", "", "Ashdown", "", null));
    Pupil now = ADA.in(org.onroll.domain.school.YearGroup.Y5).pupil();
    assertThat(RollReading.carry(List.of(now), setAside, before)).isEqualTo(Roll.of(List.of(now)));
  }

  private static SetAsideRow row(
      String upn, String number, String surname, String forename, @Nullable LocalDate born) {
    return new SetAsideRow(new RowNote(7, "", "unreadable"), upn, number, surname, forename, born);
  }
}
