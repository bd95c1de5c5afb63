package org.onroll.domain.school;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("C1: schools and the codes of an admission register")
class SchoolTest {
  @ParameterizedTest(name = "ages {0} to {1}: from {2} to {3}")
  @CsvSource({
    "2, 5, N1, R",
    "3, 11, N2, Y6",
    "4, 7, R, Y2",
    "4, 11, R, Y6",
    "5, 11, R, Y6", // the register gives 5 for schools that begin with Reception
    "7, 11, Y3, Y6",
    "9, 13, Y5, Y8",
    "11, 16, Y7, Y11",
    "11, 18, Y7, Y13",
    "14, 19, Y10, Y13",
    "16, 19, Y12, Y13"
  })
  void a_school_begins_and_ends_with_a_class(int low, int high, YearGroup first, YearGroup last) {
    School school = school(low, high);
    assertThat(school.mostJuniorClass()).isEqualTo(first);
    assertThat(school.mostSeniorClass()).isEqualTo(last);
    assertThat(school.endsPhase(last)).isTrue();
    assertThat(school.endsPhase(YearGroup.Y11)).isTrue();
    assertThat(school.endsPhase(YearGroup.X)).isFalse();
  }

  @ParameterizedTest(name = "{0} is {1}")
  @CsvSource({
    "R, R",
    "r, R",
    "N1, N1",
    "n2, N2",
    "1, Y1",
    "01, Y1",
    "14, Y14",
    "X, X",
    "' 6 ', Y6"
  })
  void a_year_group_is_read(String code, YearGroup year) {
    assertThat(YearGroup.parse(code)).contains(year);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "0", "15", "99", "Y1", "Year 1", "-1", "N3", "1.0"})
  void what_is_no_year_group_is_not_read_as_one(String code) {
    assertThat(YearGroup.parse(code)).isEmpty();
  }

  @ParameterizedTest
  @EnumSource(YearGroup.class)
  void a_year_group_is_written_as_it_is_read(YearGroup year) {
    assertThat(YearGroup.parse(year.code())).contains(year);
  }

  @ParameterizedTest(name = "{0}: on roll {1}, claims {2}, secondary {3}")
  @CsvSource({
    "C, true, true, false",
    "M, true, true, false",
    "S, true, false, true",
    "G, true, false, true",
    "F, true, false, true",
    "O, true, false, true",
    "P, false, false, false"
  })
  void a_registration_says_who_answers_for_the_child(
      EnrolStatus status, boolean onRoll, boolean claims, boolean secondary) {
    assertThat(status.onRoll()).isEqualTo(onRoll);
    assertThat(status.claims()).isEqualTo(claims);
    assertThat(status.secondary()).isEqualTo(secondary);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "12345", "1234567", "012345", "12345a", "123 456"})
  void a_URN_has_six_digits(String text) {
    assertThatThrownBy(() -> new Urn(text)).isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void rolls_are_received_of_open_schools_with_a_feed() {
    assertThat(school(5, 11).rollReceived()).isTrue();
    assertThat(school(School.Feed.NONE, true).rollReceived()).isFalse();
    assertThat(school(School.Feed.CSV, false).rollReceived()).isFalse();
  }

  private static School school(int low, int high) {
    return new School(
        new Urn("123255"), "A", "931/4125", "any", "any", low, high, School.Feed.CSV, "", true, 1);
  }

  private static School school(School.Feed feed, boolean open) {
    return new School(new Urn("123255"), "A", "", "any", "any", 5, 11, feed, "", open, 1);
  }
}
