package org.onroll.notificationintake;

import static org.onroll.notificationintake.GroundRows.ACADEMY;
import static org.onroll.notificationintake.GroundRows.MAINTAINED;
import static org.onroll.notificationintake.GroundRows.row;

import com.fasterxml.jackson.databind.node.ArrayNode;
import java.time.LocalDate;
import java.util.List;
import org.onroll.notificationintake.GroundRows.Row;
import org.onroll.platform.http.Json;

/** Grounds (h) and (i): absence by the school's own days, and joint enquiries. */
final class AbsenceGroundRows {
  private static final String JOINT =
      "'unableToAttend': false, 'enquiries': [{'by': 'school', 'on': '2026-11-20'},"
          + " {'by': 'authority', 'on': '2026-11-24'}]";
  private static final String H =
      "'destination': null, 'leaveOfAbsence': {'until': '2026-11-16'}, ";

  private static String twenty(String code) {
    return "'destination': null, 'sessions': " + sessions("2026-11-03", 28, code);
  }

  /** Both sessions of every day, weekends too: the calendar decides which count. */
  private static String sessions(String from, int days, String code) {
    ArrayNode list = Json.object().putArray("sessions");
    for (int i = 0; i < days; i++) {
      String day = LocalDate.parse(from).plusDays(i).toString();
      list.addObject().put("date", day).put("am", code).put("pm", code);
    }
    return list.toString().replace('"', '\'');
  }

  private static String broken(String code) {
    return twenty("O")
        .replace(
            "{'date':'2026-11-18','am':'O','pm':'O'}",
            "{'date':'2026-11-18','am':'O','pm':'" + code + "'}");
  }

  private static String without(String from, int days) {
    String all = twenty("O");
    for (int i = 0; i < days; i++) {
      String day = LocalDate.parse(from).plusDays(i).toString();
      all = all.replace("{'date':'" + day + "','am':'O','pm':'O'},", "");
    }
    return all;
  }

  private AbsenceGroundRows() {}

  static List<Row> all() {
    String found = "'agreements': {'school': '2026-11-26', 'authority': '2026-11-27'}";
    return List.of(
        row("9(1)(h)", MAINTAINED, "h", H + JOINT + ", 'notFound': true"),
        row("9(1)(h)", MAINTAINED, "h", H + JOINT + ", " + found),
        row(
            "9(1)(h)",
            MAINTAINED,
            "h",
            H.replace("11-16", "11-17") + JOINT + ", 'notFound': true",
            "deletionDate"),
        row(
            "9(1)(h)",
            MAINTAINED,
            "h",
            "'destination': null, " + JOINT + ", 'notFound': true",
            "leaveOfAbsence.until"),
        row("9(1)(h)", MAINTAINED, "h", H + JOINT, "agreements.school", "agreements.authority"),
        row(
            "9(1)(h)",
            MAINTAINED,
            "h",
            H + JOINT + ", 'agreements': {'school': '2026-11-26'}",
            "agreements.authority"),
        row(
            "9(1)(h)",
            MAINTAINED,
            "h",
            H + JOINT + ", 'agreements': {'school': '2026-12-02', 'authority': '2026-11-27'}",
            "agreements.school"),
        row(
            "9(1)(h)",
            MAINTAINED,
            "h",
            H + JOINT.replace("'unableToAttend': false", "'unableToAttend': true") + ", " + found,
            "unableToAttend"),
        row(
            "9(1)(h)",
            MAINTAINED,
            "h",
            H + JOINT.replace("'unableToAttend': false, ", "") + ", " + found,
            "unableToAttend"),
        row(
            "9(1)(h)",
            MAINTAINED,
            "h",
            H + "'unableToAttend': false, 'notFound': true",
            "enquiries",
            "enquiries"),
        row(
            "9(1)(h)",
            MAINTAINED,
            "h",
            H
                + "'unableToAttend': false, 'notFound': true, 'enquiries': [{'by': 'school', 'on':"
                + " '2026-11-20'}]",
            "enquiries"),
        row(
            "9(1)(h)",
            MAINTAINED,
            "h",
            H
                + "'unableToAttend': false, 'notFound': true, 'enquiries': [{'by': 'both', 'on':"
                + " '2026-11-20'}]"),
        row(
            "9(1)(h)",
            MAINTAINED,
            "h",
            H + JOINT.replace(", 'on': '2026-11-20'", "") + ", " + found,
            "enquiries[0].on"),
        row(
            "9(1)(h)",
            MAINTAINED,
            "h",
            H + JOINT.replace("2026-11-20", "2026-12-05") + ", " + found,
            "enquiries[0].on"),
        row("9(1)(i)", MAINTAINED, "i", twenty("O") + ", " + JOINT + ", 'notFound': true"),
        row("9(1)(i)", ACADEMY, "i", twenty("G") + ", " + JOINT + ", " + found),
        row(
            "10(7)",
            MAINTAINED,
            "i",
            twenty("N") + ", " + JOINT + ", 'notFound': true",
            "sessions",
            "sessions"),
        row(
            "9(1)(i)",
            MAINTAINED,
            "i",
            broken("U") + ", " + JOINT + ", 'notFound': true",
            "sessions",
            "sessions"),
        row(
            "9(1)(i)",
            MAINTAINED,
            "i",
            broken("/") + ", " + JOINT + ", 'notFound': true",
            "sessions",
            "sessions"),
        row(
            "9(1)(i)",
            MAINTAINED,
            "i",
            broken("I") + ", " + JOINT + ", 'notFound': true",
            "sessions",
            "sessions"),
        row(
            "9(1)(i)",
            MAINTAINED,
            "i",
            broken("") + ", " + JOINT + ", 'notFound': true",
            "sessions",
            "sessions"),
        row(
            "9(1)(i)",
            MAINTAINED,
            "i",
            twenty("O").replace("{'date':'2026-11-03','am':'O','pm':'O'},", "")
                + ", "
                + JOINT
                + ", 'notFound': true",
            "sessions"),
        row(
            "9(1)(i)",
            MAINTAINED,
            "i",
            twenty("O").replace("{'date':'2026-11-18','am':'O','pm':'O'},", "")
                + ", "
                + JOINT
                + ", 'notFound': true",
            "sessions",
            "sessions"),
        row( // a mistyped year: one finding for it, and no day is looked for
            "9(1)(i)",
            MAINTAINED,
            "i",
            twenty("O").replace("2026-11-30", "2016-11-30") + ", " + JOINT + ", 'notFound': true",
            "sessions"),
        row( // five of eight missing days are named, the others counted; and the run is too short
            "9(1)(i)",
            MAINTAINED,
            "i",
            without("2026-11-09", 10) + ", " + JOINT + ", 'notFound': true",
            "sessions",
            "sessions",
            "sessions",
            "sessions",
            "sessions",
            "sessions",
            "sessions"),
        row(
            "9(1)(i)",
            MAINTAINED,
            "i",
            "'destination': null, " + JOINT + ", 'notFound': true",
            "sessions"),
        row(
            "9(1)(i)",
            MAINTAINED,
            "i",
            twenty("O") + ", 'deletionDate': '2026-11-30', " + JOINT + ", 'notFound': true",
            "deletionDate",
            "deletionDate"),
        row(
            "9(1)(i)",
            MAINTAINED,
            "i",
            twenty("O") + ", " + JOINT,
            "agreements.school",
            "agreements.authority"));
  }
}
