package org.onroll.faults;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.onroll.faults.Enumerator.Sampling;

/** Nothing is lost and nothing doubled, wherever a fault strikes. */
@DisplayName("fault-F1, F4 to F9, F11, F12, F14, F16, F18: a fault at every external call")
class FaultsTest {
  /** With -Pfull no test is left out. */
  private static final boolean FULL = System.getProperty("tests.leftOut", "").isBlank();

  /** Without it: what leaves most behind, and who comes in between. */
  private static final List<Fault> QUICK = List.of(Fault.KILLED_AFTER, Fault.OVERTAKEN);

  /** What is played at every call with one item, and again with many. */
  private static final List<Fault> SAMPLED =
      List.of(Fault.TIMED_OUT, Fault.UNPROCESSED, Fault.OVERTAKEN);

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
    return Scenarios.ofOneItem();
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource
  void one(Scenario scenario) {
    play(scenario, Sampling.EVERY_CALL, FULL ? List.of(Fault.values()) : QUICK);
  }

  static Stream<Scenario> a_hundred() {
    return Scenarios.onTheWayToTheMailbox(100);
  }

  @Tag("full")
  @ParameterizedTest(name = "{0}")
  @MethodSource
  void a_hundred(Scenario scenario) {
    play(scenario, Sampling.EVERY_WRITE, List.of(Fault.KILLED_AFTER));
  }

  static Stream<Scenario> a_hundred_sampled() {
    return Scenarios.besides(100);
  }

  @Tag("full")
  @ParameterizedTest(name = "{0}")
  @MethodSource
  void a_hundred_sampled(Scenario scenario) {
    play(scenario, Sampling.EACH_KIND, SAMPLED);
  }

  static Stream<Scenario> a_thousand() {
    return Stream.of(Scenarios.overdueSweep(1_000).onColdFunctions());
  }

  @Tag("full")
  @ParameterizedTest(name = "{0}")
  @MethodSource
  void a_thousand(Scenario scenario) {
    play(scenario, Sampling.EACH_KIND, List.of(Fault.KILLED_AFTER, Fault.OVERTAKEN));
  }

  private static void play(Scenario scenario, Sampling sampling, List<Fault> faults) {
    Enumerator.Result result = new Enumerator(scenario, sampling, faults).run();
    SCORECARD.add(result);
    silence
        .terminal()
        .printf(
            "%s: %d calls, %d kill points, %d s%n",
            scenario, result.calls(), result.killPoints(), result.seconds());
    assertThat(result.violations()).isEmpty();
  }
}
