package org.onroll.notificationintake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.onroll.platform.fixture.RollText.identity;
import static org.onroll.platform.fixture.RollText.pupils;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.onroll.domain.access.Grant;
import org.onroll.domain.access.Role;
import org.onroll.domain.identity.Identity;
import org.onroll.domain.records.Change;
import org.onroll.domain.referral.LegalBasis;
import org.onroll.domain.roll.Address;
import org.onroll.domain.roll.Pupil;
import org.onroll.domain.school.EnrolStatus;
import org.onroll.domain.school.YearGroup;
import org.onroll.platform.fixture.Answer;
import org.onroll.platform.fixture.AtOnce;
import org.onroll.platform.fixture.Call;
import org.onroll.platform.fixture.Contents;
import org.onroll.platform.fixture.Town;
import org.onroll.platform.http.Json;

/** Requirements B4 to B6: what a referrer is told, and what an officer has then. */
class ReferralTest {
  private static final String SCHOOL = "999101";
  private static final String REFER = "POST /referrals";

  private Town town;
  private Office office;

  @BeforeEach
  void a_school_sent_a_roll_on_friday() {
    town = new Town().staff().school(SCHOOL).school("999102");
    town.grant("authority-1", Grant.AUTHORITY, Role.AUTHORITY);
    town.roll(SCHOOL, "2026-09-11", pupils(1, 30));
    office = new Office(town);
  }

  private Answer refer(String client, ObjectNode body) {
    return Call.to(REFER).as(client).json(body).on(office.handler());
  }

  static ObjectNode referral(String by, int child) {
    ObjectNode body = Json.object().put("route", "not-sure").put("legalBasis", "s11");
    body.putObject("referrer").put("kind", by);
    body.putObject("answers").put("inSchool", "no").put("placeSought", "no");
    body.putObject("child")
        .put("surname", identity(child).surname())
        .put("forename", identity(child).forename())
        .put("dateOfBirth", identity(child).dateOfBirth().toString());
    body.putObject("safeguarding").put("concern", false);
    return body;
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "police", "camhs", "young-carers", "youth-justice", "youth-service", "housing",
        "admissions", "border-agency", "other-authority", "health", "data-match", "resident"
      })
  void partners_and_residents_refer_and_source_and_basis_are_kept(String by) { // B6
    Answer answer = refer(Town.REFERRER, referral(by, 500));
    assertThat(answer.status()).isEqualTo(201);
    assertThat(answer.at("/outcome")).isEqualTo("enquiry");
    assertThat(answer.texts("findings", "field")).isEmpty();
    assertThat(answer.texts("next")).isNotEmpty();
    assertThat(answer.texts("remaining")).isNotEmpty();
    assertThat(town.contents().values("referral", "legalBasis")).containsExactly("s11");
    assertThat(town.contents().values("case", "of")).containsExactly("ENQUIRY");
  }

  @Test
  void what_would_have_decided_is_asked_for_and_the_referral_is_taken() { // B4
    ObjectNode body = referral("resident", 500);
    body.remove(List.of("answers", "safeguarding", "route"));
    Answer answer = refer(Town.REFERRER, body);
    assertThat(answer.status()).isEqualTo(201);
    assertThat(answer.texts("findings", "field"))
        .containsExactlyInAnyOrder(
            "answers.inSchool", "answers.placeSought", "safeguarding.concern");
  }

  @Test
  void a_school_refers_for_itself_and_for_no_other() { // H1
    ObjectNode own = referral("school", 500).put("route", "stopped-attending");
    ((ObjectNode) own.path("referrer")).put("urn", SCHOOL);
    own.put("firstDayAbsent", "2026-09-10");
    own.putObject("answers").put("contactTried", "yes").put("homeVisitMade", "no");
    Answer answer = refer(Town.clientOf(SCHOOL), own);
    assertThat(answer.status()).isEqualTo(201);
    assertThat(answer.at("/outcome")).isEqualTo("lcss-home-visit");
    assertThat(answer.at("/mayAskFrom")).isEqualTo("2026-09-14"); // Thursday, Friday, Monday
    assertThat(refer(Town.clientOf("999102"), own).status()).isEqualTo(403);
    ((ObjectNode) own.path("referrer")).put("kind", "police");
    assertThat(refer(Town.clientOf(SCHOOL), own).status()).isEqualTo(422);
  }

  @Test
  void nobody_learns_from_the_answer_whether_the_child_is_known() { // abuse-A11
    refer(Town.OFFICER, referral("police", 1));
    Answer known = refer(Town.REFERRER, referral("police", 1));
    Answer unknown = refer(Town.REFERRER, referral("police", 500));
    assertThat(known.status()).isEqualTo(unknown.status());
    assertThat(known.headers().keySet()).isEqualTo(unknown.headers().keySet());
    assertThat(without(known)).isEqualTo(without(unknown));
    assertThat(town.contents().ofKind("case")).hasSize(2);
  }

  private static ObjectNode without(Answer answer) {
    ObjectNode json = (ObjectNode) answer.json().deepCopy();
    json.remove(List.of("receipt", "reference"));
    return json;
  }

  @Test
  void officers_are_told_that_a_second_referral_joined_the_open_case() {
    Answer first = refer(Town.OFFICER, referral("police", 1));
    Answer second = refer(Town.OFFICER, referral("health", 1));
    assertThat(first.json().at("/case/joined").asBoolean()).isFalse();
    assertThat(second.json().at("/case/joined").asBoolean()).isTrue();
    assertThat(second.at("/case/id")).isEqualTo(first.at("/case/id"));
  }

  @Test
  void what_came_on_paper_is_keyed_by_an_officer_and_counts_from_the_receipt() { // B6
    ObjectNode letter = referral("resident", 500);
    letter.putObject("received").put("how", "letter").put("at", "2026-09-11T09:00:00Z");
    assertThat(refer(Town.REFERRER, letter).wrongFields()).containsExactly("received");
    Answer answer = refer(Town.OFFICER, letter);
    assertThat(answer.status()).isEqualTo(201);
    assertThat(town.contents().values("referral", "due")).containsExactly("2026-09-14");
    letter.putObject("received").put("how", "pigeon").put("at", "2026-09-15T09:00:00Z");
    assertThat(refer(Town.OFFICER, letter).wrongFields())
        .containsExactly("received.how", "received.at");
  }

  @ParameterizedTest
  @CsvSource({"referrer.kind", "child", "route", "answers.inSchool"})
  void refused_is_only_what_cannot_be_read(String field) {
    ObjectNode body = referral("police", 500);
    switch (field) {
      case "referrer.kind" -> body.putObject("referrer").put("kind", "nobody");
      case "child" -> body.putObject("child").put("surname", "Sample");
      case "route" -> body.put("route", "moon");
      default -> body.putObject("answers").put("inSchool", "perhaps");
    }
    Contents before = town.contents();
    Answer answer = refer(Town.REFERRER, body);
    assertThat(answer.status()).isEqualTo(422);
    assertThat(answer.wrongFields()).containsExactly(field);
    assertThat(town.contents()).isEqualTo(before);
  }

  @Test
  void a_referral_sent_again_is_one() { // fault-F1
    Answer first = refer(Town.REFERRER, referral("police", 500));
    Answer again = refer(Town.REFERRER, referral("police", 500));
    assertThat(again.text()).isEqualTo(first.text());
    assertThat(again.replayed()).isTrue();
    assertThat(town.contents().ofKind("referral")).hasSize(1);
  }

  @Test
  void the_same_words_on_another_day_are_another_referral_that_joins_the_open_case() {
    town.clock().to("2026-09-14T21:59:00Z"); // 22:59 in London
    Answer first = refer(Town.OFFICER, referral("police", 500));
    town.clock().to("2026-09-14T22:59:00Z");
    assertThat(refer(Town.OFFICER, referral("police", 500)).replayed()).isTrue();
    town.clock().to("2026-09-14T23:01:00Z"); // after midnight there
    Answer next = refer(Town.OFFICER, referral("police", 500));
    assertThat(next.status()).isEqualTo(201);
    assertThat(next.at("/receipt")).isNotEqualTo(first.at("/receipt"));
    assertThat(next.json().at("/case/joined").asBoolean()).isTrue();
    assertThat(next.at("/case/id")).isEqualTo(first.at("/case/id"));
    assertThat(town.contents().ofKind("referral")).hasSize(2);
    assertThat(town.contents().values("case-event", "what")).contains("opened", "referred");
  }

  @Test
  void a_key_stands_for_the_first_referral_past_midnight_and_as_long_as_it_is_kept() { // fault-F3
    Call call =
        Call.to(REFER)
            .as(Town.REFERRER)
            .header("Idempotency-Key", "key-1")
            .json(referral("police", 500));
    town.clock().to("2026-09-14T22:59:00Z");
    Answer first = call.on(office.handler());
    town.clock().to("2026-09-15T22:58:00Z");
    Answer again = call.on(office.handler());
    assertThat(again.replayed()).isTrue();
    assertThat(again.text()).isEqualTo(first.text());
    town.clock().to("2026-09-15T23:00:00Z");
    assertThat(call.on(office.handler()).status()).isEqualTo(201);
    assertThat(town.contents().ofKind("referral")).hasSize(2);
  }

  @Test
  void a_concern_gets_the_signposts_and_a_promise_is_kept_an_eye_on() { // B5
    ObjectNode body = referral("police", 500);
    body.putObject("safeguarding")
        .put("concern", true)
        .putObject("referral")
        .put("willBeMadeOn", "2026-09-15");
    Answer answer = refer(Town.REFERRER, body);
    assertThat(answer.texts("signposts", "service")).containsExactly("Police", "MASH", "LCSS");
    assertThat(answer.texts("remaining")).anyMatch(t -> t.contains("telling us here is not one"));
    assertThat(town.contents().values("deadline", "rule")).contains("safeguarding-referral");
    Call made =
        Call.to("POST /receipts/{id}/safeguarding-referral")
            .path("id", answer.at("/receipt"))
            .json("{\"on\": \"2026-09-14\", \"reference\": \"M-1\"}");
    assertThat(made.as("somebody").on(office.handler()).status()).isEqualTo(403);
    assertThat(made.as(Town.REFERRER).on(office.handler()).status()).isEqualTo(201);
    assertThat(town.contents().values("safeguarding-referral", "reference")).containsExactly("M-1");
    assertThat(
            town.contents().ofKind("deadline").stream()
                .filter(d -> Contents.text(d, "rule").equals("safeguarding-referral"))
                .map(d -> Contents.text(d, "status")))
        .containsExactly("MET");
  }

  // ---- another authority's question (B6)

  private Answer asked(String key, int child) {
    ObjectNode body = Json.object().put("authority", "Another Council").put("legalBasis", "other");
    body.set("child", referral("police", child).path("child"));
    return Call.to("POST /roll-questions")
        .as("authority-1")
        .header("Idempotency-Key", key)
        .json(body)
        .on(office.handler());
  }

  @Test
  void a_key_that_stood_for_another_question_is_refused_and_nothing_is_kept() { // fault-F2
    assertThat(asked("key-1", 1).status()).isEqualTo(201);
    Contents before = town.contents();
    assertThat(asked("key-1", 2).status()).isEqualTo(409);
    assertThat(town.contents()).isEqualTo(before);
  }

  @Test
  void one_key_with_two_questions_at_once_takes_one_of_them() throws Exception { // fault-F2
    for (int n = 1; n <= 5; n++) {
      String key = "key-" + n;
      int child = n;
      List<Callable<Answer>> both = List.of(() -> asked(key, child), () -> asked(key, child + 10));
      assertThat(AtOnce.run(both))
          .extracting(Answer::status)
          .as(key)
          .containsExactlyInAnyOrder(201, 409);
    }
  }

  @Test
  void a_question_is_answered_anew_on_another_day_though_its_key_be_the_same() {
    Answer first = asked("key-1", 1);
    assertThat(asked("key-1", 1).text()).isEqualTo(first.text());
    assertThat(asked("key-2", 1).text()).isEqualTo(first.text());
    town.roll(SCHOOL, "2026-09-14", pupils(2, 30));
    town.clock().pass(Duration.ofHours(25));
    Answer later = asked("key-1", 1);
    assertThat(later.status()).isEqualTo(201);
    assertThat(later.at("/answer")).isEqualTo("not-on-roll");
    assertThat(town.contents().ofKind("roll-question")).hasSize(2);
  }

  private Answer ask(String client, ObjectNode child, String basis) {
    ObjectNode body = Json.object().put("authority", "Another Council").put("legalBasis", basis);
    body.set("child", child);
    return Call.to("POST /roll-questions").as(client).json(body).on(office.handler());
  }

  @ParameterizedTest
  @EnumSource(LegalBasis.class)
  void no_basis_that_another_authority_states_gets_it_the_school(LegalBasis basis) { // abuse-A23
    ObjectNode child = (ObjectNode) referral("police", 1).path("child");
    Answer answer = ask("authority-1", child, basis.id());
    assertThat(answer.status()).isEqualTo(201);
    assertThat(answer.at("/answer")).isEqualTo("on-roll");
    assertThat(answer.at("/grade")).isEqualTo("on-roll");
    assertThat(answer.at("/text")).contains("an officer of this authority");
    assertThat(answer.text()).doesNotContain(SCHOOL);
    assertThat(town.contents().values("roll-question", "school")).doesNotContain(SCHOOL);
  }

  @Test
  void an_officer_sees_the_school_of_a_child_on_a_roll() {
    ObjectNode child = (ObjectNode) referral("police", 1).path("child");
    assertThat(ask(Town.OFFICER, child, "other").at("/school/urn")).isEqualTo(SCHOOL);
    Grant other = new Grant(Town.OFFICER, Grant.AUTHORITY, Role.AUTHORITY, 2);
    town.records().commit(List.of(Change.save(other))); // an officer no longer
    Answer again = ask(Town.OFFICER, child, "other");
    assertThat(again.replayed()).isTrue();
    assertThat(again.text()).doesNotContain(SCHOOL);
  }

  @Test
  void one_who_has_left_and_one_who_was_never_here_are_answered_alike_and_both_are_kept() {
    town.roll(SCHOOL, "2026-09-14", pupils(2, 30));
    Answer left =
        ask(
            "authority-1",
            (ObjectNode) referral("police", 1).path("child"),
            "children-act-1989-s47");
    Answer never =
        ask(
            "authority-1",
            (ObjectNode) referral("police", 500).path("child"),
            "children-act-1989-s47");
    assertThat(left.at("/answer")).isEqualTo("not-on-roll");
    ObjectNode one = (ObjectNode) left.json().deepCopy();
    ObjectNode other = (ObjectNode) never.json().deepCopy();
    one.remove("question");
    other.remove("question");
    assertThat(one).isEqualTo(other); // abuse-A11
    assertThat(town.contents().values("roll-question", "answer"))
        .containsExactly("NOT_ON_ROLL", "NOT_ON_ROLL");
  }

  private static ObjectNode numbered(int child, String upn) {
    return ((ObjectNode) referral("police", child).path("child")).put("upn", upn);
  }

  @Test
  void a_namesake_with_another_permanent_number_is_not_the_child_asked_for() { // invariant 6
    assertThat(ask("authority-1", numbered(1, identity(1).upn()), "other").at("/answer"))
        .isEqualTo("on-roll");
    assertThat(ask("authority-1", numbered(1, identity(500).upn()), "other").at("/answer"))
        .isEqualTo("not-on-roll");
  }

  @Test
  void where_one_of_two_namesakes_has_no_number_nobody_can_say_which_is_asked_for() {
    Identity one = identity(1);
    Pupil like =
        new Pupil(
            new Identity("", one.surname(), one.forename(), "", one.dateOfBirth(), "F"),
            YearGroup.Y5,
            LocalDate.parse("2026-09-02"),
            EnrolStatus.C,
            false,
            "",
            "",
            Address.NONE);
    town.roll("999102", "2026-09-11", List.of(like));
    Answer answer = ask("authority-1", numbered(1, identity(500).upn()), "other");
    assertThat(answer.at("/answer")).isEqualTo("more-than-one");
    assertThat(answer.at("/text")).contains("ask an officer");
    assertThat(ask("authority-1", numbered(1, one.upn()), "other").at("/answer"))
        .isEqualTo("on-roll");
  }

  @Test
  void a_number_alone_is_no_question_of_another_authority() { // abuse-A11: numbers can be guessed
    ObjectNode number = Json.object().put("upn", identity(1).upn());
    assertThat(ask("authority-1", number, "other").wrongFields()).containsExactly("child");
    assertThat(ask(Town.OFFICER, number, "other").at("/answer")).isEqualTo("on-roll");
  }

  // ---- each route, each role (H1)

  @ParameterizedTest(name = "{0}: {1}")
  @CsvSource({
    "POST /referrals, referrer-1 officer-1 manager-1",
    "POST /roll-questions, authority-1 officer-1 manager-1",
    "PUT /receipts/{id}/original, officer-1 manager-1",
    "GET /receipts/{id}/original, officer-1 manager-1",
    "POST /receipts/{id}/safeguarding-referral, officer-1 manager-1"
  })
  void each_route_lets_in_its_roles_only(String route, String allowed) {
    town.grant("manager-1", Grant.AUTHORITY, Role.MANAGER);
    for (String client :
        List.of(
            "referrer-1",
            "authority-1",
            "officer-1",
            "manager-1",
            "administrator-1",
            Town.clientOf(SCHOOL),
            "nobody",
            "")) {
      int status =
          Call.to(route).as(client).path("id", "none").json("{}").on(office.handler()).status();
      boolean in = List.of(allowed.split(" ", -1)).contains(client);
      assertThat(status != 403).as(client).isEqualTo(in);
    }
  }
}
