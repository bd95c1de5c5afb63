package org.onroll.notificationintake;

import static java.util.Map.entry;

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
        new Callers(new Access(spine::grant, environment.optional("FIRST_ADMINISTRATOR")));
    Receipts receipts = new Receipts(spine);
    ReturnIntake returns = new ReturnIntake(spine, callers, receipts, new ReturnKinds(spine));
    FollowUps later = new FollowUps(spine, callers, receipts, returns);
    AbsenceReading absences = new AbsenceReading(spine, callers);
    SchoolReading reading = new SchoolReading(spine, callers);
    this.edge =
        new HttpEdge(
            Map.ofEntries(
                entry(
                    "POST /schools/{urn}/returns/new-pupil",
                    returns.ofSchool(ReturnKinds.NEW_PUPIL)),
                entry(
                    "POST /schools/{urn}/returns/deletion", returns.ofSchool(ReturnKinds.DELETION)),
                entry(
                    "POST /schools/{urn}/returns/attendance",
                    returns.ofSchool(ReturnKinds.ATTENDANCE)),
                entry(
                    "POST /schools/{urn}/returns/sickness", returns.ofSchool(ReturnKinds.SICKNESS)),
                entry(
                    "POST /schools/{urn}/returns/reduced-timetable",
                    returns.ofSchool(ReturnKinds.REDUCED_TIMETABLE)),
                entry("POST /home-education-notices", returns::homeEducation),
                entry("POST /home-education-notices/{id}/assurance", later::assurance),
                entry("POST /schools/{urn}/receipts/{id}/safeguarding-referral", later::referral),
                entry("GET /schools/{urn}/reconciliation", reading::reconciliation),
                entry("GET /schools/{urn}/deadlines", reading::deadlines),
                entry("GET /schools/{urn}/receipts/{id}", reading::receipt),
                entry("GET /absences", absences::absences),
                entry("GET /reduced-timetables", absences::timetables)),
            () -> ReferralRoutes.all(spine, callers, receipts, later));
    this.log = Log.of("notification-intake", environment);
  }

  @Override
  public void handleRequest(InputStream in, OutputStream out, Context context) throws IOException {
    JsonNode event = Json.event(in);
    edge.answer(event, out, log.during(context, event));
  }
}
