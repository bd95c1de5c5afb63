package org.onroll.notificationintake;

import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.LocalDate;
import java.util.List;
import org.onroll.domain.identity.Identity;
import org.onroll.platform.fixture.Answer;
import org.onroll.platform.fixture.Call;
import org.onroll.platform.fixture.Town;
import org.onroll.platform.http.Json;

/** A school's office: writes returns and sends them. */
final class Office {
  static final String DELETION = "POST /schools/{urn}/returns/deletion";
  static final String NEW_PUPIL = "POST /schools/{urn}/returns/new-pupil";
  static final String RETURNS = "POST /schools/{urn}/returns";
  static final String UPLOAD = "GET /uploads/{id}";
  static final String OUTCOME = "GET /uploads/{id}/outcome";
  static final String ATTENDANCE = "POST /schools/{urn}/returns/attendance";
  static final String SICKNESS = "POST /schools/{urn}/returns/sickness";
  static final String TIMETABLE = "POST /schools/{urn}/returns/reduced-timetable";
  static final String REFERRAL = "POST /schools/{urn}/receipts/{id}/safeguarding-referral";
  static final String ASSURANCE = "POST /home-education-notices/{id}/assurance";
  static final String ABSENCES = "GET /absences";
  static final String TIMETABLES = "GET /reduced-timetables";
  static final String NOTICE = "POST /home-education-notices";
  static final String RECONCILIATION = "GET /schools/{urn}/reconciliation";
  static final String DEADLINES = "GET /schools/{urn}/deadlines";
  static final String RECEIPT = "GET /schools/{urn}/receipts/{id}";
  static final List<String> SCHOOL_ROUTES =
      List.of(
          RETURNS,
          DELETION,
          NEW_PUPIL,
          ATTENDANCE,
          SICKNESS,
          TIMETABLE,
          REFERRAL,
          RECONCILIATION,
          DEADLINES,
          RECEIPT);

  private final RequestStreamHandler handler;

  Office(Town town) {
    this.handler = new NotificationIntakeHandler(town.environment());
  }

  RequestStreamHandler handler() {
    return handler;
  }

  /** A call of the school's own client. */
  Call call(String route, String urn) {
    return Call.to(route).as(Town.clientOf(urn)).path("urn", urn);
  }

  Answer send(String route, String urn, ObjectNode body) {
    return call(route, urn).json(body).on(handler);
  }

  Answer delete(String urn, ObjectNode body) {
    return send(DELETION, urn, body);
  }

  Answer read(String route, String urn) {
    return call(route, urn).on(handler);
  }

  Answer receipt(String urn, String id) {
    return call(RECEIPT, urn).path("id", id).on(handler);
  }

  /** With all that the regulations ask for. */
  static ObjectNode deletion(Identity pupil, String date) {
    ObjectNode body = Json.object().put("deletionDate", date).put("ground", "a");
    pupil(body.putObject("pupil"), pupil);
    address((ObjectNode) body.path("pupil"));
    parent(body);
    body.putObject("destination")
        .put("kind", "school")
        .put("urn", "999102")
        .put("expectedFirstDay", date);
    body.putObject("safeguarding").put("concern", false);
    return body.put("socialCare", false);
  }

  static ObjectNode newPupil(Identity pupil, String date) {
    ObjectNode body = Json.object().put("entryDate", date).put("startingDay", date);
    pupil(body.putObject("pupil"), pupil);
    address((ObjectNode) body.path("pupil"));
    ((ObjectNode) body.path("pupil")).put("yearGroup", "5");
    parent(body);
    body.putObject("safeguarding").put("concern", false);
    return body;
  }

  static ObjectNode notice(Identity child, String from) {
    ObjectNode body = Json.object().put("from", from);
    pupil(body.putObject("child"), child);
    body.putObject("safeguarding").put("concern", false);
    return body;
  }

  /** Of a pupil, with address and the question that every form asks. */
  static ObjectNode about(Identity pupil) {
    ObjectNode body = Json.object();
    pupil(body.putObject("pupil"), pupil);
    address((ObjectNode) body.path("pupil"));
    body.putObject("safeguarding").put("concern", false);
    return body;
  }

  /** Both sessions of each of so many calendar days. */
  static ObjectNode sessions(ObjectNode body, String from, int days, String code) {
    ArrayNode list = body.putArray("sessions");
    for (int i = 0; i < days; i++) {
      String day = LocalDate.parse(from).plusDays(i).toString();
      list.addObject().put("date", day).put("am", code).put("pm", code);
    }
    return body;
  }

  private static void pupil(ObjectNode to, Identity pupil) {
    to.put("upn", pupil.upn())
        .put("surname", pupil.surname())
        .put("forename", pupil.forename())
        .put("dateOfBirth", pupil.dateOfBirth().toString())
        .put("sex", pupil.sex());
  }

  private static void address(ObjectNode pupil) {
    pupil
        .putObject("address")
        .put("line1", "1 Sample Street")
        .put("town", "Exampleton")
        .put("postcode", "ZZ1 1ZZ");
  }

  private static void parent(ObjectNode body) {
    body.putArray("parents")
        .addObject()
        .put("name", "Ada Example-Pupil")
        .put("livesWith", true)
        .put("emergencyNumber", "01632 960001");
  }
}
