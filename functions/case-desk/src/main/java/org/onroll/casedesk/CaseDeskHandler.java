package org.onroll.casedesk;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.Map;
import org.onroll.domain.access.Access;
import org.onroll.platform.config.Environment;
import org.onroll.platform.config.Recipients;
import org.onroll.platform.function.Log;
import org.onroll.platform.function.Spine;
import org.onroll.platform.http.Callers;
import org.onroll.platform.http.HttpEdge;
import org.onroll.platform.http.Json;

/** Routes of officers and administrators. */
public final class CaseDeskHandler implements RequestStreamHandler {
  private final HttpEdge edge;
  private final Log log;

  public CaseDeskHandler() {
    this(Wiring.environment());
  }

  CaseDeskHandler(Environment environment) {
    Spine spine = Spine.of(environment);
    Callers callers =
        new Callers(new Access(spine.records(), environment.optional("FIRST_ADMINISTRATOR")));
    Casework cases = new Casework(spine, callers);
    ConversionDesk conversions = new ConversionDesk(spine, callers, cases);
    GroupDesk groups = new GroupDesk(spine, callers, cases);
    ReferralDesk referrals = new ReferralDesk(spine, callers);
    HeldRolls held = new HeldRolls(spine, callers);
    Register register = new Register(spine, callers, Recipients.of(environment));
    this.log = Log.of("case-desk", environment);
    OutboxDesk outbox = new OutboxDesk(spine, callers, environment.required("TABLE_NAME"), log);
    this.edge =
        new HttpEdge(
            Map.ofEntries(
                Map.entry("GET /ledger", cases::ledger),
                Map.entry("GET /cases", cases::list),
                Map.entry("GET /cases/{id}", cases::one),
                Map.entry("POST /cases/{id}/closure", cases::close),
                Map.entry("POST /cases/{id}/conversion", conversions::convert),
                Map.entry("PUT /cases/{id}/groups/{group}", groups::record),
                Map.entry("DELETE /cases/{id}/groups/{group}", groups::takeBack),
                Map.entry("GET /vulnerability-groups", groups::list),
                Map.entry("GET /referrals", referrals::list),
                Map.entry("GET /referrals/{id}", referrals::one),
                Map.entry("POST /referrals/{id}/acknowledgement", referrals::acknowledge),
                Map.entry("GET /roll-questions", referrals::questions),
                Map.entry("GET /held-rolls", held::list),
                Map.entry("POST /held-rolls/{id}/release", held::release),
                Map.entry("GET /outbox", outbox::list),
                Map.entry("POST /outbox/{id}/send", outbox::send),
                Map.entry("PUT /restore", outbox::restored),
                Map.entry("GET /service-levels", register::serviceLevels),
                Map.entry("GET /schools/{urn}", register::school),
                Map.entry("PUT /schools/{urn}", register::putSchool),
                Map.entry("PUT /contacts/{id}", register::putContact),
                Map.entry("PUT /grants/{client}/{urn}", register::putGrant),
                Map.entry("DELETE /grants/{client}/{urn}", register::revokeGrant),
                Map.entry("PUT /calendars/{id}", register::putCalendar)));
  }

  @Override
  public void handleRequest(InputStream in, OutputStream out, Context context) throws IOException {
    JsonNode event = Json.event(in);
    edge.answer(event, out, log.during(context, event));
  }
}
