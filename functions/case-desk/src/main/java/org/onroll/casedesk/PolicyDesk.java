package org.onroll.casedesk;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.onroll.domain.access.Role;
import org.onroll.domain.calendar.Calendars;
import org.onroll.domain.deadline.Deadline;
import org.onroll.domain.deadline.Policy;
import org.onroll.domain.records.Attempts;
import org.onroll.domain.records.Change;
import org.onroll.platform.function.Spine;
import org.onroll.platform.http.Callers;
import org.onroll.platform.http.Fields;
import org.onroll.platform.http.Json;
import org.onroll.platform.http.ProblemException;
import org.onroll.platform.http.Request;
import org.onroll.platform.http.Response;
import org.onroll.platform.http.Views;

/** The named officer and the next review of the authority's policy (requirement G4). */
final class PolicyDesk {
  private final Spine spine;
  private final Callers callers;

  PolicyDesk(Spine spine, Callers callers) {
    this.spine = spine;
    this.callers = callers;
  }

  Response get(Request request) {
    callers.authority(request, Role.OFFICER, Role.MANAGER, Role.ADMINISTRATOR);
    return spine
        .records()
        .find(Policy.key(spine.authority().code()))
        .map(policy -> Response.json(200, view(policy)))
        .orElseThrow(
            () ->
                ProblemException.of(
                    ProblemException.Kind.NOT_FOUND, "No policy is on record yet."));
  }

  Response put(Request request) {
    callers.authority(request, Role.ADMINISTRATOR);
    Fields f = new Fields(request.json());
    String officer = f.text("officer");
    if (officer.isEmpty()) f.error("officer", "name the officer for children missing education");
    LocalDate review = f.date("nextReview");
    if (review == null) f.error("nextReview", "give the day of the policy's next review");
    String title = f.text("title");
    f.check();
    if (review == null) throw ProblemException.field("nextReview", "is missing");
    return Response.json(200, view(Attempts.of(() -> save(title, officer, review))));
  }

  /** The review that was to come is done with the day of the next. */
  private Policy save(String title, String officer, LocalDate review) {
    String code = spine.authority().code();
    Optional<Policy> kept = spine.records().find(Policy.key(code));
    boolean another = kept.isEmpty() || !kept.get().nextReview().equals(review);
    int reviews = kept.map(Policy::reviews).orElse(0) + (another ? 1 : 0);
    long version = kept.map(Policy::version).orElse(0L);
    Policy next = new Policy(code, title, officer, review, reviews, version + 1);
    if (kept.isPresent() && kept.get().equals(next.at(version))) return kept.get();
    List<Change> changes = new ArrayList<>();
    changes.add(Change.save(next));
    if (another) {
      kept.flatMap(this::open).ifPresent(d -> changes.add(Change.save(d.met(spine.today()))));
      Deadline reminder =
          next.reminder(
              spine.authority().rules(),
              new Calendars(spine.records(), spine.authority()).county(),
              spine.key());
      changes.add(Change.create(reminder));
    }
    spine.records().commit(changes);
    return next;
  }

  private Optional<Deadline> open(Policy policy) {
    return spine.records().find(policy.deadline()).filter(Deadline::isOpen);
  }

  private ObjectNode view(Policy policy) {
    ObjectNode json =
        Json.object()
            .put("title", policy.title())
            .put("officer", policy.officer())
            .put("nextReview", policy.nextReview().toString());
    spine
        .records()
        .find(policy.deadline())
        .ifPresent(
            d ->
                json.set(
                    "deadline",
                    Views.deadline(
                        d,
                        spine.authority().rules(),
                        new Calendars(spine.records(), spine.authority()))));
    return json;
  }
}
