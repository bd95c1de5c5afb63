package org.onroll.notificationintake;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.Map;
import org.onroll.domain.access.Access;
import org.onroll.platform.config.Environment;
import org.onroll.platform.function.Log;
import org.onroll.platform.function.Spine;
import org.onroll.platform.http.Callers;
import org.onroll.platform.http.HttpEdge;
import org.onroll.platform.http.Json;

/** Routes of schools and referrers. */
public final class NotificationIntakeHandler implements RequestStreamHandler {
  private final HttpEdge edge;
  private final Log log;

  public NotificationIntakeHandler() {
    this(Wiring.environment());
  }

  NotificationIntakeHandler(Environment environment) {
    Spine spine = Spine.of(environment);
    Callers callers =
        new Callers(new Access(spine.records(), environment.optional("FIRST_ADMINISTRATOR")));
    Receipts receipts = new Receipts(spine);
    ReturnIntake returns = new ReturnIntake(spine, callers, receipts);
    ReferralIntake referrals = new ReferralIntake(spine, callers, receipts);
    Originals originals = new Originals(spine, callers);
    RollQuestions questions = new RollQuestions(spine, callers);
    SchoolReading reading = new SchoolReading(spine, callers);
    this.edge =
        new HttpEdge(
            Map.ofEntries(
                Map.entry("POST /schools/{urn}/returns/new-pupil", returns::newPupil),
                Map.entry("POST /schools/{urn}/returns/deletion", returns::deletion),
                Map.entry("POST /home-education-notices", returns::homeEducation),
                Map.entry("GET /schools/{urn}/reconciliation", reading::reconciliation),
                Map.entry("GET /schools/{urn}/deadlines", reading::deadlines),
                Map.entry("GET /schools/{urn}/receipts/{id}", reading::receipt),
                Map.entry("POST /referrals", referrals::referral),
                Map.entry("POST /receipts/{id}/safeguarding-referral", referrals::safeguarding),
                Map.entry("PUT /receipts/{id}/original", originals::put),
                Map.entry("GET /receipts/{id}/original", originals::get),
                Map.entry("POST /roll-questions", questions::ask)));
    this.log = Log.of("notification-intake", environment);
  }

  @Override
  public void handleRequest(InputStream in, OutputStream out, Context context) throws IOException {
    JsonNode event = Json.event(in);
    edge.answer(event, out, log.during(context, event));
  }
}
