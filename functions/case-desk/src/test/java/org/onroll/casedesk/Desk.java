package org.onroll.casedesk;

import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import org.onroll.platform.fixture.Answer;
import org.onroll.platform.fixture.Call;
import org.onroll.platform.fixture.Town;

/** The routes of officers and administrators, called by their clients. */
final class Desk {
  static final List<String> OFFICER_ROUTES =
      List.of(
          "GET /ledger",
          "GET /cases",
          "GET /cases/{id}",
          "POST /cases/{id}/closure",
          "POST /cases/{id}/conversion",
          "POST /cases/{id}/groups",
          "POST /cases/{id}/groups/taken-back",
          "GET /vulnerability-groups",
          "GET /referrals",
          "GET /referrals/{id}",
          "POST /referrals/{id}/acknowledgement",
          "GET /roll-questions",
          "GET /held-rolls",
          "POST /held-rolls/{id}/release",
          "GET /outbox",
          "POST /outbox/{id}/send",
          "GET /service-levels",
          "GET /rules",
          "GET /rules/{id}/due",
          "GET /policy");
  static final List<String> ADMINISTRATOR_ROUTES =
      List.of(
          "PUT /schools/{urn}",
          "PUT /contacts/{id}",
          "PUT /grants/{client}/{urn}",
          "DELETE /grants/{client}/{urn}",
          "PUT /calendars/{id}",
          "PUT /policy",
          "PUT /restore");

  private final RequestStreamHandler handler;

  Desk(Town town) {
    this.handler = new CaseDeskHandler(town.environment());
  }

  RequestStreamHandler handler() {
    return handler;
  }

  /** As an officer. */
  Answer get(String route) {
    return Call.to("GET " + route).as(Town.OFFICER).on(handler);
  }

  Answer get(String route, String parameter, String value) {
    return Call.to("GET " + route).as(Town.OFFICER).query(parameter, value).on(handler);
  }

  /** The only open case. */
  String onlyCase() {
    return get("/cases").at("/items/0/id");
  }

  Answer oneCase(String id) {
    return Call.to("GET /cases/{id}").as(Town.OFFICER).path("id", id).on(handler);
  }

  Answer close(String officer, String id, JsonNode body) {
    return Call.to("POST /cases/{id}/closure").as(officer).path("id", id).json(body).on(handler);
  }

  Answer release(String officer, String id, String reason) {
    return Call.to("POST /held-rolls/{id}/release")
        .as(officer)
        .path("id", id)
        .json("{\"reason\":\"" + reason + "\"}")
        .on(handler);
  }

  /** As an administrator. */
  Call administer(String route) {
    return Call.to(route).as(Town.ADMINISTRATOR);
  }

  Answer putSchool(String urn, String body) {
    return administer("PUT /schools/{urn}").path("urn", urn).json(body).on(handler);
  }

  Answer readSchool(String client, String urn) {
    return Call.to("GET /schools/{urn}").as(client).path("urn", urn).on(handler);
  }
}
