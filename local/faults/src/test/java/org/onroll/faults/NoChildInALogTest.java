package org.onroll.faults;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.onroll.platform.fixture.Call;
import org.onroll.platform.fixture.Contents;
import org.onroll.platform.fixture.Output;
import org.onroll.platform.fixture.RollText;
import org.onroll.platform.fixture.Town;
import org.onroll.platform.fixture.Wire;
import org.onroll.platform.http.Json;

/** Through all handlers, on success and on failure; what they write is their logs and metrics. */
@DisplayName("abuse-A15: no canary in any log line or metric")
class NoChildInALogTest {
  private static final String SCHOOL = "999101";
  private static final String SURNAME = "Canarybird";
  private static final String UPN = RollText.upn(61);
  private static final String POSTCODE = "ZZ9 9CB";
  private static final String BORN = "2016-03-07";
  private static final String ADDRESS = "canarybird@example.org";
  private static final String GROUP = "female-genital-mutilation"; // requirement A5
  private static final String MONDAY_ROLL =
      roll("," + UPN + "," + SURNAME + ",Canarina," + BORN + "," + POSTCODE);

  private Town town;
  private Mailbox mailbox;
  private Wire wire;
  private Functions functions;

  @BeforeEach
  void a_town_behind_a_wire() {
    town = new Town("2026-09-14T05:10:00Z").staff().school(SCHOOL).school("999102");
    mailbox = new Mailbox(town.clock());
    town.with("AWS_ENDPOINT_URL_SES", mailbox.endpoint()).with("CONCURRENCY", "4");
    wire = new Wire(town);
    functions = new Functions(town.environment());
  }

  @AfterEach
  void the_wire_is_cut() {
    wire.close();
    mailbox.close();
  }

  /** Thirty pupils, and one whose UPN, surname, forename, birth and postcode follow a comma. */
  private static String roll(String canary) {
    StringBuilder text = new StringBuilder("Postcode," + RollText.HEADER + "\n");
    RollText.pupils(1, 30)
        .forEach(p -> text.append("ZZ1 1ZZ,").append(RollText.line(p)).append("\n"));
    if (canary.isEmpty()) return text.toString();
    String[] c = canary.split(",", -1);
    return text.append(
            String.join(
                ",", c[5], c[1], c[2], c[3], "", c[4], "F", "5", "2020-09-02", "C", "false"))
        .append("\n")
        .toString();
  }

  private void put(String date, String csv) {
    ask("roll-diff", Call.to("PUT /schools/{urn}/rolls/{date}").path("date", date).csv(csv));
  }

  private void ask(String function, Call call) {
    call.as(Town.clientOf(SCHOOL)).path("urn", SCHOOL).on(functions.get(function));
  }

  private void officer(String route, String id, String body) {
    Call.to(route).as(Town.OFFICER).path("id", id).json(body).on(functions.get("case-desk"));
  }

  private static ObjectNode pupil() {
    ObjectNode pupil =
        Json.object()
            .put("upn", UPN)
            .put("surname", SURNAME)
            .put("forename", "Canarina")
            .put("dateOfBirth", BORN);
    pupil.putObject("address").put("line1", SURNAME).put("postcode", POSTCODE);
    return pupil;
  }

  private static ObjectNode deletion() {
    ObjectNode body = Json.object().put("deletionDate", "2026-09-15").put("ground", "a");
    body.set("pupil", pupil());
    body.putArray("parents").addObject().put("name", SURNAME).put("emergencyNumber", POSTCODE);
    body.putObject("destination").put("kind", "unknown").put("name", SURNAME);
    return body;
  }

  /** All that a child's record goes through, and every wrong way of saying it. */
  private void everythingThatHappens() {
    put("2026-09-14", MONDAY_ROLL);
    put("2026-09-14", MONDAY_ROLL + UPN + "," + SURNAME + "," + POSTCODE + "\n");
    put("2026-09-14", MONDAY_ROLL + MONDAY_ROLL.lines().reduce((x, last) -> last).orElseThrow());
    put(SURNAME, MONDAY_ROLL);
    put("2026-09-14", SURNAME + "," + UPN + "," + POSTCODE);
    ask(
        "roll-diff",
        Call.to("PUT /schools/{urn}/rolls/{date}")
            .path("date", "2026-09-14")
            .bytes(SURNAME.getBytes(StandardCharsets.UTF_8))
            .header("Content-Type", "application/gzip"));
    town.clock().to("2026-09-15T05:10:00Z");
    put("2026-09-15", roll(""));
    for (String kind : List.of("deletion", "new-pupil")) {
      String route = "POST /schools/{urn}/returns/" + kind;
      ask("notification-intake", Call.to(route).json(deletion().put("ground", SURNAME)));
      ask("notification-intake", Call.to(route).json("{\"pupil\": " + SURNAME + UPN));
      ask("notification-intake", Call.to(route).json(deletion().put("urn", SURNAME)));
      ask(
          "notification-intake",
          Call.to(route).json(deletion()).header("Idempotency-Key", SURNAME + "\r\n\u2028" + UPN));
    }
    ask(
        "notification-intake",
        Call.to("GET /schools/{urn}/reconciliation").query("cursor", SURNAME).query(UPN, POSTCODE));
    ask("notification-intake", Call.to("GET /schools/{urn}/receipts/{id}").path("id", SURNAME));
    ask("case-desk", Call.to("GET /ledger").query("status", SURNAME));
    officer("POST /cases/{id}/closure", SURNAME, "{\"ground\": \"" + SURNAME + "\"}");
    officer("PUT /contacts/{id}", "x", "{\"email\": \"" + ADDRESS + "\"}");
    cases()
        .forEach(id -> officer("POST /cases/{id}/closure", id, "{\"note\": \"" + SURNAME + "\"}"));
    referrals();
    for (String drain :
        List.of("notification-intake", "roll-diff", "deadline-scan", "reminder-email")) {
      Delivery.schedule(drain).to(functions);
    }
    mailbox.events().forEach(e -> Delivery.event("mail-feedback", () -> e).to(functions));
    Delivery.event("mail-feedback", () -> sns("{\"eventType\": \"" + SURNAME)).to(functions);
  }

  /** A referral in right and wrong words, a question, a vulnerability group. */
  private void referrals() {
    ObjectNode body = Json.object().put("route", "not-sure").put("notes", SURNAME);
    body.putObject("referrer").put("kind", "resident").put("name", SURNAME);
    body.set("child", pupil());
    body.putObject("safeguarding").put("concern", true);
    for (ObjectNode sent : List.of(body, body.deepCopy().put("route", SURNAME))) {
      Call.to("POST /referrals")
          .as(Town.REFERRER)
          .json(sent)
          .on(functions.get("notification-intake"));
    }
    ObjectNode question = Json.object().put("authority", SURNAME).put("legalBasis", "other");
    question.set("child", pupil());
    Call.to("POST /roll-questions")
        .as(Town.OFFICER)
        .json(question)
        .on(functions.get("notification-intake"));
    cases().forEach(id -> officer("POST /cases/{id}/groups", id, "{\"group\": \"" + GROUP + "\"}"));
  }

  private List<String> cases() {
    return town.contents().ofKind("case").stream()
        .map(c -> Contents.text(c, "PK").substring("CASE#".length()))
        .toList();
  }

  private static JsonNode sns(String message) {
    ObjectNode event = Json.object();
    event.putArray("Records").addObject().putObject("Sns").put("Message", message);
    return event;
  }

  private String said(Wire.Weather weather) throws Exception {
    return Output.of(
        () -> {
          functions = new Functions(town.environment());
          wire.weather(weather);
          everythingThatHappens();
          wire.weather(Wire.CALM);
        });
  }

  private static void assertHoldsNoChild(String said) {
    assertThat(said.toLowerCase(Locale.ROOT))
        .doesNotContain("canar", UPN.toLowerCase(Locale.ROOT), POSTCODE.toLowerCase(Locale.ROOT))
        .doesNotContain(BORN, "@", GROUP, "mutilation");
    assertThat(said.lines().map(Json::parse))
        .allMatch(l -> Stream.of("timestamp", "level", "function", "event").allMatch(l::has))
        .allMatch(l -> l.has("lambdaRequestId"));
  }

  @Test
  void where_all_goes_well_and_where_the_sender_is_wrong() throws Exception {
    String said = said(Wire.CALM);
    assertThat(town.contents().values("leaver", "status")).isNotEmpty();
    assertThat(mailbox.taken()).isNotEmpty();
    assertThat(said)
        .contains("RollsAccepted", "RollsHeld", "ReturnsTaken", "MailsSent", "LedgerOpen")
        .contains("event-taken", "event-unreadable");
    assertHoldsNoChild(said);
  }

  @Test
  void where_the_table_refuses() throws Exception {
    for (int calls : List.of(0, 3, 6, 12)) {
      String said = said(a -> a.number() > calls ? Wire.STORM.at(a) : null);
      assertThat(said).contains("TableRefusals");
      assertHoldsNoChild(said);
    }
  }

  @Test
  void where_the_table_says_something_that_nobody_expected() throws Exception {
    Wire.Answer odd = Wire.Answer.error(400, "ValidationException");
    Wire.Answer told = new Wire.Answer(400, odd.body().replace("refused", SURNAME + " " + UPN));
    String said = said(a -> a.operation().matches("Get.*|Query") ? null : told);
    assertThat(said).contains("request-failed");
    assertHoldsNoChild(said);
  }
}
