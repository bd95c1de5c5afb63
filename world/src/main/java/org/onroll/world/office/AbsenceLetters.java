package org.onroll.world.office;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.LocalDate;
import java.util.List;
import org.onroll.world.county.Dice;
import org.onroll.world.truth.PartTime;
import org.onroll.world.truth.Registration;
import org.onroll.world.truth.Spell;
import org.onroll.world.truth.Timeline;

/** Writes the bodies of returns about pupils who are on the register and not in school. */
final class AbsenceLetters {
  private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
  private static final int FIFTEEN = 15;
  private static final int NOT_YET_KNOWN = 5;
  private static final double CODES_FORGOTTEN = 0.08;
  private static final double CONSENT_WITHOUT_DAY = 0.2;
  private static final List<String> CAUSES =
      List.of("not known yet", "no answer at the door", "the parent does not reply", "");

  private final Letters letters;
  private final Dice dice;

  AbsenceLetters(Letters letters, Dice dice) {
    this.letters = letters;
    this.dice = dice;
  }

  /**
   * An attendance return.
   *
   * @param missed the days that it lists, oldest first
   */
  ObjectNode absent(Timeline pupil, Spell spell, List<LocalDate> missed, LocalDate until) {
    boolean irregular = spell.cause() == Spell.Cause.IRREGULAR;
    ObjectNode body = about(pupil);
    body.put("pattern", irregular ? "irregular" : "continuous");
    body.put("from", spell.first().toString());
    body.put("until", until.toString());
    String cause = dice.pick(CAUSES);
    if (!cause.isEmpty()) body.put("cause", cause);
    if (!dice.chance(CODES_FORGOTTEN)) body.set("sessions", sessions(spell, missed));
    return body;
  }

  /** Code N while nobody knows why, which after five school days is O. */
  private ArrayNode sessions(Spell spell, List<LocalDate> missed) {
    ArrayNode sessions = JSON.arrayNode();
    for (int i = 0; i < missed.size(); i++) {
      boolean recent = i >= missed.size() - NOT_YET_KNOWN;
      String code = spell.cause().isGone() && recent ? "N" : dice.chance(0.1) ? "U" : "O";
      sessions.add(
          JSON.objectNode().put("date", missed.get(i).toString()).put("am", code).put("pm", code));
    }
    return sessions;
  }

  ObjectNode ill(Timeline pupil, Spell spell, int missed) {
    ObjectNode body = about(pupil);
    body.put("pattern", "consecutive");
    body.put("from", spell.first().toString());
    if (dice.chance(0.5)) body.put("until", spell.last().toString());
    body.put("daysMissed", missed);
    body.put("daysExpected", Math.max(0, FIFTEEN - missed) + dice.below(4));
    return body;
  }

  ObjectNode partTime(Timeline pupil, PartTime timetable) {
    ObjectNode body = about(pupil);
    body.put("start", timetable.first().toString());
    body.put("hoursPerWeek", timetable.hours());
    ObjectNode consent = body.putObject("parentalConsent").put("given", timetable.consent());
    if (timetable.consent() && !dice.chance(CONSENT_WITHOUT_DAY)) {
      consent.put("on", timetable.first().minusDays(dice.between(1, 5)).toString());
    }
    if (timetable.plan()) body.put("reintegrationPlan", true);
    timetable.plannedEnd().ifPresent(day -> body.put("endDate", day.toString()));
    return body;
  }

  private ObjectNode about(Timeline pupil) {
    Registration here = pupil.registrations().getFirst();
    ObjectNode body = JSON.objectNode();
    body.set("pupil", letters.pupil(pupil.child(), here));
    body.set("safeguarding", letters.safeguarding());
    return body;
  }
}
