package org.onroll.casedesk;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.onroll.domain.access.Grant;
import org.onroll.domain.access.Role;
import org.onroll.domain.mail.Contact;
import org.onroll.domain.records.Attempts;
import org.onroll.domain.records.Change;
import org.onroll.domain.records.Versioned;
import org.onroll.domain.roll.GuardLevels;
import org.onroll.domain.roll.RollHead;
import org.onroll.domain.school.School;
import org.onroll.domain.school.Urn;
import org.onroll.platform.config.Recipients;
import org.onroll.platform.function.Spine;
import org.onroll.platform.http.Callers;
import org.onroll.platform.http.Fields;
import org.onroll.platform.http.Json;
import org.onroll.platform.http.ProblemException;
import org.onroll.platform.http.ProblemException.Kind;
import org.onroll.platform.http.Request;
import org.onroll.platform.http.Response;
import org.onroll.platform.http.RuleViews;
import org.onroll.platform.http.Views;

/** Schools, contacts, grants and service levels: what administrators keep. */
final class Register {
  private static final List<String> PHASES =
      List.of(
          "nursery",
          "primary",
          "infant",
          "junior",
          "middle",
          "secondary",
          "upper",
          "all-through",
          "special",
          "pru",
          "independent");
  private static final List<String> TYPES =
      List.of("maintained", "academy", "independent", "special", "non-maintained-special", "pru");
  private final Spine spine;
  private final Callers callers;
  private final Recipients recipients;

  Register(Spine spine, Callers callers, Recipients recipients) {
    this.spine = spine;
    this.callers = callers;
    this.recipients = recipients;
  }

  Response school(Request request) {
    if (!Urn.isUrn(request.path("urn"))) throw Callers.forbidden();
    Urn urn = new Urn(request.path("urn"));
    try {
      callers.authority(request, Role.ADMINISTRATOR, Role.OFFICER, Role.MANAGER);
    } catch (ProblemException e) {
      callers.school(request);
    }
    return spine
        .records()
        .find(School.key(urn))
        .map(s -> Response.json(200, view(s)))
        .orElseThrow(() -> ProblemException.of(Kind.NOT_FOUND, "There is no such school."));
  }

  Response putSchool(Request request) {
    administrator(request);
    Fields f = new Fields(request.json());
    if (!Urn.isUrn(request.path("urn"))) {
      throw ProblemException.field("urn", "a URN has six digits");
    }
    Urn urn = new Urn(request.path("urn"));
    String feed = oneOf(f, "feed", List.of("csv", "none"));
    String name = f.text("name");
    if (name.isEmpty()) f.error("name", "give the school's name");
    String dfe = f.text("dfeNumber");
    if (!dfe.isEmpty() && !dfe.matches("[0-9]{3}/?[0-9]{4}")) {
      f.error("dfeNumber", "must be three digits and four, such as 931/4125");
    }
    int lowAge = f.number("lowAge", 2, 18);
    int highAge = f.number("highAge", 4, 25);
    if (highAge < lowAge) f.error("highAge", "is below lowAge");
    School given =
        new School(
            urn,
            name,
            dfe,
            oneOf(f, "phase", PHASES),
            oneOf(f, "type", TYPES),
            lowAge,
            highAge,
            feed.equals("csv") ? School.Feed.CSV : School.Feed.NONE,
            f.text("contact"),
            !f.text("status").equals("closed"),
            1);
    f.check();
    School kept =
        save(
            given,
            v ->
                new School(
                    urn,
                    given.name(),
                    given.dfeNumber(),
                    given.phase(),
                    given.type(),
                    given.lowAge(),
                    given.highAge(),
                    given.feed(),
                    given.contact(),
                    given.open(),
                    v));
    return Response.json(200, view(kept));
  }

  private ObjectNode view(School s) {
    ObjectNode json =
        Json.object()
            .put("urn", s.urn().value())
            .put("name", s.name())
            .put("phase", s.phase())
            .put("type", s.type())
            .put("lowAge", s.lowAge())
            .put("highAge", s.highAge())
            .put("feed", s.feed().name().toLowerCase(Locale.ROOT))
            .put("contact", s.contact())
            .put("status", s.open() ? "open" : "closed");
    Views.put(json, "dfeNumber", s.dfeNumber());
    spine
        .records()
        .find(RollHead.key(s.urn()))
        .ifPresent(
            h ->
                json.putObject("roll")
                    .put("date", h.date().toString())
                    .put("pupils", h.pupils())
                    .put("lastHeard", h.heard().toString()));
    return json;
  }

  Response putContact(Request request) {
    administrator(request);
    Fields f = new Fields(request.json());
    String id = request.path("id");
    if (!id.matches("[a-z0-9][a-z0-9-]{0,63}")) {
      throw ProblemException.field("id", "lower-case letters, digits and hyphens, 64 at most");
    }
    String email = f.text("email");
    if (!recipients.allows(email)) {
      f.error("email", "must be one address, of a domain that OnRoll may write to");
    }
    f.check();
    Contact kept = save(new Contact(id, email, 1), v -> new Contact(id, email, v));
    return Response.json(200, Json.object().put("id", kept.id()).put("email", kept.email()));
  }

  Response putGrant(Request request) {
    administrator(request);
    Fields f = new Fields(request.json());
    String client = request.path("client");
    String scope = request.path("urn");
    if (!client.matches("[A-Za-z0-9][A-Za-z0-9._-]{0,63}")) {
      throw ProblemException.field("client", "letters, digits, dots, hyphens, 64 at most");
    }
    if (!scope.equals(Grant.AUTHORITY) && !Urn.isUrn(scope)) {
      throw ProblemException.field("urn", "a URN, or the word authority");
    }
    Optional<Role> role = Role.parse(f.text("role"));
    if (role.isEmpty()) {
      f.error("role", "is one of school, referrer, authority, officer, manager, administrator");
    } else if ((role.get() == Role.SCHOOL) == scope.equals(Grant.AUTHORITY)) {
      f.error("role", "school goes with a URN, every other role with the word authority");
    }
    f.check();
    Grant kept =
        save(
            new Grant(client, scope, role.orElseThrow(), 1),
            v -> new Grant(client, scope, role.orElseThrow(), v));
    return Response.json(
        200,
        Json.object()
            .put("client", kept.client())
            .put("urn", kept.scope())
            .put("role", kept.role().id()));
  }

  Response revokeGrant(Request request) {
    administrator(request);
    String client = request.path("client");
    String scope = request.path("urn");
    if (!client.isBlank() && !scope.isBlank()) {
      spine.records().commit(List.of(Change.remove(Grant.key(client, scope))));
    }
    return Response.noContent();
  }

  Response serviceLevels(Request request) {
    callers.authority(request, Role.OFFICER, Role.MANAGER, Role.ADMINISTRATOR);
    ObjectNode json = Json.object().put("authority", spine.authority().code());
    ArrayNode settings = json.putArray("settings");
    GuardLevels guard = spine.authority().guard();
    setting(settings, "feed guard: leavers that always pass", guard.leaversFloor());
    setting(settings, "feed guard: leavers that pass, percent", guard.leaversPercent());
    setting(settings, "feed guard: fewest rows, percent", guard.fewestPercent());
    setting(settings, "feed guard: rows set aside that always pass", guard.unreadableFloor());
    setting(settings, "feed guard: rows set aside that pass, percent", guard.unreadablePercent());
    ArrayNode rules = json.putArray("rules");
    spine.authority().rules().all().forEach(r -> rules.add(RuleViews.rule(r)));
    ArrayNode readings = json.putArray("readings");
    spine.authority().rules().readings().forEach(r -> readings.add(RuleViews.reading(r)));
    return Response.json(200, json);
  }

  private static void setting(ArrayNode settings, String name, int value) {
    settings
        .addObject()
        .put("name", name)
        .put("value", Integer.toString(value))
        .put("source", "OnRoll's default; no statutory source");
  }

  private interface At<R> {
    R version(long version);
  }

  /** The next version, whatever the last one was; saying the same again is no new version. */
  private <R extends Versioned> R save(R given, At<R> at) {
    return Attempts.of(
        () -> {
          @SuppressWarnings("unchecked") // a record's key is of its own type
          var key = (org.onroll.domain.records.Key<R>) given.key();
          Optional<R> kept = spine.records().find(key);
          R next = at.version(kept.map(Versioned::version).orElse(0L) + 1);
          if (kept.isPresent() && kept.get().equals(at.version(kept.get().version()))) {
            return kept.get();
          }
          spine.records().commit(List.of(Change.save(next)));
          return next;
        });
  }

  private void administrator(Request request) {
    callers.authority(request, Role.ADMINISTRATOR);
  }

  private static String oneOf(Fields f, String name, List<String> values) {
    String value = f.text(name);
    if (!values.contains(value)) f.error(name, "is one of " + String.join(", ", values));
    return value;
  }
}
