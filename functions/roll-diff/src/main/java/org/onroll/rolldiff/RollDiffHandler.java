package org.onroll.rolldiff;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.Map;
import java.util.function.BooleanSupplier;
import org.onroll.domain.access.Access;
import org.onroll.platform.config.Environment;
import org.onroll.platform.function.Log;
import org.onroll.platform.function.Spine;
import org.onroll.platform.function.TimeLeft;
import org.onroll.platform.http.Callers;
import org.onroll.platform.http.HttpEdge;
import org.onroll.platform.http.Json;

/** A roll by HTTPS, or the schedule: which of the two the event says. */
public final class RollDiffHandler implements RequestStreamHandler {
  private final RollIntake intake;
  private final Spine spine;
  private final Log log;

  public RollDiffHandler() {
    this(Wiring.environment());
  }

  RollDiffHandler(Environment environment) {
    this.spine = Spine.of(environment);
    this.log = Log.of("roll-diff", environment);
    this.intake =
        new RollIntake(
            spine,
            new Callers(new Access(spine::grant, environment.optional("FIRST_ADMINISTRATOR"))));
  }

  @Override
  public void handleRequest(InputStream in, OutputStream out, Context context) throws IOException {
    JsonNode event = Json.event(in);
    Log its = log.during(context, event);
    BooleanSupplier timeLeft = TimeLeft.of(context);
    if (HttpEdge.isRequest(event)) {
      new HttpEdge(Map.of("PUT /schools/{urn}/rolls/{date}", r -> intake.put(r, timeLeft)))
          .answer(event, out, its);
    } else {
      new LeftOvers(spine, its).run(timeLeft);
    }
  }
}
