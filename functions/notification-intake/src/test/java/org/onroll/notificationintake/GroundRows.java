package org.onroll.notificationintake;

import java.util.List;

/**
 * Regulation 9 as a table: what a return says, at which school, and what is found wrong with it.
 */
final class GroundRows {
  static final String MAINTAINED = "999111";
  static final String NURSERY = "999112";
  static final String ACADEMY = "999113";
  static final String INDEPENDENT = "999114";
  static final String SPECIAL = "999115";
  private static final String ORDER = "'attendanceOrder': {'namesThisSchool': true}";
  private static final String MOBILE = "'mobileChild': {'mainSchool': true}";
  private static final String F = "'destination': null, 'parentNotice': ";
  private static final String FOUR = "'pupil': {'upn': '', 'dateOfBirth': '2022-10-01'}";

  private GroundRows() {}

  /** One return: which paragraph, at which school, on which ground, saying what, found what. */
  record Row(String paragraph, String urn, String ground, String says, List<String> found) {
    @Override
    public String toString() {
      return "reg " + paragraph + " at " + urn + ", " + ground + " " + says + ": " + found;
    }
  }

  static Row row(String paragraph, String urn, String ground, String says, String... found) {
    return new Row(paragraph, urn, ground, says, List.of(found));
  }

  static List<Row> otherSchools() {
    String consent = "'returnExpected': false, 'otherSchools': [{'urn': '999102'";
    return List.of(
        row("9(1)(a)", MAINTAINED, "a", ""),
        row("9(1)(a)", INDEPENDENT, "a", ""),
        row("9(1)(a)(i)", MAINTAINED, "a", ORDER, "attendanceOrder.namesThisSchool"),
        row("9(1)(a)(ii)", MAINTAINED, "a", MOBILE, "mobileChild.mainSchool"),
        row("9(1)(a)(ii)", MAINTAINED, "a", "'mobileChild': {'mainSchool': false}"),
        row(
            "9(1)(a)(iii)",
            MAINTAINED,
            "a",
            "'dualRegistrationAgreed': true",
            "dualRegistrationAgreed"),
        row("9(1)(a)", MAINTAINED, "a", "'destination': {'kind': 'unknown'}", "destination"),
        row("9(1)(b)", NURSERY, "b", "'returnExpected': false"),
        row("9(1)(b)(ii)", NURSERY, "b", "", "returnExpected"),
        row("9(1)(b)(ii)", NURSERY, "b", "'returnExpected': true", "returnExpected"),
        row("9(1)(b)", MAINTAINED, "b", "'returnExpected': false", "ground"),
        row("9(1)(c)", MAINTAINED, "c", consent + ", 'consentedOn': '2026-11-27'}]"),
        row(
            "9(1)(c)(i)",
            MAINTAINED,
            "c",
            consent.replace("false", "true") + ", 'consentedOn': '2026-11-27'}]",
            "returnExpected"),
        row("9(1)(c)(ii)", MAINTAINED, "c", "'returnExpected': false", "otherSchools"),
        row("9(1)(c)(ii)", MAINTAINED, "c", consent + "}]", "otherSchools[0].consentedOn"),
        row(
            "9(1)(c)(ii)",
            MAINTAINED,
            "c",
            consent + ", 'consentedOn': '2026-11-27'}, {'urn': '999103'}]",
            "otherSchools[1].consentedOn"),
        row(
            "9(1)(c)(ii)",
            MAINTAINED,
            "c",
            consent + ", 'consentedOn': '2026-12-02'}]",
            "otherSchools[0].consentedOn"),
        row(
            "9(1)(c)(iii)",
            MAINTAINED,
            "c",
            ORDER + ", " + consent + ", 'consentedOn': '2026-11-27'}]",
            "attendanceOrder.namesThisSchool"),
        row(
            "9(1)(c)(iv)",
            MAINTAINED,
            "c",
            MOBILE + ", " + consent + ", 'consentedOn': '2026-11-27'}]",
            "mobileChild.mainSchool"));
  }

  static List<Row> orders() {
    String placed = "{'written': true, 'from': '2026-11-30', 'placedByAuthority': true";
    return List.of(
        row("9(1)(d)", MAINTAINED, "d", "'attendanceOrder': {'amendedOn': '2026-11-27'}"),
        row("9(1)(d)", MAINTAINED, "d", "", "attendanceOrder.amendedOn"),
        row(
            "9(1)(d)",
            MAINTAINED,
            "d",
            "'attendanceOrder': {'amendedOn': '2026-12-02'}",
            "attendanceOrder.amendedOn"),
        row(
            "9(1)(d)",
            MAINTAINED,
            "d",
            "'attendanceOrder': {'amendedOn': '2026-11-27', 'namesThisSchool': true}",
            "attendanceOrder.namesThisSchool"),
        row("9(1)(e)", MAINTAINED, "e", "'attendanceOrder': {'revokedOn': '2026-11-27'}"),
        row("9(1)(e)", MAINTAINED, "e", "", "attendanceOrder.revokedOn"),
        row("9(1)(f)", MAINTAINED, "f", F + "{'written': true, 'from': '2026-11-30'}"),
        row(
            "9(1)(f)",
            MAINTAINED,
            "f",
            F + "{'written': true, 'from': '2026-12-01'}",
            "deletionDate"),
        row(
            "9(1)(f)",
            MAINTAINED,
            "f",
            F + "{'written': true, 'from': '2026-12-04'}",
            "deletionDate"),
        row(
            "9(1)(f)",
            MAINTAINED,
            "f",
            F + "{'written': false, 'from': '2026-11-30'}",
            "parentNotice.written"),
        row("9(1)(f)", MAINTAINED, "f", F + "{'from': '2026-11-30'}", "parentNotice.written"),
        row("9(1)(f)", MAINTAINED, "f", F + "{'written': true}", "parentNotice.from"),
        row(
            "9(1)(f)",
            MAINTAINED,
            "f",
            ORDER + ", " + F + "{'written': true, 'from': '2026-11-30'}",
            "attendanceOrder.namesThisSchool"),
        row(
            "9(1)(f)",
            MAINTAINED,
            "f",
            "'parentNotice': {'written': true, 'from': '2026-11-30'}",
            "destination"),
        row("9(1)(f)", SPECIAL, "f", F + placed + "}", "parentNotice.consentedOn"),
        row("9(1)(f)", SPECIAL, "f", F + placed + ", 'consentedOn': '2026-11-26'}"),
        row(
            "9(1)(f)",
            SPECIAL,
            "f",
            F + placed + ", 'consentedOn': '2026-12-03'}",
            "parentNotice.consentedOn"),
        row("9(1)(g)", MAINTAINED, "g", "'returnExpected': false"),
        row("9(1)(g)", MAINTAINED, "g", "", "returnExpected"),
        row("9(1)(g)", MAINTAINED, "g", "'returnExpected': false, 'boarder': true", "boarder"),
        row(
            "9(1)(g)",
            MAINTAINED,
            "g",
            "'returnExpected': false, " + MOBILE,
            "mobileChild.mainSchool"));
  }

  static List<Row> endings() {
    String fees = "'boarder': true, 'feesUnpaidAt': '2026-10-23'";
    String excluded = "'exclusion': {'on': '2026-11-02', 'reviewedOn': '2026-11-27'}";
    return List.of(
        row("9(1)(j)", MAINTAINED, "j", "'sentenceMonths': 4, 'returnExpected': false"),
        row(
            "9(1)(j)",
            MAINTAINED,
            "j",
            "'sentenceMonths': 3, 'returnExpected': false",
            "sentenceMonths"),
        row("9(1)(j)", MAINTAINED, "j", "'returnExpected': false", "sentenceMonths"),
        row(
            "9(1)(j)",
            MAINTAINED,
            "j",
            "'sentenceMonths': 9, 'returnExpected': true",
            "returnExpected"),
        row("9(1)(k)", MAINTAINED, "k", "'destination': null, 'diedOn': '2026-11-29'"),
        row("9(1)(k)", MAINTAINED, "k", "'destination': null", "diedOn"),
        row("9(1)(k)", MAINTAINED, "k", "'destination': null, 'diedOn': '2026-12-02'", "diedOn"),
        row("9(1)(l)", MAINTAINED, "l", "'goesToSixthForm': false", "pupil.dateOfBirth"),
        row("9(1)(l)", MAINTAINED, "l", "", "goesToSixthForm", "pupil.dateOfBirth"),
        row(
            "13(4)",
            MAINTAINED,
            "l",
            "'goesToSixthForm': false, 'deletionDate': '2027-06-25', 'pupil': {'upn': '',"
                + " 'dateOfBirth': '2010-10-01'}",
            "pupil"),
        row(
            "9(1)(l)",
            MAINTAINED,
            "l",
            "'goesToSixthForm': true, 'deletionDate': '2027-06-25', 'pupil': {'upn': '',"
                + " 'dateOfBirth': '2010-10-02'}",
            "goesToSixthForm",
            "pupil"),
        row("9(1)(m)", MAINTAINED, "m", fees),
        row("9(1)(m)", ACADEMY, "m", fees),
        row("9(1)(m)", INDEPENDENT, "m", fees, "ground"),
        row("9(1)(m)", SPECIAL, "m", fees, "ground"),
        row("9(1)(m)", MAINTAINED, "m", "'feesUnpaidAt': '2026-10-23'", "boarder"),
        row("9(1)(m)", MAINTAINED, "m", "'boarder': true", "feesUnpaidAt"),
        row("9(1)(n)", INDEPENDENT, "n", "'ceasedOn': '2026-11-30'"),
        row("9(1)(n)", SPECIAL, "n", "'ceasedOn': '2026-11-30'"),
        row("9(1)(n)", MAINTAINED, "n", "'ceasedOn': '2026-11-30'", "ground"),
        row("9(1)(n)", ACADEMY, "n", "'ceasedOn': '2026-11-30'", "ground"),
        row("9(1)(n)", INDEPENDENT, "n", "", "ceasedOn"),
        row("9(1)(o)", MAINTAINED, "o", excluded),
        row(
            "9(1)(o)",
            MAINTAINED,
            "o",
            "'exclusion': {'on': '2026-11-02'}",
            "exclusion.reviewedOn"),
        row("9(1)(o)", MAINTAINED, "o", excluded.replace("11-27", "12-15"), "exclusion.reviewedOn"),
        row("9(1)(o)", MAINTAINED, "o", "", "exclusion.on", "exclusion.reviewedOn"));
  }

  /** Reg 9(1) is for compulsory school age, reg 9(3) for everybody else. */
  static List<Row> ages() {
    return List.of(
        row("9(3)", MAINTAINED, "9(3)(a)", FOUR, "ground", "pupil"),
        row("9(3)", INDEPENDENT, "reg 9(3)(d)", FOUR, "ground", "pupil"),
        row("9(3)", MAINTAINED, "a", FOUR, "ground", "pupil"),
        row("9(3)", MAINTAINED, "9(3)(a)", "", "ground", "ground"),
        row(
            "9(3)",
            MAINTAINED,
            "a",
            "'pupil': {'upn': '', 'dateOfBirth': '2010-05-01'}",
            "ground",
            "pupil"));
  }
}
