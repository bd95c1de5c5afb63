package org.onroll.rolldiff;

import java.util.List;
import java.util.Map;
import java.util.function.BooleanSupplier;
import org.onroll.domain.records.DueKind;
import org.onroll.domain.records.Key;
import org.onroll.domain.records.Stored;
import org.onroll.domain.school.Urn;
import org.onroll.platform.function.CircuitBreaker;
import org.onroll.platform.function.Log;
import org.onroll.platform.function.Spine;

/** Applies the steps of accepted rolls that their own request did not finish. */
final class LeftOvers {
  private static final int BATCH = 500;
  private final Spine spine;
  private final Log log;

  LeftOvers(Spine spine, Log log) {
    this.spine = spine;
    this.log = log;
  }

  /**
   * @throws org.onroll.platform.table.TableUnavailableException where the table would not; what was
   *     done until then is done
   */
  void run(BooleanSupplier timeLeft) {
    List<Urn> schools =
        spine.records().due(DueKind.DIFF, spine.now(), BATCH).stream()
            .map(LeftOvers::school)
            .distinct()
            .toList();
    CircuitBreaker goesOn = new CircuitBreaker(timeLeft);
    long done = 0;
    for (Urn urn : schools) {
      if (!goesOn.getAsBoolean()) break;
      try {
        boolean all = spine.work().steps().apply(urn, spine::now, timeLeft);
        goesOn.done();
        done++;
        log.info("left-overs", "school", urn, "applied", all);
      } catch (RuntimeException e) {
        goesOn.failed(e);
        log.failure("left-overs-failed", e, "school", urn);
      }
    }
    if (!schools.isEmpty()) {
      log.measured(
          "left-overs-done", Map.of("SchoolsCaughtUp", done, "TableRefusals", goesOn.refusals()));
    }
    goesOn.close();
  }

  private static Urn school(Key<? extends Stored> key) {
    return new Urn(key.partition().substring(key.partition().indexOf('#') + 1));
  }
}
