package org.onroll.notificationintake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.onroll.platform.fixture.RollText.identity;
import static org.onroll.platform.fixture.RollText.pupils;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.onroll.platform.fixture.Answer;
import org.onroll.platform.fixture.Call;
import org.onroll.platform.fixture.Contents;
import org.onroll.platform.fixture.Town;
import org.onroll.platform.http.Json;

@DisplayName("B5: every form asks, and a promise is a deadline until it is kept")
class PromisesTest {
  private static final String SCHOOL = "999101";
  private static final String TODAY = "2026-09-14";
  private static final String REFERRALS = "POST /referrals";
  private static final String MADE = "POST /receipts/{id}/safeguarding-referral";

  private Town town;
  private Office office;

  @BeforeEach
  void a_school_sent_a_roll_on_friday() {
    town = new Town().staff().school(SCHOOL).school("999102");
    town.roll(SCHOOL, "2026-09-11", pupils(1, 30));
    office = new Office(town);
  }

  private static ObjectNode form(String route) {
    return switch (route) {
      case Office.DELETION -> Office.deletion(identity(1), TODAY);
      case Office.NEW_PUPIL -> Office.newPupil(identity(40), TODAY);
      case Office.NOTICE -> Office.notice(identity(1), TODAY);
      case REFERRALS -> ReferralTest.referral("police", 1);
      default -> Office.about(identity(1)).put("from", TODAY).put("start", TODAY);
    };
  }

  private Answer send(String route, ObjectNode body) {
    return route.contains("{urn}")
        ? office.send(route, SCHOOL, body)
        : Call.to(route).as(Town.REFERRER).json(body).on(office.handler());
  }

  private static ObjectNode promising(ObjectNode body) {
    body.putObject("safeguarding")
        .put("concern", true)
        .putObject("referral")
        .put("willBeMadeOn", "2026-09-16");
    return body;
  }

  private List<String> promises(String member) {
    return town.contents().ofKind("deadline").stream()
        .filter(d -> Contents.text(d, "rule").equals("safeguarding-referral"))
        .map(d -> Contents.text(d, member))
        .toList();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        Office.DELETION,
        Office.NEW_PUPIL,
        Office.ATTENDANCE,
        Office.SICKNESS,
        Office.TIMETABLE,
        Office.NOTICE,
        REFERRALS
      })
  void each_form_asks_and_a_concern_is_no_referral_until_one_is_made(String route) {
    ObjectNode unasked = form(route);
    unasked.remove("safeguarding");
    assertThat(send(route, unasked).texts("findings", "field")).contains("safeguarding.concern");
    Answer answer = send(route, promising(form(route)));
    assertThat(answer.status()).isEqualTo(201);
    assertThat(answer.texts("marks")).contains("safeguarding-concern");
    assertThat(answer.texts("signposts", "service")).containsExactly("Police", "MASH", "LCSS");
    assertThat(answer.texts("remaining")).anyMatch(t -> t.contains("telling us here is not one"));
    assertThat(promises("due")).containsExactly("2026-09-16");
    assertThat(promises("status")).containsExactly("OPEN");
    Answer made =
        Call.to(MADE)
            .as(Town.OFFICER)
            .path("id", answer.at("/receipt"))
            .json("{\"on\": \"2026-09-14\", \"reference\": \"M-1\"}")
            .on(office.handler());
    assertThat(made.status()).isEqualTo(201);
    assertThat(promises("status")).containsExactly("MET");
  }

  @Test
  void what_a_school_promises_with_a_referral_is_among_its_own_deadlines() {
    ObjectNode body = promising(ReferralTest.referral("school", 1));
    ((ObjectNode) body.path("referrer")).put("urn", SCHOOL);
    Answer answer = Call.to(REFERRALS).as(Town.clientOf(SCHOOL)).json(body).on(office.handler());
    assertThat(answer.status()).isEqualTo(201);
    assertThat(office.read(Office.DEADLINES, SCHOOL).texts("items", "rule"))
        .containsExactly("safeguarding-referral");
    ObjectNode made = Json.object().put("on", TODAY).put("reference", "M-1");
    Call other = office.call(Office.REFERRAL, "999102").path("id", answer.at("/receipt"));
    assertThat(other.json(made).on(office.handler()).status()).isEqualTo(404);
    Call own = office.call(Office.REFERRAL, SCHOOL).path("id", answer.at("/receipt"));
    assertThat(own.json(made).on(office.handler()).status()).isEqualTo(201);
    assertThat(office.read(Office.DEADLINES, SCHOOL).json().path("items")).isEmpty();
  }

  @Test
  void what_is_said_first_of_a_made_referral_stands() {
    Answer told = send(REFERRALS, promising(form(REFERRALS)));
    for (String reference : List.of("M-1", "M-2")) {
      Call.to(MADE)
          .as(Town.REFERRER)
          .path("id", told.at("/receipt"))
          .json(Json.object().put("on", TODAY).put("reference", reference))
          .on(office.handler());
    }
    assertThat(town.contents().values("safeguarding-referral", "reference")).containsExactly("M-1");
  }

  @Test
  void a_notice_has_a_reference_for_the_reminders() {
    Answer answer = send(Office.NOTICE, promising(form(Office.NOTICE)));
    assertThat(answer.at("/reference")).startsWith("R-");
    assertThat(promises("reference")).containsExactly(answer.at("/reference"));
    Answer other = send(Office.NOTICE, form(Office.NOTICE));
    assertThat(other.at("/reference")).startsWith("R-").isNotEqualTo(answer.at("/reference"));
  }

  @Test
  void a_concern_that_a_deletion_return_tells_flags_the_case_that_follows() {
    ObjectNode body = promising(form(Office.DELETION));
    body.putObject("destination").put("kind", "unknown");
    office.delete(SCHOOL, body);
    assertThat(town.contents().ofKind("case"))
        .singleElement()
        .matches(c -> c.containsKey("safeguarding") && c.get("safeguarding").bool());
  }

  @Test
  void an_officer_is_asked_how_and_when_a_keyed_referral_came() { // B6
    Call keyed = Call.to(REFERRALS).as(Town.OFFICER);
    assertThat(keyed.json(form(REFERRALS)).on(office.handler()).texts("findings", "field"))
        .containsExactly("received");
  }

  // ---- A3

  private Answer unsuitable(String notice) {
    return Call.to(Office.ASSURANCE)
        .as(Town.OFFICER)
        .path("id", notice)
        .json(
            Json.object().put("suitable", "no").put("on", TODAY).put("basis", "No work was shown."))
        .on(office.handler());
  }

  @Test
  void home_education_found_unsuitable_opens_a_cme_case_that_a_notice_does_not_end() { // A3
    String notice = send(Office.NOTICE, form(Office.NOTICE)).at("/receipt");
    assertThat(town.contents().ofKind("case")).isEmpty();
    Answer found = unsuitable(notice);
    assertThat(found.status()).isEqualTo(201);
    assertThat(unsuitable(notice).replayed()).isTrue();
    send(Office.NOTICE, Office.notice(identity(1), "2026-09-15"));
    assertThat(town.contents().values("case", "of")).containsExactly("CME");
    assertThat(town.contents().values("case", "state")).containsExactly("OPEN");
    assertThat(town.contents().values("case", "reason"))
        .containsExactly("HOME_EDUCATION_UNSUITABLE");
    assertThat(town.contents().values("interval", "from")).containsExactly(TODAY);
  }

  @Test
  void an_enquiry_whose_child_is_found_taught_unsuitably_becomes_cme() { // A2, A3
    ObjectNode body = form(Office.DELETION);
    body.putObject("destination").put("kind", "unknown");
    office.delete(SCHOOL, body);
    assertThat(town.contents().values("case", "of")).containsExactly("ENQUIRY");
    String notice = send(Office.NOTICE, form(Office.NOTICE)).at("/receipt");
    assertThat(town.contents().values("leaver", "status")).containsExactly("CLAIMED");
    unsuitable(notice);
    assertThat(town.contents().values("case", "of")).containsExactly("CME");
    assertThat(town.contents().values("case-event", "what"))
        .containsExactlyInAnyOrder("opened", "claimed", "converted");
    assertThat(town.contents().values("leaver", "status")).containsExactly("OPEN");
    assertThat(town.contents().values("interval", "to")).containsExactly("");
  }

  @Test
  void a_leaver_who_is_found_taught_unsuitably_is_missing_again() { // A3
    ObjectNode body = form(Office.DELETION);
    body.putObject("destination").put("kind", "home-education");
    office.delete(SCHOOL, body);
    String notice = send(Office.NOTICE, form(Office.NOTICE)).at("/receipt");
    assertThat(town.contents().values("leaver", "status")).containsExactly("CLAIMED");
    assertThat(town.contents().ofKind("case")).isEmpty();
    unsuitable(notice);
    assertThat(town.contents().values("leaver", "status")).containsExactly("OPEN");
    assertThat(town.contents().values("case", "reason"))
        .containsExactly("HOME_EDUCATION_UNSUITABLE");
    assertThat(town.contents().values("case", "entry")).containsExactly("LEAVER#0001");
    assertThat(town.contents().values("interval", "to")).containsExactly("");
  }
}
