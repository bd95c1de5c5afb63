package org.onroll.casedesk;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Map;
import org.onroll.domain.calendar.London;
import org.onroll.domain.enquiry.Closure;
import org.onroll.domain.enquiry.Closures;
import org.onroll.domain.enquiry.EnquiryCase;
import org.onroll.domain.ledger.LedgerEntry;
import org.onroll.domain.mail.OutgoingMail;
import org.onroll.platform.function.Spine;
import org.onroll.platform.http.Json;
import org.onroll.platform.http.Views;

/** A case as JSON. */
final class CaseView {
  private final LedgerView ledger;
  private final Map<String, Closure> proposals;

  /**
   * @param cases those to be shown: what proposes to close them is read at once
   */
  CaseView(Spine spine, List<EnquiryCase> cases) {
    this.ledger = new LedgerView(spine, cases.stream().map(EnquiryCase::lastSchool));
    this.proposals = new Closures(spine.records()).proposals(cases);
  }

  ObjectNode brief(EnquiryCase c) {
    ObjectNode json =
        Json.object()
            .put("id", c.id())
            .put("reference", c.reference())
            .put("kind", c.kind().id())
            .put("state", Views.id(c.state()))
            .put("openedOn", London.day(c.openedAt()).toString())
            .put("reason", c.reason().id())
            .put("reasonText", c.reason().text());
    Views.put(json, "expectedFirstDay", c.expectedFirstDay());
    json.set("child", Views.child(c.child(), c.identity(), c.year()));
    if (!c.lastSchool().isEmpty()) json.set("lastSchool", ledger.school(c.lastSchool()));
    json.put("leftOn", c.leftOn().toString());
    if (c.hasEntry()) {
      int number = Integer.parseInt(c.entry().substring(LedgerEntry.PREFIX.length()));
      json.put("ledgerEntry", c.child().value() + "-" + number);
    }
    if (c.safeguarding()) json.put("safeguarding", true);
    Views.put(json, "nextDue", c.nextDue());
    Closure proposal = proposals.get(c.id());
    if (proposal != null) json.set("proposedClosure", closure(proposal));
    Closure closure = c.closure();
    if (closure != null) json.set("closure", closure(closure));
    return json;
  }

  private static ObjectNode closure(Closure c) {
    ObjectNode json = Json.object().put("ground", c.ground().id());
    ObjectNode evidence = json.putObject("evidence");
    c.evidence().forEach(evidence::put);
    Views.put(json, "note", c.note());
    Views.put(json, "by", c.by());
    return json.put("on", c.on().toString());
  }

  /** Without the address: contacts are administrators' business. */
  static ObjectNode mail(OutgoingMail m) {
    ObjectNode json =
        Json.object()
            .put("id", m.id())
            .put("status", Views.id(m.status()))
            .put("kind", Views.id(m.kind()))
            .put("reference", m.reference())
            .put("contact", m.contact())
            .put("createdAt", m.createdAt().toString())
            .put("attempts", m.attempts());
    Views.put(json, "lastError", m.lastError());
    return json;
  }
}
