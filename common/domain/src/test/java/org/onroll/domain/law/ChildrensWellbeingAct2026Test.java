package org.onroll.domain.law;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayName("D2: Children's Wellbeing and Schools Act 2026: passed, not commenced")
class ChildrensWellbeingAct2026Test {
  @ParameterizedTest(name = "{0}: {1}, {2} days")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          s38: within 15 days of registration | cnis-home-visit           | 15
          s38 (Education Act 1996 s436D)      | cnis-parent-information   | 15
          s38 (Education Act 1996 s436E)      | cnis-provider-information | 15
          s39 (Education Act 1996 s436H)      | preliminary-notice        | -1
          """)
  void it_is_listed_and_counts_nothing(String section, String id, int count) {
    Rule listed =
        Rules.prospective().stream().filter(r -> r.id().equals(id)).findFirst().orElseThrow();
    assertThat(listed.citation())
        .startsWith("Children's Wellbeing and Schools Act 2026 " + section);
    assertThat(listed.count()).isEqualTo(count);
    assertThat(listed.basis().verified()).as("figures from a commentary or memory").isFalse();
    for (String day : new String[] {"2026-04-28", "2026-04-29", "2026-11-30", "2030-01-01"}) {
      LocalDate fact = LocalDate.parse(day);
      assertThat(Rules.standard().on(fact)).noneMatch(r -> r.id().equals(id));
      assertThatThrownBy(() -> Rules.standard().rule(id, fact))
          .isInstanceOf(IllegalArgumentException.class);
    }
  }

  @ParameterizedTest(name = "{0} is still the law")
  @CsvSource({"s437-notice-earliest", "s438-nomination-earliest"})
  void the_order_that_it_will_replace_is_in_force_until_then(String id) {
    assertThat(Rules.standard().asked(id, LocalDate.parse("2030-01-01"))).isPresent();
  }
}
