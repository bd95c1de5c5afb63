package org.onroll.faults;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.onroll.faults.Enumerator.Sampling;

/** Nothing is lost and nothing doubled, wherever a fault strikes. */
@DisplayName("fault-F1, F4 to F9, F11, F12, F14, F16, F18: a fault at every external call")
class FaultsTest {
  private static final Scorecard SCORECARD = new Scorecard();
  private static Silence silence;

  @BeforeAll
  static void the_functions_log_is_not_read_here() {
    silence = new Silence();
  }

  @AfterAll
  static void the_score() {
    silence.close();
    SCORECARD.print(System.out);
  }

  static Stream<Scenario> one() {
    return Scenarios.of(1);
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource
  void one(Scenario scenario) {
    play(scenario, Sampling.EVERY_CALL, List.of(Fault.values()));
  }

  private static void play(Scenario scenario, Sampling sampling, List<Fault> faults) {
    Enumerator.Result result = new Enumerator(scenario, sampling, faults).run();
    SCORECARD.add(result);
    assertThat(result.violations()).isEmpty();
  }
}
