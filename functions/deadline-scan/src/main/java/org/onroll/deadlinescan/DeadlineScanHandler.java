package org.onroll.deadlinescan;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import org.onroll.platform.config.Environment;
import org.onroll.platform.function.Log;
import org.onroll.platform.function.Spine;
import org.onroll.platform.function.TimeLeft;
import org.onroll.platform.http.Json;

/** Scheduled; the event says nothing that the clock does not. */
public final class DeadlineScanHandler implements RequestStreamHandler {
  private final Spine spine;
  private final Log log;

  public DeadlineScanHandler() {
    this(Wiring.environment());
  }

  DeadlineScanHandler(Environment environment) {
    this.spine = Spine.of(environment);
    this.log = Log.of("deadline-scan", environment);
  }

  @Override
  public void handleRequest(InputStream in, OutputStream out, Context context) throws IOException {
    Log its = log.during(context, Json.event(in));
    new ChangedCalendars(spine, its).run(TimeLeft.of(context));
    new DeadlineScan(spine, its).run(TimeLeft.of(context));
    new Gauges(spine, its).measure();
  }
}
