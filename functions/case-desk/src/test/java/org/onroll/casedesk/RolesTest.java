package org.onroll.casedesk;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.onroll.domain.access.Grant;
import org.onroll.domain.access.Role;
import org.onroll.platform.fixture.Answer;
import org.onroll.platform.fixture.Call;
import org.onroll.platform.fixture.Contents;
import org.onroll.platform.fixture.Town;

/** Requirement H1, abuse-A8: each route, each role. */
class RolesTest {
  private Town town;
  private Desk desk;

  @BeforeEach
  void a_town_with_staff() {
    town = new Town().staff().school("999101").grant("manager-1", Grant.AUTHORITY, Role.MANAGER);
    desk = new Desk(town);
  }

  static Stream<String> officerRoutes() {
    return Desk.OFFICER_ROUTES.stream();
  }

  static Stream<String> administratorRoutes() {
    return Desk.ADMINISTRATOR_ROUTES.stream();
  }

  @ParameterizedTest
  @MethodSource("officerRoutes")
  void an_officers_route_lets_in_officers_and_managers_only(String route) {
    for (String client : List.of(Town.OFFICER, "manager-1")) {
      assertThat(call(route, client).status()).as(client).isNotEqualTo(403);
    }
    boolean administratorsToo =
        route.equals("GET /service-levels")
            || route.equals("GET /policy")
            || route.startsWith("GET /rules");
    assertThat(call(route, Town.ADMINISTRATOR).status() != 403).isEqualTo(administratorsToo);
    refused(route, List.of(Town.clientOf("999101"), Town.REFERRER, "nobody", ""));
  }

  @ParameterizedTest
  @MethodSource("administratorRoutes")
  void an_administrators_route_lets_in_administrators_only(String route) {
    for (String client : List.of(Town.ADMINISTRATOR, Town.FIRST_ADMINISTRATOR)) {
      assertThat(call(route, client).status()).as(client).isNotEqualTo(403);
    }
    refused(
        route,
        List.of(Town.OFFICER, "manager-1", Town.clientOf("999101"), Town.REFERRER, "nobody", ""));
  }

  private void refused(String route, List<String> clients) {
    Contents before = town.contents();
    for (String client : clients) {
      Answer answer = call(route, client);
      assertThat(answer.status()).as(client).isEqualTo(403);
      assertThat(answer.at("/type")).isEqualTo("urn:onroll:problem:forbidden");
    }
    assertThat(town.contents()).isEqualTo(before);
  }

  private Answer call(String route, String client) {
    return Call.to(route)
        .as(client)
        .path("id", "something")
        .path("urn", "999101")
        .path("client", "somebody")
        .json("{}")
        .on(desk.handler());
  }

  @Test
  void each_route_of_the_function_has_a_role() {
    for (String route : Desk.OFFICER_ROUTES) {
      assertThat(call(route, Town.OFFICER).at("/detail")).isNotEqualTo("There is no such route.");
    }
    for (String route : Desk.ADMINISTRATOR_ROUTES) {
      assertThat(call(route, Town.ADMINISTRATOR).at("/detail"))
          .isNotEqualTo("There is no such route.");
    }
  }

  @Test
  void the_first_administrator_needs_no_grant_and_no_other_client_may_claim_it() {
    Town bare = new Town();
    Call grant =
        Call.to("PUT /grants/{client}/{urn}")
            .path("client", "officer-9")
            .path("urn", Grant.AUTHORITY)
            .json("{\"role\":\"officer\"}");
    Desk first = new Desk(bare);
    assertThat(grant.as("administrator-9").on(first.handler()).status()).isEqualTo(403);
    assertThat(grant.as(Town.FIRST_ADMINISTRATOR).on(first.handler()).status()).isEqualTo(200);
    assertThat(Call.to("GET /ledger").as("officer-9").on(first.handler()).status()).isEqualTo(200);
  }

  @Test
  void where_no_first_administrator_is_set_a_token_without_a_subject_is_none() {
    Desk unset = new Desk(new Town().with("FIRST_ADMINISTRATOR", ""));
    for (String client : List.of("", " ", Town.FIRST_ADMINISTRATOR)) {
      assertThat(
              Call.to("PUT /contacts/{id}")
                  .as(client)
                  .path("id", "x")
                  .json("{}")
                  .on(unset.handler())
                  .status())
          .isEqualTo(403);
    }
  }

  @Test
  void a_school_reads_itself_and_no_other_school() {
    town.school("999102");
    assertThat(desk.readSchool(Town.clientOf("999101"), "999101").at("/name"))
        .isEqualTo("Example School 999101");
    Answer other = desk.readSchool(Town.clientOf("999101"), "999102");
    Answer none = desk.readSchool(Town.clientOf("999101"), "999103");
    assertThat(other.status()).isEqualTo(403);
    assertThat(other.text()).isEqualTo(none.text());
    assertThat(desk.readSchool(Town.OFFICER, "999102").status()).isEqualTo(200);
    assertThat(desk.readSchool(Town.OFFICER, "999103").status()).isEqualTo(404);
    assertThat(desk.readSchool(Town.REFERRER, "999102").status()).isEqualTo(403);
  }

  @Test
  void a_revoked_grant_works_no_more_from_the_next_call_on() { // abuse-A10
    assertThat(desk.get("/ledger").status()).isEqualTo(200);
    Call revoke =
        desk.administer("DELETE /grants/{client}/{urn}")
            .path("client", Town.OFFICER)
            .path("urn", Grant.AUTHORITY);
    assertThat(revoke.on(desk.handler()).status()).isEqualTo(204);
    assertThat(desk.get("/ledger").status()).isEqualTo(403);
    assertThat(revoke.on(desk.handler()).status()).isEqualTo(204);
  }
}
