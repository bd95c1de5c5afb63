package org.onroll.world.office;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.LocalDate;
import java.util.List;
import org.onroll.world.county.Age;
import org.onroll.world.county.Child;
import org.onroll.world.county.Dice;
import org.onroll.world.county.Family;
import org.onroll.world.county.Spelling;
import org.onroll.world.truth.Registration;

/** Writes the bodies of returns and notices, with the slips that offices make. */
final class Letters {
  private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
  private static final double NO_NUMBER = 0.05;
  private static final double MISTYPED_NUMBER = 0.03;
  private static final double PLAIN_NAME = 0.06;
  private static final double NO_PARENTS = 0.05;
  private static final double NO_ADDRESS = 0.04;
  private static final double CONCERN = 0.04;
  private static final List<String> COUNTRIES =
      List.of(
          "Poland", "Ireland", "Nigeria", "Portugal", "Pakistan", "Australia", "Romania", "Canada");

  private final Dice dice;

  Letters(Dice dice) {
    this.dice = dice;
  }

  ObjectNode deletion(Child child, Registration left, Says.Deleted says, boolean withoutGround) {
    ObjectNode body = JSON.objectNode();
    body.set("pupil", pupil(child, left));
    body.put("deletionDate", says.deletionDate().toString());
    if (!withoutGround) body.put("ground", says.ground());
    if (!dice.chance(NO_PARENTS)) body.set("parents", parents(child.family()));
    body.set("destination", destination(says));
    if (says.socialCare()) body.put("socialCare", true);
    body.set("safeguarding", safeguarding());
    return body;
  }

  private ObjectNode destination(Says.Deleted says) {
    ObjectNode destination = JSON.objectNode().put("kind", says.destination());
    switch (says.destination()) {
      case "school" -> {
        if (says.namedUrn().isEmpty()) {
          destination.put("name", "Sample Academy, Othershire");
        } else {
          destination.put("urn", says.namedUrn());
        }
      }
      case "abroad" -> destination.put("country", dice.pick(COUNTRIES));
      case "outside-england" -> destination.put("country", "Wales");
      default -> {
        // Nothing more is known.
      }
    }
    says.expectedFirstDay().ifPresent(day -> destination.put("expectedFirstDay", day.toString()));
    return destination;
  }

  ObjectNode newPupil(Child child, Registration entered, String previousUrn) {
    ObjectNode body = JSON.objectNode();
    ObjectNode pupil = pupil(child, entered);
    pupil.put("yearGroup", Age.code(child.yearGroup(entered.first())));
    body.set("pupil", pupil);
    body.put("entryDate", entered.first().toString());
    body.put("startingDay", entered.first().toString());
    if (!previousUrn.isEmpty())
      body.set("previousSchool", JSON.objectNode().put("urn", previousUrn));
    body.set("parents", parents(child.family()));
    body.set("safeguarding", safeguarding());
    return body;
  }

  ObjectNode notice(Child child, String urn, LocalDate from) {
    Spelling name = dice.chance(PLAIN_NAME) ? child.name().plain() : child.name();
    ObjectNode body = JSON.objectNode();
    body.set("child", named(name, child));
    body.put("from", from.toString());
    if (!urn.isEmpty()) body.put("schoolUrn", urn);
    body.set("parent", JSON.objectNode().put("name", child.family().parents().getFirst().name()));
    body.set("safeguarding", safeguarding());
    return body;
  }

  private static ObjectNode named(Spelling name, Child child) {
    return JSON.objectNode()
        .put("surname", name.surname())
        .put("forename", name.forename())
        .put("dateOfBirth", child.born().toString());
  }

  ObjectNode pupil(Child child, Registration registration) {
    Spelling name = dice.chance(PLAIN_NAME) ? registration.name().plain() : registration.name();
    ObjectNode pupil = named(name, child).put("sex", child.sex().name());
    if (!name.middleNames().isEmpty()) pupil.put("middleNames", name.middleNames());
    String upn = registration.upn();
    if (!upn.isEmpty() && !dice.chance(NO_NUMBER)) {
      pupil.put("upn", dice.chance(MISTYPED_NUMBER) ? mistyped(upn) : upn);
    }
    if (!dice.chance(NO_ADDRESS)) pupil.set("address", address(child.family()));
    return pupil;
  }

  /** One digit wrong: the check letter shows it. */
  private static String mistyped(String upn) {
    char digit = upn.charAt(9) == '9' ? '0' : (char) (upn.charAt(9) + 1);
    return upn.substring(0, 9) + digit + upn.substring(10);
  }

  private static ObjectNode address(Family family) {
    return JSON.objectNode()
        .put("line1", family.address().line1())
        .put("town", family.address().town())
        .put("postcode", family.address().postcode());
  }

  private static ArrayNode parents(Family family) {
    ArrayNode parents = JSON.arrayNode();
    family
        .parents()
        .forEach(
            p ->
                parents.add(
                    JSON.objectNode()
                        .put("name", p.name())
                        .put("livesWith", true)
                        .put("emergencyNumber", p.emergencyNumber())));
    return parents;
  }

  ObjectNode safeguarding() {
    return JSON.objectNode().put("concern", dice.chance(CONCERN));
  }
}
