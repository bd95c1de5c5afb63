package org.onroll.platform.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Clock;
import java.time.LocalDate;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.onroll.domain.law.Rules;
import org.onroll.domain.law.Unit;
import org.onroll.domain.school.Authority;

class AuthoritiesTest {
  private static Authority with(String serviceLevels) {
    return Authorities.of(
        new Environment(
            Map.of("AUTHORITY", "931", "SERVICE_LEVELS", serviceLevels), Clock.systemUTC()));
  }

  @Test
  void an_authority_comes_with_its_terms_and_englands_bank_holidays() {
    Authority authority = with("");
    assertThat(authority.code()).isEqualTo("931");
    assertThat(authority.terms().source()).isNotBlank();
    assertThat(authority.terms().terms())
        .anyMatch(t -> t.from().equals(LocalDate.parse("2026-09-02")));
    assertThat(authority.terms().closures()).containsKey(LocalDate.parse("2025-09-01"));
    assertThat(authority.holidays().on(LocalDate.parse("2026-12-25"))).contains("Christmas Day");
    assertThat(authority.holidays().on(LocalDate.parse("2026-08-31"))).isPresent();
    assertThat(authority.holidays().on(LocalDate.parse("2026-12-24"))).isEmpty();
  }

  @Test
  void an_authority_sets_its_own_service_levels() {
    assertThat(with(" leaver-without-return = 7 ,").rules().rule(Rules.NO_RETURN).count())
        .isEqualTo(7);
    assertThat(with("").rules().rule(Rules.NO_RETURN).count()).isEqualTo(3);
  }

  @Test
  void an_authority_answers_where_others_read_the_law_differently() {
    Rules set =
        with("fifth-day=school-day, junior-joiners=2026-07-01,leaver-without-return=7").rules();
    assertThat(set.answer("fifth-day")).isEqualTo("school-day");
    assertThat(set.rule(Rules.NEW_PUPIL_RETURN).unit()).isEqualTo(Unit.SCHOOL_DAY);
    assertThat(set.asksForExempt(LocalDate.parse("2026-07-01"))).isFalse();
    assertThat(set.asksForExempt(LocalDate.parse("2026-07-02"))).isTrue();
    assertThat(with("").rules().asksForExempt(LocalDate.parse("2026-07-02"))).isFalse();
  }

  @ParameterizedTest
  @ValueSource(strings = {"junior-joiners=wanted", "junior-joiners=2026-02-30", "fifth-day=6"})
  void a_reading_that_there_is_not_stops_the_start(String levels) {
    assertThatThrownBy(() -> with(levels)).isInstanceOf(IllegalArgumentException.class);
  }

  @ParameterizedTest
  @ValueSource(strings = {"leaver-without-return", "leaver-without-return=soon", "=", "x=1"})
  void a_service_level_that_cannot_be_read_stops_the_start(String levels) {
    assertThatThrownBy(() -> with(levels)).isInstanceOf(RuntimeException.class);
  }

  @Test
  void what_the_law_counts_is_no_service_level() {
    assertThatThrownBy(() -> with("new-pupil-return=10"))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void a_variable_that_is_not_set_is_named() {
    Environment bare = new Environment(Map.of("AUTHORITY", " "), Clock.systemUTC());
    assertThatThrownBy(() -> bare.required("AUTHORITY"))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("AUTHORITY");
    assertThat(bare.optional("CASE_SYSTEM_URL")).isEmpty();
  }
}
