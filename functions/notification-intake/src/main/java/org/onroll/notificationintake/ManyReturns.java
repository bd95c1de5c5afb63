package org.onroll.notificationintake;

import java.util.Map;
import java.util.function.BooleanSupplier;
import org.onroll.domain.access.Access;
import org.onroll.platform.config.Environment;
import org.onroll.platform.function.Log;
import org.onroll.platform.function.Spine;
import org.onroll.platform.http.HttpEdge;

/** The routes of files of many returns, and what the schedule goes on with. */
final class ManyReturns {
  private static final String RETURNS_AT_ONCE = "500";

  private final UploadIntake intake;
  private final UploadReading reading;
  private final UploadDrain drain;

  ManyReturns(
      Environment environment,
      Spine spine,
      Access access,
      Receipts receipts,
      ReturnIntake returns) {
    String atOnce = environment.optional("RETURNS_AT_ONCE");
    this.reading = new UploadReading(spine, access, UploadReading.PAGE_CHARACTERS);
    this.drain = new UploadDrain(spine, receipts);
    this.intake =
        new UploadIntake(
            spine,
            returns,
            receipts,
            drain,
            reading,
            Integer.parseInt(atOnce.isBlank() ? RETURNS_AT_ONCE : atOnce));
  }

  HttpEdge edge(BooleanSupplier timeLeft, Log log) {
    return new HttpEdge(
        Map.of(
            "POST /schools/{urn}/returns", request -> intake.post(request, timeLeft, log),
            "GET /uploads/{id}", reading::status,
            "GET /uploads/{id}/outcome", reading::outcome));
  }

  /** Goes on with the files that are due. */
  void goOn(BooleanSupplier timeLeft, Log log) {
    drain.run(timeLeft, log);
  }
}
