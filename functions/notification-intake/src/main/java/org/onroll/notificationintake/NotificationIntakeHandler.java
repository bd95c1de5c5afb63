package org.onroll.notificationintake;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.HashMap;
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

/** Routes of schools and referrers; on schedule, what was left of files of many returns. */
public final class NotificationIntakeHandler implements RequestStreamHandler {
  private static final String RETURNS_AT_ONCE = "500";

  private final Map<String, HttpEdge.Route> routes;
  private final UploadIntake uploads;
  private final UploadDrain drain;
  private final Log log;

  public NotificationIntakeHandler() {
    this(Wiring.environment());
  }

  NotificationIntakeHandler(Environment environment) {
    Spine spine = Spine.of(environment);
    Access access = new Access(spine.records(), environment.optional("FIRST_ADMINISTRATOR"));
    Callers callers = new Callers(access);
    Receipts receipts = new Receipts(spine);
    ReturnIntake returns = new ReturnIntake(spine, callers, receipts, new ReturnKinds(spine));
    SchoolReading reading = new SchoolReading(spine, callers);
    UploadReading outcomes = new UploadReading(spine, access);
    String atOnce = environment.optional("RETURNS_AT_ONCE");
    this.drain = new UploadDrain(spine, receipts);
    this.uploads =
        new UploadIntake(
            spine,
            returns,
            receipts,
            drain,
            outcomes,
            Integer.parseInt(atOnce.isBlank() ? RETURNS_AT_ONCE : atOnce));
    this.routes =
        Map.of(
            "POST /schools/{urn}/returns/new-pupil", returns.ofSchool(ReturnKinds.NEW_PUPIL)::apply,
            "POST /schools/{urn}/returns/deletion", returns.ofSchool(ReturnKinds.DELETION)::apply,
            "POST /home-education-notices", returns::homeEducation,
            "GET /schools/{urn}/reconciliation", reading::reconciliation,
            "GET /schools/{urn}/deadlines", reading::deadlines,
            "GET /schools/{urn}/receipts/{id}", reading::receipt,
            "GET /uploads/{id}", outcomes::status,
            "GET /uploads/{id}/outcome", outcomes::outcome);
    this.log = Log.of("notification-intake", environment);
  }

  @Override
  public void handleRequest(InputStream in, OutputStream out, Context context) throws IOException {
    JsonNode event = Json.event(in);
    Log its = log.during(context, event);
    BooleanSupplier timeLeft = TimeLeft.of(context);
    if (HttpEdge.isRequest(event)) {
      Map<String, HttpEdge.Route> all = new HashMap<>(routes);
      all.put("POST /schools/{urn}/returns", r -> uploads.post(r, timeLeft, its));
      new HttpEdge(all).answer(event, out, its);
    } else {
      drain.run(timeLeft, its);
    }
  }
}
