package org.onroll.world.office;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.onroll.world.county.Child;
import org.onroll.world.county.Dice;
import org.onroll.world.county.Family;
import org.onroll.world.county.Spelling;
import org.onroll.world.truth.Spell;
import org.onroll.world.truth.Timeline;

/** Writes referrals as those who make them would: a name, a day of birth, a street, no number. */
final class ReferralLetters {
  private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
  private static final double PLAIN_NAME = 0.3;
  private static final double NO_BASIS = 0.2;
  private static final double CONCERN = 0.15;
  private static final List<String> HOW = List.of("telephone", "letter", "mailbox");

  private final Dice dice;

  ReferralLetters(Dice dice) {
    this.dice = dice;
  }

  /**
   * A referral.
   *
   * @param spell the absence that a school has seen
   */
  ObjectNode referral(
      Referrer by, Timeline subject, Lead lead, Optional<Spell> spell, Instant sent) {
    ObjectNode body = JSON.objectNode();
    ObjectNode referrer = body.putObject("referrer").put("kind", by.kind());
    if (by.isPartner() && !dice.chance(NO_BASIS)) {
      body.put("legalBasis", "Children Act 2004 section 10");
    }
    ObjectNode answers = body.putObject("answers");
    body.set("child", child(subject.child()));
    switch (by) {
      case SCHOOL -> spell.ifPresent(s -> stopped(body, referrer, answers, s));
      case RESIDENT -> {
        notSure(body, answers, lead);
        received(body, dice.pick(HOW), sent.minus(Duration.ofHours(2)));
      }
      case POLICE, HOUSING, HEALTH, OTHER_AUTHORITY -> notSure(body, answers, lead);
    }
    body.putObject("safeguarding").put("concern", dice.chance(CONCERN));
    return body;
  }

  private static void received(ObjectNode body, String how, Instant at) {
    body.putObject("received").put("how", how).put("at", at.toString());
  }

  private static void stopped(
      ObjectNode body, ObjectNode referrer, ObjectNode answers, Spell spell) {
    referrer.put("urn", spell.urn());
    body.put("route", "stopped-attending").put("firstDayAbsent", spell.first().toString());
    answers.put("contactTried", "yes").put("homeVisitMade", "yes");
    boolean left = spell.cause() == Spell.Cause.MOVED_AWAY;
    answers.put("familyLeft", left ? "yes" : "unknown");
  }

  /** Who finds a child at home in the morning believes that it has no school. */
  private void notSure(ObjectNode body, ObjectNode answers, Lead lead) {
    body.put("route", "not-sure");
    answers.put("inSchool", lead == Lead.SAFE && dice.chance(0.5) ? "no" : "unknown");
  }

  private ObjectNode child(Child child) {
    Spelling name = dice.chance(PLAIN_NAME) ? child.name().plain() : child.name();
    ObjectNode json =
        JSON.objectNode()
            .put("surname", name.surname())
            .put("forename", name.forename())
            .put("dateOfBirth", child.born().toString());
    Family.Address address = child.family().address();
    json.putObject("address")
        .put("line1", address.line1())
        .put("town", address.town())
        .put("postcode", address.postcode());
    return json;
  }
}
