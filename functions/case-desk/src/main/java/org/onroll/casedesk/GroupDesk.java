package org.onroll.casedesk;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.onroll.domain.access.Role;
import org.onroll.domain.enquiry.CaseEvent;
import org.onroll.domain.enquiry.CaseState;
import org.onroll.domain.enquiry.EnquiryCase;
import org.onroll.domain.enquiry.Groups;
import org.onroll.domain.enquiry.VulnerabilityGroup;
import org.onroll.domain.records.Attempts;
import org.onroll.domain.records.Change;
import org.onroll.platform.function.Spine;
import org.onroll.platform.http.Callers;
import org.onroll.platform.http.Fields;
import org.onroll.platform.http.Json;
import org.onroll.platform.http.ProblemException;
import org.onroll.platform.http.ProblemException.Kind;
import org.onroll.platform.http.Request;
import org.onroll.platform.http.Response;

/**
 * Vulnerability groups of a case's child (requirement A5): for officers and managers, and in no log
 * line or address. The case's history says that they were changed and by whom, and names none.
 */
final class GroupDesk {
  private final Spine spine;
  private final Callers callers;
  private final Casework cases;

  GroupDesk(Spine spine, Callers callers, Casework cases) {
    this.spine = spine;
    this.callers = callers;
    this.cases = cases;
  }

  Response list(Request request) {
    officer(request);
    ObjectNode json = Json.object().put("source", VulnerabilityGroup.SOURCE);
    ArrayNode items = json.putArray("items");
    for (VulnerabilityGroup group : VulnerabilityGroup.values()) {
      items.addObject().put("group", group.id()).put("text", group.text());
    }
    return Response.json(200, json);
  }

  Response record(Request request) {
    officer(request);
    Fields f = new Fields(request.json());
    VulnerabilityGroup group = group(f);
    f.check();
    return change(
        request,
        CaseState.Move.NEWS,
        "A vulnerability group was recorded.",
        kept -> kept.with(group, request.client(), spine.now()));
  }

  Response takeBack(Request request) {
    officer(request);
    Fields f = new Fields(request.json());
    VulnerabilityGroup group = group(f);
    String reason = f.text("reason");
    if (reason.isEmpty()) f.error("reason", "say why it is taken back");
    f.check();
    return change(
        request,
        CaseState.Move.AMEND,
        "A vulnerability group was taken back.",
        kept -> kept.without(group, request.client(), reason, spine.now()));
  }

  /** The next state of the groups; empty where nothing changes. */
  private interface Step {
    Optional<Groups> of(Groups kept);
  }

  private Response change(Request request, CaseState.Move move, String text, Step step) {
    EnquiryCase whole =
        Attempts.of(
            () -> {
              EnquiryCase one = cases.find(request);
              Groups kept =
                  spine
                      .records()
                      .find(Groups.key(one.child()))
                      .orElseGet(() -> Groups.none(one.child()));
              Optional<Groups> next = step.of(kept);
              if (next.isEmpty()) return one;
              if (one.state().after(move).isEmpty()) {
                throw ProblemException.of(Kind.CONFLICT, "The case is closed already.");
              }
              Instant now = spine.now();
              EnquiryCase after = one.after(move).event().done();
              List<Change> changes = new ArrayList<>();
              changes.add(Change.save(next.get()));
              changes.add(Change.save(after));
              changes.add(
                  Change.create(
                      new CaseEvent(
                          one.id(), after.events(), now, "groups", request.client(), text)));
              spine.records().commit(changes);
              return after;
            });
    return Response.json(200, cases.whole(whole));
  }

  /** From the body: no address says of which group a child is. */
  private static VulnerabilityGroup group(Fields f) {
    Optional<VulnerabilityGroup> group = VulnerabilityGroup.parse(f.text("group"));
    if (group.isEmpty()) f.error("group", "is one of those that GET /vulnerability-groups lists");
    return group.orElse(VulnerabilityGroup.OFFENDERS);
  }

  private void officer(Request request) {
    callers.authority(request, Role.OFFICER, Role.MANAGER);
  }

  /** Those that stand and those that were taken back, in the order in which they came. */
  static ArrayNode view(Optional<Groups> groups) {
    ArrayNode list = Json.object().putArray("groups");
    groups
        .map(Groups::entries)
        .orElse(List.of())
        .forEach(
            e -> {
              ObjectNode json =
                  list.addObject()
                      .put("group", e.group().id())
                      .put("text", e.group().text())
                      .put("by", e.by())
                      .put("at", e.at().toString());
              Instant back = e.takenBackAt();
              if (back != null) {
                json.putObject("takenBack")
                    .put("by", e.takenBackBy())
                    .put("at", back.toString())
                    .put("reason", e.reason());
              }
            });
    return list;
  }
}
