package org.onroll.casedesk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.onroll.platform.fixture.RollText.pupils;

import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.onroll.domain.access.Grant;
import org.onroll.platform.fixture.Answer;
import org.onroll.platform.fixture.AtOnce;
import org.onroll.platform.fixture.Contents;
import org.onroll.platform.fixture.Town;

class RegisterTest {
  private static final String SCHOOL =
      """
      {"name":"Example Primary School","dfeNumber":"931/9901","phase":"primary",\
      "type":"maintained","lowAge":4,"highAge":11,"feed":"csv","contact":"office-999101",\
      "status":"open"}\
      """;

  private Town town;
  private Desk desk;

  @BeforeEach
  void a_town_with_staff() {
    town = new Town().staff();
    desk = new Desk(town);
  }

  // ---- schools

  @Test
  void a_school_put_is_the_school_that_is_read() {
    Answer put = desk.putSchool("999101", SCHOOL);
    assertThat(put.status()).isEqualTo(200);
    assertThat(put.at("/urn")).isEqualTo("999101");
    assertThat(put.at("/dfeNumber")).isEqualTo("931/9901");
    assertThat(put.json().has("roll")).isFalse();
    assertThat(desk.readSchool(Town.OFFICER, "999101").text()).isEqualTo(put.text());
  }

  @Test
  void a_school_shows_when_it_was_last_heard_of() {
    town.school("999102").roll("999102", "2026-09-14", pupils(1, 30));
    Answer read = desk.readSchool(Town.OFFICER, "999102");
    assertThat(read.json().at("/roll/pupils").asInt()).isEqualTo(30);
    assertThat(read.at("/roll/lastHeard")).isEqualTo("2026-09-14T08:00:00Z");
  }

  @Test
  void the_same_school_put_again_changes_nothing() {
    desk.putSchool("999101", SCHOOL);
    Contents before = town.contents();
    assertThat(desk.putSchool("999101", SCHOOL).status()).isEqualTo(200);
    assertThat(town.contents()).isEqualTo(before);
  }

  @Test
  void a_school_put_by_many_at_once_is_kept_whole() throws Exception {
    List<Answer> answers = AtOnce.run(4, () -> desk.putSchool("999101", SCHOOL));
    assertThat(answers).extracting(Answer::status).containsOnly(200);
    assertThat(town.contents().ofKind("school")).hasSize(1);
  }

  @Test
  void all_that_is_wrong_with_a_school_is_named_at_once() {
    Answer answer =
        desk.putSchool(
            "999101",
            """
            {"name":"","dfeNumber":"9901","phase":"big","type":"good","lowAge":"four",\
            "highAge":99,"feed":"pigeon"}\
            """);
    assertThat(answer.status()).isEqualTo(422);
    assertThat(answer.wrongFields())
        .containsExactlyInAnyOrder(
            "name", "dfeNumber", "phase", "type", "lowAge", "highAge", "feed");
    assertThat(town.contents().ofKind("school")).isEmpty();
  }

  @Test
  void a_school_whose_oldest_are_younger_than_its_youngest_is_refused() {
    Answer answer = desk.putSchool("999101", SCHOOL.replace("\"lowAge\":4", "\"lowAge\":12"));
    assertThat(answer.status()).isEqualTo(422);
    assertThat(answer.wrongFields()).containsExactly("highAge");
  }

  @ParameterizedTest
  @ValueSource(strings = {"12345", "1234567", "099101", "99910x", "", "999101#HEAD", "SCHOOL#1"})
  void a_urn_that_is_none_is_refused(String urn) { // abuse-A21
    assertThat(desk.putSchool(urn, SCHOOL).status()).isEqualTo(422);
  }

  // ---- contacts (abuse-A13)

  @ParameterizedTest
  @CsvSource({
    "office@example.org, 200",
    "Office.999101@EXAMPLE.ORG, 200",
    "office@example.com, 422",
    "office@mail.example.org, 422",
    "office, 422",
    "'a@example.org,b@example.org', 422",
    "'Office <office@example.org>', 422",
    "'', 422"
  })
  void a_contact_is_one_address_of_an_allowed_domain(String email, int status) {
    Answer answer =
        desk.administer("PUT /contacts/{id}")
            .path("id", "office-999101")
            .json("{\"email\":\"" + email + "\"}")
            .on(desk.handler());
    assertThat(answer.status()).isEqualTo(status);
    if (status == 422) assertThat(answer.wrongFields()).contains("email");
  }

  @Test
  void an_address_with_a_line_break_is_refused() { // abuse-A13
    for (String breakIn : List.of("\\r\\n", "\\u2028", "\\n")) {
      Answer answer =
          desk.administer("PUT /contacts/{id}")
              .path("id", "office")
              .json("{\"email\":\"a@example.org" + breakIn + "Bcc: b@example.com\"}")
              .on(desk.handler());
      assertThat(answer.status()).isEqualTo(422);
    }
    assertThat(town.contents().ofKind("contact")).hasSize(1);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "Office", "-x", "a b", "a#b", "a/b"})
  void a_contacts_id_is_a_plain_word(String id) { // abuse-A21
    assertThat(
            desk.administer("PUT /contacts/{id}")
                .path("id", id)
                .json("{\"email\":\"a@example.org\"}")
                .on(desk.handler())
                .status())
        .isEqualTo(422);
  }

  // ---- grants

  @ParameterizedTest
  @CsvSource({
    "client-1, 999101, school, 200",
    "client-1, authority, officer, 200",
    "client-1, authority, school, 422",
    "client-1, 999101, officer, 422",
    "client-1, 999101, king, 422",
    "client-1, everything, officer, 422",
    "a#b, authority, officer, 422",
    "-, authority, officer, 422"
  })
  void a_grant_goes_with_its_scope(String client, String scope, String role, int status) {
    assertThat(grant(client, scope, role).status()).isEqualTo(status);
  }

  @Test
  void a_client_may_have_a_grant_for_several_schools() {
    town.school("999101").school("999102");
    grant("vendor", "999101", "school");
    assertThat(desk.readSchool("vendor", "999101").status()).isEqualTo(200);
    assertThat(desk.readSchool("vendor", "999102").status()).isEqualTo(403);
    grant("vendor", "999102", "school");
    assertThat(desk.readSchool("vendor", "999102").status()).isEqualTo(200);
  }

  @Test
  void a_clients_role_can_be_changed() {
    grant("somebody", Grant.AUTHORITY, "referrer");
    assertThat(grant("somebody", Grant.AUTHORITY, "officer").at("/role")).isEqualTo("officer");
    assertThat(town.contents().values("grant", "client").stream().filter("somebody"::equals))
        .hasSize(1);
  }

  private Answer grant(String client, String scope, String role) {
    return desk.administer("PUT /grants/{client}/{urn}")
        .path("client", client)
        .path("urn", scope)
        .json("{\"role\":\"" + role + "\"}")
        .on(desk.handler());
  }

  // ---- calendars and service levels

  @Test
  void a_schools_own_closures_are_kept() {
    Answer answer =
        calendar(
            "999101",
            "{\"terms\":[],\"closures\":[{\"date\":\"2026-09-28\",\"reason\":\"INSET day\"}]}");
    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.at("/closures/0/reason")).isEqualTo("INSET day");
  }

  @Test
  void all_that_is_wrong_with_a_calendar_is_named() {
    Answer answer =
        calendar(
            "931",
            """
            {"terms":[{"name":"x","from":"2026-09-14","to":"2026-09-01"},{"from":"soon"}],\
            "closures":[{"date":"2026-09-28"}]}\
            """);
    assertThat(answer.status()).isEqualTo(422);
    assertThat(answer.wrongFields()).contains("terms[0].to", "terms[1].from", "closures[0].date");
    assertThat(calendar("930", "{\"terms\":[]}").wrongFields()).containsExactly("id");
    assertThat(calendar("931", "{\"terms\":[]}").wrongFields()).containsExactly("terms");
  }

  private Answer calendar(String id, String body) {
    return desk.administer("PUT /calendars/{id}").path("id", id).json(body).on(desk.handler());
  }

  @Test
  void each_setting_and_rule_has_a_source() { // requirement D1
    Answer answer = desk.get("/service-levels");
    assertThat(answer.at("/authority")).isEqualTo("931");
    assertThat(answer.texts("settings", "source")).isNotEmpty().noneMatch(String::isBlank);
    assertThat(answer.texts("rules", "citation")).isNotEmpty().noneMatch(String::isBlank);
  }
}
