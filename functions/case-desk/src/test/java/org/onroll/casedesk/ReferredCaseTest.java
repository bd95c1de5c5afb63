package org.onroll.casedesk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.onroll.platform.fixture.RollText.identity;
import static org.onroll.platform.fixture.RollText.pupils;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.onroll.domain.enquiry.VulnerabilityGroup;
import org.onroll.domain.records.Change;
import org.onroll.domain.referral.Question;
import org.onroll.domain.referral.Question.Say;
import org.onroll.domain.referral.Referral;
import org.onroll.domain.referral.Referrals;
import org.onroll.domain.referral.Referrer;
import org.onroll.domain.referral.Route;
import org.onroll.domain.returns.Receipt;
import org.onroll.domain.returns.Safeguarding;
import org.onroll.domain.roll.Address;
import org.onroll.platform.fixture.Answer;
import org.onroll.platform.fixture.Call;
import org.onroll.platform.fixture.Output;
import org.onroll.platform.fixture.Town;
import org.onroll.platform.http.Json;

/** A2, A5, B6: what officers do with a case that a referral opened. */
class ReferredCaseTest {
  private static final String YOUNG_CARER = "{\"group\": \"young-carer\"}";
  private Town town;
  private Desk desk;
  private String id;

  @BeforeEach
  void somebody_told_of_a_child() {
    town = new Town().staff().school("999101");
    town.roll("999101", "2026-09-11", pupils(1, 30));
    Referral said =
        new Referral(
            Referrer.HOUSING,
            "s11",
            Route.NOT_SURE,
            Map.of(Question.IN_SCHOOL, Say.NO),
            identity(500),
            "5",
            Address.NONE,
            "",
            null,
            null,
            new Safeguarding(true, true, false, null, "", LocalDate.parse("2026-09-14")),
            null);
    Referrals referrals = town.spine().referrals();
    var now = town.clock().instant();
    referrals.take(
        said,
        referrals.decide(said, now),
        "r-1",
        Town.REFERRER,
        "",
        () ->
            List.of(
                Change.create(new Receipt("r-1", "referral", "", Town.REFERRER, now, "{}", "{}"))),
        now);
    desk = new Desk(town);
    id = desk.onlyCase();
  }

  private Answer call(String route, String body) {
    return Call.to(route).as(Town.OFFICER).path("id", id).json(body).on(desk.handler());
  }

  @Test
  void a_case_without_a_leaver_is_shown_with_its_flag() {
    Answer one = desk.oneCase(id);
    assertThat(one.at("/kind")).isEqualTo("enquiry");
    assertThat(one.at("/reason")).isEqualTo("education-not-known");
    assertThat(one.json().path("safeguarding").asBoolean()).isTrue(); // B5
    assertThat(one.json().has("ledgerEntry")).isFalse();
    assertThat(one.json().has("lastSchool")).isFalse();
    assertThat(desk.get("/ledger").json().path("items")).isEmpty();
  }

  @Test
  void an_enquiry_becomes_cme_and_moves_to_the_other_list() { // A2
    Answer cme =
        call(
            "POST /cases/{id}/conversion",
            "{\"kind\": \"cme\", \"reason\": \"Seen at home.\", \"caseReason\":"
                + " \"awaiting-place\"}");
    assertThat(cme.status()).isEqualTo(200);
    assertThat(cme.at("/kind")).isEqualTo("cme");
    assertThat(cme.at("/reason")).isEqualTo("awaiting-place");
    assertThat(cme.texts("events", "kind")).containsExactly("opened", "converted");
    assertThat(cme.at("/events/1/who")).isEqualTo(Town.OFFICER);
    assertThat(desk.get("/cases", "kind", "cme").texts("items", "id")).containsExactly(id);
    assertThat(desk.get("/cases", "kind", "enquiry").json().path("items")).isEmpty();
    assertThat(desk.get("/cases").texts("items", "id")).containsExactly(id); // of both kinds
    assertThat(
            call("POST /cases/{id}/conversion", "{\"kind\": \"cme\", \"reason\": \"x\"}").status())
        .isEqualTo(409);
    assertThat(call("POST /cases/{id}/conversion", "{\"kind\": \"enquiry\"}").wrongFields())
        .containsExactly("reason");
    assertThat(
            call(
                    "POST /cases/{id}/conversion",
                    "{\"kind\": \"enquiry\", \"reason\": \"x\", \"caseReason\": \"on-no-roll\"}")
                .wrongFields())
        .containsExactly("caseReason");
  }

  @Test
  void a_referral_waits_until_somebody_has_acknowledged_it() { // B6
    Answer waiting = desk.get("/referrals");
    assertThat(waiting.texts("items", "referrer")).containsExactly("housing");
    assertThat(waiting.at("/items/0/case/id")).isEqualTo(id);
    Answer done =
        Call.to("POST /referrals/{id}/acknowledgement")
            .as(Town.OFFICER)
            .path("id", "r-1")
            .json("{\"note\": \"By telephone.\"}")
            .on(desk.handler());
    assertThat(done.at("/state")).isEqualTo("acknowledged");
    assertThat(done.texts("deadlines", "rule"))
        .containsExactlyInAnyOrder("referral-acknowledgement", "safeguarding-referral");
    assertThat(done.texts("deadlines", "status")).containsExactlyInAnyOrder("met", "open");
    assertThat(desk.get("/referrals").json().path("items")).isEmpty();
    assertThat(desk.get("/referrals", "state", "acknowledged").json().path("items")).hasSize(1);
  }

  @Test
  void the_policy_names_24_groups() { // A5
    assertThat(desk.get("/vulnerability-groups").json().path("items")).hasSize(24);
    assertThat(desk.get("/vulnerability-groups").at("/source")).contains("policy");
  }

  @ParameterizedTest
  @EnumSource(VulnerabilityGroup.class)
  void each_group_is_recorded_with_who_and_when(VulnerabilityGroup group) { // A5
    Answer answer = call("POST /cases/{id}/groups", "{\"group\": \"" + group.id() + "\"}");
    assertThat(answer.texts("groups", "group")).containsExactly(group.id());
    assertThat(answer.at("/groups/0/by")).isEqualTo(Town.OFFICER);
    assertThat(answer.at("/groups/0/at")).startsWith("2026-09-14");
  }

  @Test
  void a_group_that_the_policy_does_not_name_is_refused() { // A5
    assertThat(call("POST /cases/{id}/groups", "{\"group\": \"moon\"}").wrongFields())
        .containsExactly("group");
    assertThat(desk.oneCase(id).json().path("groups")).isEmpty();
  }

  @Test
  void a_group_taken_back_stays_in_the_history() { // A5
    call("POST /cases/{id}/groups", YOUNG_CARER);
    assertThat(call("POST /cases/{id}/groups/taken-back", YOUNG_CARER).wrongFields())
        .containsExactly("reason");
    Answer back =
        call(
            "POST /cases/{id}/groups/taken-back",
            "{\"group\": \"young-carer\", \"reason\": \"the wrong child\"}");
    assertThat(back.at("/groups/0/takenBack/reason")).isEqualTo("the wrong child");
    assertThat(call("POST /cases/{id}/groups", YOUNG_CARER).json().path("groups")).hasSize(2);
    assertThat(call("POST /cases/{id}/groups", YOUNG_CARER).json().path("groups")).hasSize(2);
  }

  @Test
  void a_group_recorded_wrongly_is_taken_back_of_a_closed_case_too() { // A5
    call("POST /cases/{id}/groups", YOUNG_CARER);
    ObjectNode closure = Json.object().put("ground", "on-roll").put("note", "");
    closure
        .putObject("evidence")
        .put("school", "999101")
        .put("confirmedBy", "the school's office")
        .put("confirmedOn", "2026-09-14")
        .put("source", "a call");
    assertThat(desk.close(Town.OFFICER, id, closure).at("/state")).isEqualTo("closed");
    String wrong = "{\"group\": \"young-carer\", \"reason\": \"the wrong child\"}";
    Answer back = call("POST /cases/{id}/groups/taken-back", wrong);
    assertThat(back.status()).isEqualTo(200);
    assertThat(back.at("/groups/0/takenBack/by")).isEqualTo(Town.OFFICER);
    assertThat(back.at("/state")).isEqualTo("closed");
    assertThat(back.at("/closure/ground")).isEqualTo("on-roll");
    assertThat(back.texts("events", "kind")).endsWith("closed", "groups");
    assertThat(call("POST /cases/{id}/groups", YOUNG_CARER).status()).isEqualTo(409);
  }

  @Test
  void no_log_line_mail_event_or_key_names_a_group() throws Exception { // A5, abuse-A15
    String said =
        Output.of(
            () -> {
              desk = new Desk(town);
              call("POST /cases/{id}/groups", YOUNG_CARER);
              call(
                  "POST /cases/{id}/groups/taken-back",
                  "{\"group\": \"young-carer\", \"reason\": \"a young-carer, no\"}");
              call("POST /cases/{id}/groups", "{\"group\": \"young-carer of mine\"}");
            });
    assertThat(said).isNotEmpty().doesNotContainIgnoringCase("young").doesNotContain("carer");
    assertThat(town.contents().ofKind("mail").toString()).doesNotContainIgnoringCase("carer");
    assertThat(town.contents().ofKind("case-event").toString()).doesNotContainIgnoringCase("carer");
    assertThat(town.contents().items().keySet().toString()).doesNotContainIgnoringCase("carer");
  }
}
