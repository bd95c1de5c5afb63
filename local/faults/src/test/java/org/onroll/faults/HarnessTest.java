package org.onroll.faults;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.onroll.faults.Enumerator.Sampling;

/** A harness that finds nothing must be one that finds what is there. */
@DisplayName("The harness notices each protection that is taken away")
class HarnessTest {
  private Silence silence;

  @BeforeEach
  void the_functions_log_is_not_read_here() {
    silence = new Silence();
  }

  @AfterEach
  void the_terminal_is_back() {
    silence.close();
  }

  @ParameterizedTest(name = "{0}")
  @EnumSource
  void broken(Break what) {
    List<String> violations = new ArrayList<>();
    what.during(
        () ->
            Stream.of(Scenarios.heldRoll(1), Scenarios.overdueSweep(1), Scenarios.reminder(1))
                .map(s -> new Enumerator(s, Sampling.EVERY_CALL, List.of(Fault.values())).run())
                .forEach(r -> violations.addAll(r.violations())));
    silence.terminal().printf("%s: %d violations%n", what, violations.size());
    assertThat(violations).isNotEmpty();
  }
}
