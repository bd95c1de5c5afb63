package org.onroll.domain.law;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

@DisplayName("D1, D2: rules as data, each with its source")
class RulesTest {
  static List<Rule> all() {
    return Rules.standard().all();
  }

  @ParameterizedTest
  @MethodSource("all")
  void a_rule_cites_law_or_says_that_it_is_a_default(Rule rule) {
    assertThat(rule.title()).isNotBlank();
    assertThat(rule.citation())
        .containsAnyOf(
            "SI 2006/1751",
            "SI 2024/208",
            "Act 1996",
            "Regulations 2005",
            "Working together",
            "local service level, Oxfordshire",
            "OnRoll's default");
  }

  @ParameterizedTest(name = "{0}: {1} {2}")
  @CsvSource({
    "new-pupil-return, 5, CALENDAR_DAY", // reg 13(1): the end of the fifth day
    "deletion-return, 0, CALENDAR_DAY", // reg 13(4): no later than the deletion
    "enquiry-first-check, 1, WORKING_DAY",
    "referral-acknowledgement, 1, WORKING_DAY",
    "safeguarding-referral, 0, CALENDAR_DAY", // B5: due on the day that was promised
    "leaver-without-return, 3, WORKING_DAY",
    "expected-arrival, 5, WORKING_DAY",
    "home-education-notice, 5, WORKING_DAY",
    "destination-confirmation, 5, WORKING_DAY",
    "phase-transfer, 10, SCHOOL_DAY"
  })
  void a_rule_counts_as_its_source_says(String id, int count, Unit unit) {
    assertThat(Rules.standard().rule(id).count()).isEqualTo(count);
    assertThat(Rules.standard().rule(id).unit()).isEqualTo(unit);
  }

  @Test
  void the_authority_sets_its_own_waits() {
    Rules rules = Rules.with(Map.of(Rules.NO_RETURN, 7));
    assertThat(rules.rule(Rules.NO_RETURN).count()).isEqualTo(7);
    assertThat(rules.rule(Rules.EXPECTED_ARRIVAL).count()).isEqualTo(5);
  }

  @ParameterizedTest
  @CsvSource({"new-pupil-return", "deletion-return", "no-such-rule"})
  void nobody_sets_the_law_or_what_is_no_rule(String id) {
    assertThatThrownBy(() -> Rules.with(Map.of(id, 7)))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void a_rule_is_in_force_from_its_first_day() {
    Rule rule = Rules.standard().rule(Rules.NEW_PUPIL_RETURN);
    assertThat(rule.inForce(LocalDate.of(2024, 8, 18))).isFalse();
    assertThat(rule.inForce(LocalDate.of(2024, 8, 19))).isTrue();
    assertThat(rule.end()).isEmpty();
  }
}
