package org.onroll.world.office;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.LocalDate;
import java.util.Optional;
import org.onroll.world.county.Dice;
import org.onroll.world.county.SchoolCalendar;
import org.onroll.world.truth.Registration;
import org.onroll.world.truth.Timeline;

/** Writes into a deletion return what its ground asks for, whole or as offices write it. */
final class GroundEvidence {
  private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
  private static final int LEAVE_OVER = 11;
  private static final int ABSENT = 21;
  private static final double SPOKEN_ONLY = 0.4;
  private static final double COUNTED_TOO_FEW = 0.4;

  private final Dice dice;

  GroundEvidence(Dice dice) {
    this.dice = dice;
  }

  /** All that the ground asks for, whether or not it is so. */
  void whole(ObjectNode body, Says.Deleted says, Timeline child, String urn) {
    LocalDate deletion = says.deletionDate();
    switch (says.ground()) {
      case "c" -> {
        body.put("returnExpected", false);
        Optional<String> other =
            child.registrations().stream()
                .map(Registration::urn)
                .filter(u -> !u.equals(urn))
                .findFirst();
        other.ifPresent(
            school ->
                body.putArray("otherSchools")
                    .add(
                        JSON.objectNode()
                            .put("urn", school)
                            .put("consentedOn", deletion.minusDays(3).toString())));
      }
      case "f" -> notice(body, true, deletion.minusDays(1));
      case "g" -> body.put("returnExpected", false);
      case "h" -> {
        leave(body, deletion, LEAVE_OVER);
        enquiries(body, deletion, "school", "authority");
        body.put("unableToAttend", false).put("notFound", true);
      }
      case "i" -> {
        sessions(body, deletion, ABSENT);
        enquiries(body, deletion, "both");
        body.put("unableToAttend", false).put("notFound", true);
      }
      case "l" -> body.put("goesToSixthForm", false);
      case "n" -> body.put("ceasedOn", deletion.toString());
      default -> {
        // The ground asks for nothing that the return does not have.
      }
    }
  }

  /** As it comes from offices: half of it, or what shows that the ground is not met. */
  void partly(ObjectNode body, Says.Deleted says) {
    LocalDate deletion = says.deletionDate();
    switch (says.ground()) {
      case "f" -> {
        if (dice.chance(SPOKEN_ONLY)) notice(body, false, deletion);
      }
      case "h" -> {
        leave(body, deletion, dice.between(4, 9));
        enquiries(body, deletion, "school");
      }
      case "i" -> {
        if (dice.chance(COUNTED_TOO_FEW)) sessions(body, deletion, dice.between(10, 18));
        enquiries(body, deletion, "school");
      }
      case "m" -> body.put("feesUnpaidAt", SchoolCalendar.schoolDayAfter(deletion, -20).toString());
      case "o" -> body.putObject("exclusion").put("on", deletion.toString());
      case "d", "e" -> body.putObject("attendanceOrder").put("namesThisSchool", true);
      default -> {
        // Nothing more is written.
      }
    }
  }

  private static void notice(ObjectNode body, boolean written, LocalDate from) {
    body.putObject("parentNotice").put("written", written).put("from", from.toString());
  }

  private static void leave(ObjectNode body, LocalDate deletion, int daysAgo) {
    LocalDate until = SchoolCalendar.schoolDayAfter(deletion, -daysAgo);
    body.putObject("leaveOfAbsence").put("until", until.toString());
  }

  private static void enquiries(ObjectNode body, LocalDate deletion, String... by) {
    ArrayNode enquiries = body.putArray("enquiries");
    for (String who : by) {
      LocalDate on = SchoolCalendar.schoolDayAfter(deletion, -1 - enquiries.size());
      enquiries.addObject().put("by", who).put("on", on.toString());
    }
  }

  private static void sessions(ObjectNode body, LocalDate deletion, int count) {
    ArrayNode sessions = body.putArray("sessions");
    for (int i = count; i >= 1; i--) {
      LocalDate day = SchoolCalendar.schoolDayAfter(deletion, -i);
      sessions.addObject().put("date", day.toString()).put("am", "O").put("pm", "O");
    }
  }
}
