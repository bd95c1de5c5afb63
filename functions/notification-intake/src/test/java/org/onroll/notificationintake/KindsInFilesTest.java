package org.onroll.notificationintake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;
import static org.onroll.notificationintake.Office.about;
import static org.onroll.notificationintake.Office.sessions;
import static org.onroll.platform.fixture.RollText.identity;
import static org.onroll.platform.fixture.RollText.pupils;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.onroll.platform.fixture.Answer;
import org.onroll.platform.fixture.Town;
import org.onroll.platform.returns.ReturnsCsv;

/**
 * Requirement B9: every kind of return that a school sends can stand in a file, and is the same.
 */
class KindsInFilesTest {
  private static final String SCHOOL = "999101";
  private static final String OTHER = "999102";
  private static final String TODAY = Town.MONDAY;

  private Town town;
  private Office office;

  @BeforeEach
  void a_school_and_its_roll_on_friday() {
    town = new Town().staff().school(SCHOOL);
    town.roll(SCHOOL, "2026-09-11", pupils(1, 30));
    office = new Office(town);
  }

  /** The same body, told as a line of a file. */
  private static String line(String kind, ObjectNode body) {
    Map<String, String> cells = new LinkedHashMap<>(Map.of("Kind", kind));
    leaves("", body, cells);
    return String.join(",", cells.keySet()) + "\r\n" + String.join(",", cells.values()) + "\r\n";
  }

  private static void leaves(String path, JsonNode node, Map<String, String> cells) {
    if (path.equals("sessions")) {
      List<String> days = new ArrayList<>();
      for (JsonNode s : node) {
        days.add(
            String.join(
                " ", s.path("date").asText(), s.path("am").asText(), s.path("pm").asText()));
      }
      cells.put("Sessions", String.join(" | ", days));
    } else if (node instanceof ArrayNode list) {
      for (int i = 0; i < list.size(); i++) leaves(path + "[" + i + "]", list.get(i), cells);
    } else if (node instanceof ObjectNode object) {
      for (var member : object.properties()) {
        String at = path.isEmpty() ? member.getKey() : path + "." + member.getKey();
        leaves(at, member.getValue(), cells);
      }
    } else {
      cells.put(ReturnsCsv.column(path), node.asText());
    }
  }

  static List<Arguments> whole() {
    ObjectNode absent = about(identity(1)).put("pattern", "continuous").put("cause", "not known");
    sessions(absent.put("from", "2026-08-31").put("until", "2026-09-11"), "2026-09-01", 11, "O");
    ObjectNode ill = about(identity(2)).put("pattern", "consecutive").put("from", "2026-09-07");
    ill.put("until", "2026-09-25").put("daysMissed", 5).put("daysExpected", 10);
    ObjectNode partTime = about(identity(3)).put("start", "2026-09-14").put("hoursPerWeek", 12.5);
    partTime.putObject("parentalConsent").put("given", true).put("on", "2026-09-11");
    partTime.put("reintegrationPlan", true).put("endDate", "2026-10-23");
    ObjectNode promised = about(identity(4)).put("start", "2026-09-14").put("hoursPerWeek", 12);
    ((ObjectNode) promised.path("safeguarding"))
        .put("concern", true)
        .putObject("referral")
        .put("made", false)
        .put("willBeMadeOn", "2026-09-16");
    ObjectNode found = Office.deletion(identity(5), TODAY).put("ground", "i").put("notFound", true);
    found.putArray("enquiries").addObject().put("by", "school").put("on", "2026-09-08");
    found.putObject("agreements").put("school", "2026-09-10").put("authority", "2026-09-11");
    sessions(found.put("returnExpected", false), "2026-07-01", 20, "O");
    ObjectNode consent = Office.deletion(identity(6), TODAY).put("ground", "c");
    consent.putArray("otherSchools").addObject().put("urn", OTHER).put("consentedOn", "2026-09-10");
    consent.putObject("attendanceOrder").put("namesThisSchool", false);
    consent.putObject("parentNotice").put("written", true).put("from", "2026-09-11");
    return List.of(
        arguments("new-pupil", Office.NEW_PUPIL, Office.newPupil(identity(51), TODAY)),
        arguments("deletion", Office.DELETION, Office.deletion(identity(7), TODAY)),
        arguments("deletion", Office.DELETION, found),
        arguments("deletion", Office.DELETION, consent),
        arguments("attendance", Office.ATTENDANCE, absent),
        arguments("sickness", Office.SICKNESS, ill),
        arguments("reduced-timetable", Office.TIMETABLE, partTime),
        arguments("reduced-timetable", Office.TIMETABLE, promised));
  }

  @ParameterizedTest(name = "{0}: {2}")
  @MethodSource("whole")
  void a_line_of_a_file_is_the_return_that_its_own_route_takes(
      String kind, String route, ObjectNode body) {
    Answer many = office.call(Office.RETURNS, SCHOOL).csv(line(kind, body)).on(office.handler());
    assertThat(many.texts("results", "outcome")).as(many.text()).containsExactly("accepted");
    Answer single = office.send(route, SCHOOL, body);
    assertThat(single.replayed()).isTrue();
    assertThat(many.at("/results/0/receipt")).isEqualTo(single.at("/receipt"));
  }

  static List<String> evidence() {
    return List.of(
        "attendanceOrder.namesThisSchool",
        "attendanceOrder.amendedOn",
        "attendanceOrder.revokedOn",
        "dualRegistrationAgreed",
        "mobileChild.mainSchool",
        "boarder",
        "otherSchools[0].urn",
        "otherSchools[2].consentedOn",
        "parentNotice.written",
        "parentNotice.from",
        "parentNotice.placedByAuthority",
        "parentNotice.consentedOn",
        "returnExpected",
        "unableToAttend",
        "leaveOfAbsence.until",
        "sessions",
        "enquiries[0].by",
        "enquiries[5].on",
        "notFound",
        "agreements.school",
        "agreements.authority",
        "sentenceMonths",
        "diedOn",
        "goesToSixthForm",
        "feesUnpaidAt",
        "ceasedOn",
        "exclusion.on",
        "exclusion.reviewedOn");
  }

  @ParameterizedTest
  @MethodSource("evidence")
  void what_a_ground_asks_for_has_a_column(String member) {
    assertThat(ReturnsCsv.column(member)).isNotEqualTo(member).matches("[A-Z][A-Za-z0-9]+");
  }

  @Test
  void every_return_that_a_school_sends_by_itself_can_stand_in_a_file() {
    Set<String> kinds = new HashSet<>(new ReturnKinds(town.spine()).ids());
    kinds.remove(ReturnKinds.HOME_EDUCATION_NOTICE); // a parent's, sent by no school
    assertThat(ReturnsCheck.kinds()).isEqualTo(kinds);
  }
}
