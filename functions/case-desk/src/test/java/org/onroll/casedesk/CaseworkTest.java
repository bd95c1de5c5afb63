package org.onroll.casedesk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.onroll.platform.fixture.RollText.and;
import static org.onroll.platform.fixture.RollText.identity;
import static org.onroll.platform.fixture.RollText.pupil;
import static org.onroll.platform.fixture.RollText.pupils;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.onroll.domain.enquiry.ClosureGround;
import org.onroll.domain.returns.Destination;
import org.onroll.platform.fixture.Answer;
import org.onroll.platform.fixture.AtOnce;
import org.onroll.platform.fixture.Call;
import org.onroll.platform.fixture.Contents;
import org.onroll.platform.fixture.Town;
import org.onroll.platform.http.Json;

class CaseworkTest {
  private static final String SCHOOL = "999101";
  private static final String FRIDAY = "2026-09-11";
  private static final String TODAY = "2026-09-14";

  private Town town;
  private Desk desk;

  @BeforeEach
  void a_town_with_two_schools() {
    town = new Town().staff().school(SCHOOL).school("999102");
    town.roll(SCHOOL, FRIDAY, pupils(1, 30)).roll("999102", FRIDAY, pupils(101, 130));
    desk = new Desk(town);
  }

  /** A child whose destination nobody knows: an enquiry is opened at once. */
  private String enquiry() {
    town.deleted(SCHOOL, identity(1), TODAY, Destination.UNKNOWN);
    return desk.onlyCase();
  }

  @ParameterizedTest
  @ValueSource(strings = {"/ledger", "/cases", "/outbox"})
  void a_list_without_anything_is_an_empty_page(String route) {
    Answer answer = desk.get(route);
    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.json().path("items").isArray()).isTrue();
    assertThat(answer.json().path("items")).isEmpty();
    assertThat(answer.json().has("next")).isFalse();
  }

  @ParameterizedTest
  @CsvSource({
    "/ledger, status, lost",
    "/ledger, limit, 0",
    "/ledger, cursor, nonsense",
    "/cases, state, pending",
    "/cases, kind, other",
    "/outbox, status, gone",
    "/cases, cursor, UEsKeA"
  })
  void a_list_says_what_it_does_not_know(String route, String parameter, String value) {
    assertThat(desk.get(route, parameter, value).status()).isEqualTo(400);
  }

  @Test
  void the_ledger_shows_the_longest_gone_first_with_what_is_waited_for() { // requirement C5
    Destination abroad = new Destination(Destination.Kind.ABROAD, "", "", "Spain", null);
    town.deleted(SCHOOL, identity(2), TODAY, abroad);
    town.deleted(SCHOOL, identity(1), "2026-09-10", abroad);
    Answer answer = desk.get("/ledger");
    assertThat(answer.texts("items", "since")).containsExactly("2026-09-10", TODAY);
    assertThat(answer.json().at("/items/0/ageDays").asInt()).isEqualTo(4);
    assertThat(answer.at("/items/0/waiting/rule")).isEqualTo("destination-confirmation");
    assertThat(answer.at("/items/0/waiting/citation")).contains("OnRoll's default");
    assertThat(answer.at("/items/0/lastSchool/name")).isEqualTo("Example School 999101");
    assertThat(answer.at("/items/0/destination/country")).isEqualTo("Spain");
    assertThat(desk.get("/ledger", "status", "claimed").json().path("items")).isEmpty();
  }

  @Test
  void a_case_shows_its_child_its_reason_its_deadline_and_its_history() {
    Answer one = desk.oneCase(enquiry());
    assertThat(one.at("/state")).isEqualTo("open");
    assertThat(one.at("/kind")).isEqualTo("enquiry");
    assertThat(one.at("/reason")).isEqualTo("destination-unknown");
    assertThat(one.at("/child/upn")).isEqualTo(identity(1).upn());
    assertThat(one.at("/reference")).matches("E-[0-9A-Z]{4}-[0-9A-Z]{4}");
    assertThat(one.texts("deadlines", "rule")).containsExactly("enquiry-first-check");
    assertThat(one.at("/deadlines/0/due")).isEqualTo("2026-09-15");
    assertThat(one.texts("events", "kind")).containsExactly("opened");
    assertThat(one.at("/intervals/0/from")).isEqualTo(TODAY);
    assertThat(one.json().has("proposedClosure")).isFalse();
    assertThat(desk.get("/ledger").at("/items/0/caseId")).isEqualTo(one.at("/id"));
    assertThat(desk.get("/ledger").at("/items/0/id")).isEqualTo(one.at("/ledgerEntry"));
  }

  @Test
  void a_case_that_is_not_there_is_not_found() { // abuse-A12
    for (String id : List.of("none", "#", "CASE", "x".repeat(200))) {
      assertThat(desk.oneCase(id).status()).as(id).isEqualTo(404);
    }
  }

  @Test
  void the_outbox_shows_what_waits_and_no_address() {
    enquiry();
    Answer answer = desk.get("/outbox");
    assertThat(answer.texts("items", "kind")).containsExactly("enquiry-opened");
    assertThat(answer.at("/items/0/contact")).isEqualTo("duty-officer");
    assertThat(answer.text()).doesNotContain("@");
  }

  // ---- closure (requirement E3, invariant 6)

  @ParameterizedTest
  @EnumSource(ClosureGround.class)
  void missing_evidence_is_named(ClosureGround ground) {
    String id = enquiry();
    Contents before = town.contents();
    Answer answer = desk.close(Town.OFFICER, id, Json.object().put("ground", ground.id()));
    assertThat(answer.status()).isEqualTo(422);
    assertThat(answer.wrongFields())
        .isEqualTo(ground.evidence().stream().map(e -> "evidence." + e).toList());
    assertThat(town.contents()).isEqualTo(before);
  }

  @ParameterizedTest
  @EnumSource(ClosureGround.class)
  void a_case_with_its_grounds_evidence_is_closed(ClosureGround ground) {
    String id = enquiry();
    Answer answer = desk.close(Town.OFFICER, id, on(ground));
    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.at("/state")).isEqualTo("closed");
    assertThat(answer.at("/closure/ground")).isEqualTo(ground.id());
    assertThat(answer.at("/closure/by")).isEqualTo(Town.OFFICER);
    assertThat(answer.texts("deadlines", "status")).containsOnly("met");
    assertThat(answer.texts("events", "kind")).containsExactly("opened", "closed");
    assertThat(desk.get("/cases").json().path("items")).isEmpty();
    assertThat(desk.get("/cases", "state", "closed").texts("items", "id")).containsExactly(id);
    assertThat(town.contents().values("leaver", "status")).containsExactly("CLOSED");
  }

  @Test
  void a_ground_that_is_none_is_named() {
    String id = enquiry();
    for (String ground : List.of("", "found", "ON_ROLL")) {
      Answer answer = desk.close(Town.OFFICER, id, Json.object().put("ground", ground));
      assertThat(answer.status()).isEqualTo(422);
      assertThat(answer.wrongFields()).containsExactly("ground");
    }
  }

  @Test
  void evidence_of_an_impossible_day_is_named() {
    ObjectNode body = on(ClosureGround.DECEASED);
    ((ObjectNode) body.path("evidence")).put("confirmedOn", "yesterday");
    Answer answer = desk.close(Town.OFFICER, enquiry(), body);
    assertThat(answer.status()).isEqualTo(422);
    assertThat(answer.wrongFields()).containsExactly("evidence.confirmedOn");
  }

  @Test
  void a_closed_case_is_not_closed_again() {
    String id = enquiry();
    desk.close(Town.OFFICER, id, on(ClosureGround.ON_ROLL));
    Contents before = town.contents();
    assertThat(desk.close(Town.SECOND_OFFICER, id, on(ClosureGround.CUSTODY)).status())
        .isEqualTo(409);
    assertThat(desk.close(Town.OFFICER, id, Json.object().put("acceptProposal", true)).status())
        .isEqualTo(409);
    assertThat(town.contents()).isEqualTo(before);
  }

  @Test
  void of_several_decisions_at_once_one_closes_it() throws Exception {
    String id = enquiry();
    List<Callable<Answer>> decisions =
        Stream.of(ClosureGround.values())
            .<Callable<Answer>>map(g -> () -> desk.close(Town.OFFICER, id, on(g)))
            .toList();
    List<Answer> answers = AtOnce.run(decisions);
    assertThat(answers).allMatch(a -> a.status() == 200 || a.status() == 409);
    assertThat(answers.stream().filter(a -> a.status() == 200)).hasSize(1);
    assertThat(desk.oneCase(id).texts("events", "kind")).containsExactly("opened", "closed");
  }

  @Test
  void a_closure_sent_again_with_its_idempotency_key_has_the_first_answer() { // invariant 1
    String id = enquiry();
    Call call =
        Call.to("POST /cases/{id}/closure")
            .as(Town.OFFICER)
            .path("id", id)
            .header("Idempotency-Key", "key-1")
            .json(on(ClosureGround.ON_ROLL));
    Answer first = call.on(desk.handler());
    Answer again = call.on(desk.handler());
    assertThat(again.status()).isEqualTo(200);
    assertThat(again.text()).isEqualTo(first.text());
    assertThat(again.replayed()).isTrue();
  }

  @Test
  void a_proposal_that_is_not_there_is_not_accepted() {
    Answer answer = desk.close(Town.OFFICER, enquiry(), Json.object().put("acceptProposal", true));
    assertThat(answer.status()).isEqualTo(409);
  }

  @Test
  void a_child_found_on_another_roll_is_proposed_for_closing_in_one_step() {
    String id = enquiry();
    town.clock().to("2026-09-15T08:00:00Z");
    town.roll("999102", "2026-09-15", and(pupils(101, 130), pupil(1)));
    Answer one = desk.oneCase(id);
    assertThat(one.at("/state")).isEqualTo("open");
    assertThat(one.at("/proposedClosure/ground")).isEqualTo("on-roll");
    assertThat(one.at("/proposedClosure/evidence/school")).isEqualTo("999102");
    assertThat(town.contents().values("mail", "of"))
        .containsExactlyInAnyOrder("ENQUIRY_OPENED", "CLAIM_FOUND");
    Answer closed = desk.close(Town.OFFICER, id, Json.object().put("acceptProposal", true));
    assertThat(closed.status()).isEqualTo(200);
    assertThat(closed.at("/closure/ground")).isEqualTo("on-roll");
    assertThat(desk.get("/ledger", "status", "claimed").json().path("items")).hasSize(1);
  }

  @Test
  void a_note_may_be_as_long_as_the_contract_says() { // openapi.yaml: maxLength 2000
    ObjectNode body = on(ClosureGround.ON_ROLL).put("note", "n".repeat(1_999));
    assertThat(desk.close(Town.OFFICER, enquiry(), body).status()).isEqualTo(200);
  }

  @Test
  void a_note_that_is_longer_is_named() {
    ObjectNode body = on(ClosureGround.ON_ROLL).put("note", "n".repeat(2_001));
    Answer answer = desk.close(Town.OFFICER, enquiry(), body);
    assertThat(answer.status()).isEqualTo(422);
    assertThat(answer.wrongFields()).containsExactly("note");
  }

  private static ObjectNode on(ClosureGround ground) {
    ObjectNode body = Json.object().put("ground", ground.id());
    ObjectNode evidence = body.putObject("evidence");
    ground
        .evidence()
        .forEach(e -> evidence.put(e, e.endsWith("On") || e.startsWith("last") ? TODAY : "yes"));
    return body;
  }
}
