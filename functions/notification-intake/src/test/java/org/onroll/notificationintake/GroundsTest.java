package org.onroll.notificationintake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.onroll.platform.fixture.RollText.identity;
import static org.onroll.platform.fixture.RollText.pupils;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.onroll.domain.access.Role;
import org.onroll.domain.records.Change;
import org.onroll.domain.school.School;
import org.onroll.domain.school.Urn;
import org.onroll.platform.fixture.Answer;
import org.onroll.platform.fixture.Town;
import org.onroll.platform.http.Json;

@DisplayName("B2: SI 2024/208 reg 9, each ground with right and wrong content, over HTTPS")
class GroundsTest {
  private static final String DAY = "2026-12-01";
  private static final String MAINTAINED = "999111";
  private static final String NURSERY = "999112";
  private static final String ACADEMY = "999113";
  private static final String INDEPENDENT = "999114";
  private static final String SPECIAL = "999115";
  private static final AtomicInteger PUPIL = new AtomicInteger();

  private static Office office;

  @BeforeAll
  static void schools_of_each_type_sent_a_roll_yesterday() {
    Town town = new Town(DAY + "T09:00:00Z").staff();
    school(town, MAINTAINED, "maintained", 4);
    school(town, NURSERY, "maintained", 3);
    school(town, ACADEMY, "academy", 4);
    school(town, INDEPENDENT, "independent", 4);
    school(town, SPECIAL, "non-maintained-special", 4);
    office = new Office(town);
  }

  private static void school(Town town, String urn, String type, int lowAge) {
    town.records()
        .commit(
            List.of(
                Change.create(
                    new School(
                        new Urn(urn),
                        "Example School " + urn,
                        "",
                        "primary",
                        type,
                        lowAge,
                        11,
                        School.Feed.CSV,
                        "",
                        true,
                        1))));
    town.grant(Town.clientOf(urn), urn, Role.SCHOOL);
    town.roll(urn, "2026-11-30", pupils(1, 130));
  }

  /** One return: which paragraph, at which school, on which ground, saying what, found what. */
  record Row(String paragraph, String urn, String ground, String says, List<String> found) {
    @Override
    public String toString() {
      return "reg " + paragraph + " at " + urn + ", " + ground + " " + says + ": " + found;
    }
  }

  private static Row row(
      String paragraph, String urn, String ground, String says, String... found) {
    return new Row(paragraph, urn, ground, says, List.of(found));
  }

  private static final String JOINT =
      "'unableToAttend': false, 'enquiries': [{'by': 'school', 'on': '2026-11-20'},"
          + " {'by': 'authority', 'on': '2026-11-24'}]";
  private static final String H =
      "'destination': null, 'leaveOfAbsence': {'until': '2026-11-16'}, ";
  private static final String ORDER = "'attendanceOrder': {'namesThisSchool': true}";
  private static final String MOBILE = "'mobileChild': {'mainSchool': true}";

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

  private static final String F = "'destination': null, 'parentNotice': ";
  private static final String FOUR = "'pupil': {'upn': '', 'dateOfBirth': '2022-10-01'}";

  static Stream<Row> rows() {
    List<Row> rows = new ArrayList<>();
    rows.addAll(otherSchools());
    rows.addAll(orders());
    rows.addAll(absences());
    rows.addAll(endings());
    rows.addAll(ages());
    return rows.stream();
  }

  private static List<Row> otherSchools() {
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

  private static List<Row> orders() {
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

  private static List<Row> absences() {
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

  private static List<Row> endings() {
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
  private static List<Row> ages() {
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

  @ParameterizedTest(name = "{0}")
  @MethodSource("rows")
  void every_failed_check_is_a_finding_and_blocks_nothing(Row row) {
    ObjectNode body = Office.deletion(identity(PUPIL.incrementAndGet()), DAY);
    body.put("ground", row.ground());
    merge(body, (ObjectNode) Json.parse("{" + row.says().replace('\'', '"') + "}"));
    Answer answer = office.delete(row.urn(), body);
    assertThat(answer.status()).as(answer.text()).isEqualTo(201);
    assertThat(answer.texts("findings", "field"))
        .as(answer.text())
        .containsExactlyInAnyOrderElementsOf(row.found());
    if (row.found().isEmpty()) return;
    assertThat(answer.texts("findings", "citation"))
        .anyMatch(c -> c.startsWith("SI 2024/208 reg " + row.paragraph()));
    assertThat(answer.texts("findings", "message")).allMatch(m -> m.length() > 20);
  }

  private static void merge(ObjectNode body, ObjectNode says) {
    for (var member : says.properties()) {
      JsonNode old = body.path(member.getKey());
      boolean pupil = member.getKey().equals("pupil");
      if (pupil) ((ObjectNode) old).setAll((ObjectNode) member.getValue());
      else body.set(member.getKey(), member.getValue());
    }
  }
}
