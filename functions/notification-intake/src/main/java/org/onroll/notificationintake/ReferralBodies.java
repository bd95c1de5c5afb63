package org.onroll.notificationintake;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.onroll.domain.identity.Identity;
import org.onroll.domain.referral.Question;
import org.onroll.domain.referral.Question.Say;
import org.onroll.domain.referral.Received;
import org.onroll.domain.referral.Referral;
import org.onroll.domain.referral.Referrer;
import org.onroll.domain.referral.Route;
import org.onroll.domain.school.Urn;
import org.onroll.platform.http.Fields;

/**
 * Reads the bodies of referrals. Refused is only what cannot be read, and what does not say who
 * refers or whom; an answer that is missing is asked for in the answer.
 */
final class ReferralBodies {
  private static final int LONGEST_NOTES = 2_000;

  private ReferralBodies() {}

  /**
   * @param officer may key what came by telephone or on paper
   * @param now nothing is received later
   */
  static Referral referral(ObjectNode body, boolean officer, Instant now) {
    Fields f = new Fields(body);
    Fields by = f.object("referrer");
    Optional<Referrer> referrer = Referrer.parse(by.text("kind"));
    if (referrer.isEmpty()) {
      by.error(
          "kind",
          "say who refers: "
              + Arrays.stream(Referrer.values())
                  .map(Referrer::id)
                  .collect(Collectors.joining(", ")));
    }
    String own = urn(by, "urn");
    by.text("name");
    f.text("notes", LONGEST_NOTES);
    Identity child = BodyParts.identity(f, "child");
    String school = urn(f, "schoolUrn");
    Referral said =
        new Referral(
            referrer.orElse(Referrer.RESIDENT),
            f.text("legalBasis"),
            route(f),
            answers(f.object("answers")),
            child,
            f.object("child").text("yearGroup"),
            BodyParts.address(f.object("child").object("address")),
            school.isEmpty() ? own : school,
            f.date("firstDayAbsent"),
            f.date("lastAttended"),
            BodyParts.safeguarding(f),
            f.has("received") ? received(f, officer, now) : null);
    f.check();
    return said;
  }

  private static String urn(Fields f, String name) {
    String urn = f.text(name);
    if (!urn.isEmpty() && !Urn.isUrn(urn)) f.error(name, "a URN has six digits");
    return urn;
  }

  private static Route route(Fields f) {
    String text = f.text("route");
    if (text.isEmpty()) return Route.NOT_SURE;
    Optional<Route> route = Route.parse(text);
    if (route.isEmpty()) {
      f.error(
          "route",
          "is one of left-without-new-school, stopped-attending, place-not-taken-up, not-sure");
    }
    return route.orElse(Route.NOT_SURE);
  }

  private static Map<Question, Say> answers(Fields f) {
    Map<Question, Say> answers = new EnumMap<>(Question.class);
    for (Question question : Question.values()) {
      if (!question.answered()) continue;
      String text = f.text(question.field());
      if (text.isEmpty()) continue;
      Optional<Say> say = Say.parse(text);
      if (say.isEmpty()) f.error(question.field(), "is one of yes, no, unknown");
      say.ifPresent(s -> answers.put(question, s));
    }
    return answers;
  }

  static @Nullable Received received(Fields f, boolean officer, Instant now) {
    Fields r = f.object("received");
    if (!officer) {
      f.error("received", "only an officer keys what came another way; leave it out");
      return null;
    }
    Optional<Received.How> how = Received.How.parse(r.text("how"));
    if (how.isEmpty()) r.error("how", "is one of telephone, letter, mailbox, in-person");
    Instant at = r.instant("at");
    if (at != null && at.isAfter(now)) r.error("at", "is still to come");
    return new Received(how.orElse(Received.How.TELEPHONE), at == null ? now : at);
  }
}
