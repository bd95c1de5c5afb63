package org.onroll.notificationintake;

import static java.util.Map.entry;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.Map;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;
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
  private final HttpEdge edge;
  private final Environment environment;
  private final Spine spine;
  private final Access access;
  private final Receipts receipts;
  private final ReturnIntake returns;
  private final Log log;
  private volatile @Nullable ManyReturns many;

  public NotificationIntakeHandler() {
    this(Wiring.environment());
  }

  NotificationIntakeHandler(Environment environment) {
    this.environment = environment;
    this.spine = Spine.of(environment);
    this.access = new Access(spine::grant, environment.optional("FIRST_ADMINISTRATOR"));
    Callers callers = new Callers(access);
    this.receipts = new Receipts(spine);
    this.returns = new ReturnIntake(spine, callers, receipts, new ReturnKinds(spine));
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
    Log its = log.during(context, event);
    BooleanSupplier timeLeft = TimeLeft.of(context);
    if (!HttpEdge.isRequest(event)) many().goOn(timeLeft, its);
    else if (isOfFiles(event)) many().edge(timeLeft, its).answer(event, out, its);
    else edge.answer(event, out, its);
  }

  private static boolean isOfFiles(JsonNode event) {
    String resource = event.path("resource").asText();
    return resource.equals("/schools/{urn}/returns") || resource.startsWith("/uploads/");
  }

  /** Made when a file first comes: a single return does not wait for what it has no use for. */
  private ManyReturns many() {
    ManyReturns made = many;
    if (made == null) {
      made = new ManyReturns(environment, spine, access, receipts, returns);
      many = made;
    }
    return made;
  }
}
