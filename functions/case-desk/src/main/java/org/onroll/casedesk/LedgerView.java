package org.onroll.casedesk;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.onroll.domain.ledger.Claim;
import org.onroll.domain.ledger.LedgerEntry;
import org.onroll.domain.ledger.Wait;
import org.onroll.domain.records.Key;
import org.onroll.domain.returns.Destination;
import org.onroll.domain.school.School;
import org.onroll.domain.school.Urn;
import org.onroll.platform.function.Spine;
import org.onroll.platform.http.Json;
import org.onroll.platform.http.Views;

/** A ledger entry as JSON, with schools' names looked up once a page. */
final class LedgerView {
  private final Spine spine;
  private final Map<String, String> names = new HashMap<>();

  LedgerView(Spine spine) {
    this.spine = spine;
  }

  /** As the other, with the names of these schools read in one go. */
  LedgerView(Spine spine, Stream<String> schools) {
    this(spine);
    List<Key<School>> keys =
        schools.filter(Urn::isUrn).distinct().map(u -> School.key(new Urn(u))).toList();
    for (School school : spine.records().findAll(keys)) {
      names.put(school.urn().value(), school.name());
    }
  }

  ObjectNode of(LedgerEntry e) {
    LocalDate today = spine.today();
    Claim claim = e.claim();
    LocalDate until = claim == null ? today : claim.on();
    ObjectNode json = Json.object().put("id", e.id());
    json.set("child", Views.child(e.child(), e.identity(), e.year()));
    json.set("lastSchool", school(e.lastSchool()));
    json.put("status", e.status().id())
        .put("since", e.since().toString())
        .put("ageDays", Math.max(0, ChronoUnit.DAYS.between(e.since(), until)))
        .put("leftOn", e.leftOn().toString());
    Views.put(json, "observedOn", e.observedOn());
    LedgerEntry.Declared declared = e.declared();
    if (declared != null) {
      json.put("declaredOn", declared.date().toString()).put("ground", declared.ground().letter());
      json.set("destination", destination(declared.destination()));
    }
    json.put("endOfPhase", e.endOfPhase());
    Wait wait = e.waiting();
    if (wait != null) json.set("waiting", waiting(wait));
    if (!e.heldBackBy().isEmpty()) {
      ObjectNode held = json.putObject("heldBackBy").put("evidence", e.heldBackBy());
      if (!e.heldBackSchool().isEmpty()) held.set("school", school(e.heldBackSchool()));
    }
    if (claim != null) json.set("claim", claim(claim));
    Views.put(json, "outOfScope", e.outOfScope());
    Views.put(json, "caseId", e.caseId());
    return json;
  }

  private ObjectNode waiting(Wait wait) {
    var rule = spine.authority().rules().rule(wait.rule());
    ObjectNode json =
        Json.object()
            .put("rule", wait.rule())
            .put("due", wait.due().toString())
            .put("text", rule.title())
            .put("citation", rule.citation());
    Views.put(json, "expectedFirstDay", wait.expectedFirstDay());
    return json;
  }

  private ObjectNode claim(Claim claim) {
    ObjectNode json = Json.object().put("by", claim.by().id()).put("grade", claim.grade().id());
    if (!claim.school().isEmpty()) json.set("school", school(claim.school()));
    return json.put("on", claim.on().toString()).put("evidence", claim.evidence());
  }

  private static ObjectNode destination(Destination d) {
    ObjectNode json = Json.object().put("kind", d.kind().id());
    Views.put(json, "urn", d.urn());
    Views.put(json, "name", d.name());
    Views.put(json, "country", d.country());
    Views.put(json, "expectedFirstDay", d.expectedFirstDay());
    return json;
  }

  ObjectNode school(String urn) {
    String name =
        names.computeIfAbsent(
            urn,
            u ->
                Urn.isUrn(u)
                    ? spine.records().find(School.key(new Urn(u))).map(School::name).orElse("")
                    : "");
    ObjectNode json = Json.object().put("urn", urn);
    Views.put(json, "name", name);
    return json;
  }
}
