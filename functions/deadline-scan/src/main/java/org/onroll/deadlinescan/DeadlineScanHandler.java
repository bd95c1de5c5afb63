package org.onroll.deadlinescan;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import java.io.InputStream;
import java.io.OutputStream;
import org.onroll.platform.config.Environment;
import org.onroll.platform.function.Log;
import org.onroll.platform.function.Metrics;
import org.onroll.platform.function.Spine;
import org.onroll.platform.function.TimeLeft;

/** Scheduled; the event says nothing that the clock does not. */
public final class DeadlineScanHandler implements RequestStreamHandler {
  private final DeadlineScan scan;

  public DeadlineScanHandler() {
    this(Wiring.environment());
  }

  DeadlineScanHandler(Environment environment) {
    this.scan =
        new DeadlineScan(
            Spine.of(environment),
            new Log("deadline-scan", environment.clock()),
            new Metrics("deadline-scan", environment.clock()));
  }

  @Override
  public void handleRequest(InputStream in, OutputStream out, Context context) {
    scan.run(TimeLeft.of(context));
  }
}
