package org.onroll.casedesk;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.onroll.domain.access.Role;
import org.onroll.domain.deadline.Deadline;
import org.onroll.domain.enquiry.CaseEvent;
import org.onroll.domain.enquiry.CaseKind;
import org.onroll.domain.enquiry.CaseState;
import org.onroll.domain.enquiry.Closure;
import org.onroll.domain.enquiry.ClosureGround;
import org.onroll.domain.enquiry.Closures;
import org.onroll.domain.enquiry.Enquiries;
import org.onroll.domain.enquiry.EnquiryCase;
import org.onroll.domain.enquiry.Groups;
import org.onroll.domain.ledger.Child;
import org.onroll.domain.ledger.Interval;
import org.onroll.domain.ledger.LedgerEntry;
import org.onroll.domain.records.Page;
import org.onroll.platform.function.Spine;
import org.onroll.platform.http.Callers;
import org.onroll.platform.http.Fields;
import org.onroll.platform.http.ProblemException;
import org.onroll.platform.http.ProblemException.FieldError;
import org.onroll.platform.http.ProblemException.Kind;
import org.onroll.platform.http.Request;
import org.onroll.platform.http.Response;
import org.onroll.platform.http.Views;

/** The ledger and the cases, as officers see and close them. */
final class Casework {
  private static final int LONGEST_NOTE = 2_000;
  private final Spine spine;
  private final Callers callers;

  Casework(Spine spine, Callers callers) {
    this.spine = spine;
    this.callers = callers;
  }

  Response ledger(Request request) {
    officer(request);
    LedgerEntry.Status status =
        choice(request, "status", "open", LedgerEntry.Status.values(), LedgerEntry.Status::id);
    LedgerView view = new LedgerView(spine);
    return Response.json(
        200,
        Views.page(
            spine
                .records()
                .worklist(
                    LedgerEntry.class, LedgerEntry.list(status), request.cursor(), request.limit()),
            view::of));
  }

  Response list(Request request) {
    officer(request);
    CaseState state = choice(request, "state", "open", CaseState.values(), Views::id);
    Page<EnquiryCase> page = cases(request, state);
    return Response.json(200, Views.page(page, new CaseView(spine, page.items())::brief));
  }

  private Page<EnquiryCase> cases(Request request, CaseState state) {
    if (request.query("kind").isEmpty()) {
      return new BothKinds(spine.records(), state, request.limit()).page(request.cursor());
    }
    CaseKind kind = choice(request, "kind", "", CaseKind.values(), CaseKind::id);
    return spine
        .records()
        .worklist(
            EnquiryCase.class, EnquiryCase.list(kind, state), request.cursor(), request.limit());
  }

  Response one(Request request) {
    officer(request);
    return Response.json(200, whole(find(request)));
  }

  ObjectNode whole(EnquiryCase enquiry) {
    Spine.Work work = spine.work();
    CaseView view = new CaseView(spine, List.of(enquiry));
    ObjectNode json = view.brief(enquiry);
    ArrayNode deadlines = json.putArray("deadlines");
    spine
        .records()
        .list(Deadline.class, EnquiryCase.partition(enquiry.id()), Deadline.PREFIX)
        .forEach(
            d -> deadlines.add(Views.deadline(d, spine.authority().rules(), work.calendars())));
    ArrayNode events = json.putArray("events");
    spine
        .records()
        .list(CaseEvent.class, EnquiryCase.partition(enquiry.id()), CaseEvent.PREFIX)
        .forEach(
            e ->
                events
                    .addObject()
                    .put("at", e.at().toString())
                    .put("kind", e.kind())
                    .put("who", e.who())
                    .put("text", e.text()));
    ArrayNode intervals = json.putArray("intervals");
    spine
        .records()
        .list(Interval.class, Child.partition(enquiry.child()), Interval.PREFIX)
        .forEach(
            i ->
                Views.put(
                    intervals
                        .addObject()
                        .put("kind", i.kind().id())
                        .put("from", i.from().toString()),
                    "to",
                    i.to()));
    json.set("groups", GroupDesk.view(spine.records().find(Groups.key(enquiry.child()))));
    return json;
  }

  Response close(Request request) {
    officer(request);
    EnquiryCase enquiry = find(request);
    Fields body = new Fields(request.json());
    Closures closures = new Closures(spine.records());
    Closure how =
        body.flag("acceptProposal")
            ? accepted(enquiry, closures, request.client())
            : decided(body, request.client());
    if (how.equals(enquiry.closure())) return Response.json(200, whole(enquiry)).replayed();
    try {
      return Response.json(200, whole(closures.close(enquiry.id(), how, spine.now())));
    } catch (Enquiries.RefusedException e) {
      EnquiryCase now = find(request);
      if (how.equals(now.closure())) return Response.json(200, whole(now)).replayed();
      throw ProblemException.of(Kind.CONFLICT, e.reason());
    }
  }

  private Closure accepted(EnquiryCase enquiry, Closures closures, String officer) {
    Closure proposal =
        Optional.ofNullable(closures.proposals(List.of(enquiry)).get(enquiry.id()))
            .orElseThrow(
                () ->
                    ProblemException.of(
                        Kind.CONFLICT,
                        "Nothing proposes to close this case now. Look at it again."));
    Map<String, String> evidence = new HashMap<>(proposal.evidence());
    for (String missing : proposal.ground().missing(evidence)) {
      throw ProblemException.field(
          "evidence." + missing, "the proposal does not have this: send ground and evidence");
    }
    return new Closure(proposal.ground(), evidence, proposal.note(), officer, spine.today());
  }

  private Closure decided(Fields body, String officer) {
    Optional<ClosureGround> ground = ClosureGround.parse(body.text("ground"));
    if (ground.isEmpty()) {
      throw ProblemException.field(
          "ground",
          "is one of on-roll, home-educated, checks-exhausted, moved-authority, over-age, deceased,"
              + " custody, duplicate");
    }
    Fields given = body.object("evidence");
    Map<String, String> evidence = new HashMap<>();
    for (String name : ground.get().evidence()) {
      String text = given.text(name);
      if (!text.isEmpty()) evidence.put(name, text);
      if (name.endsWith("On") && !text.isEmpty()) given.date(name);
    }
    String note = body.text("note", LONGEST_NOTE);
    body.check();
    var missing = ground.get().missing(evidence);
    if (!missing.isEmpty()) {
      throw ProblemException.unprocessable(
          missing.stream()
              .map(m -> new FieldError("evidence." + m, "this ground asks for it"))
              .toList());
    }
    LocalDate today = spine.today();
    return new Closure(ground.get(), evidence, note, officer, today);
  }

  EnquiryCase find(Request request) {
    return spine
        .records()
        .find(EnquiryCase.key(request.path("id")))
        .orElseThrow(() -> ProblemException.of(Kind.NOT_FOUND, "There is no such case."));
  }

  private void officer(Request request) {
    callers.authority(request, Role.OFFICER, Role.MANAGER);
  }

  private static <E> E choice(
      Request request,
      String name,
      String standard,
      E[] values,
      java.util.function.Function<E, String> id) {
    String wanted = request.query(name).orElse(standard);
    for (E value : values) {
      if (id.apply(value).equals(wanted)) return value;
    }
    throw ProblemException.badRequest(name + " has a value that is not known.");
  }
}
