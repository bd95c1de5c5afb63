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
    HeldRolls held = new HeldRolls(spine, callers);
    Register register = new Register(spine, callers, Recipients.of(environment));
    CalendarDesk calendars = new CalendarDesk(spine, callers);
    RuleDesk rules = new RuleDesk(spine, callers);
    PolicyDesk policy = new PolicyDesk(spine, callers);
    this.log = Log.of("case-desk", environment);
    OutboxDesk outbox = new OutboxDesk(spine, callers, environment.required("TABLE_NAME"), log);
    this.edge =
        new HttpEdge(
            Map.ofEntries(
                Map.entry("GET /ledger", cases::ledger),
                Map.entry("GET /cases", cases::list),
                Map.entry("GET /cases/{id}", cases::one),
                Map.entry("POST /cases/{id}/closure", cases::close),
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
                Map.entry("PUT /calendars/{id}", calendars::put),
                Map.entry("GET /rules", rules::list),
                Map.entry("GET /rules/{id}/due", rules::due),
                Map.entry("GET /policy", policy::get),
                Map.entry("PUT /policy", policy::put)),
            () -> ReferralRoutes.all(spine, callers, cases));
  }

  @Override
  public void handleRequest(InputStream in, OutputStream out, Context context) throws IOException {
    JsonNode event = Json.event(in);
    edge.answer(event, out, log.during(context, event));
  }
}
