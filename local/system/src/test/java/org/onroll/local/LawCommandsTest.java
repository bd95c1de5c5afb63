package org.onroll.local;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.onroll.local.http.Json;
import picocli.CommandLine;

@DisplayName("D4: ./onroll rules and ./onroll due, as an officer reads them")
class LawCommandsTest {
  private static final String SCHOOL = "100001";

  @TempDir Path files;

  private record Said(int exit, String text, String errors) {
    JsonNode json() {
      return org.onroll.platform.http.Json.parse(text);
    }

    List<String> lines() {
      return text.lines().map(String::strip).toList();
    }
  }

  private static Said onroll(String... arguments) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    StringWriter err = new StringWriter();
    CommandLine line = OnRoll.commandLine(new PrintStream(out, true, StandardCharsets.UTF_8));
    line.setErr(new PrintWriter(err, true));
    int exit = line.execute(arguments);
    return new Said(exit, out.toString(StandardCharsets.UTF_8), err.toString());
  }

  private static Said due(String rule, String date, String... more) {
    List<String> arguments = new ArrayList<>(List.of("due", rule, date));
    arguments.addAll(List.of(more));
    return onroll(arguments.toArray(String[]::new));
  }

  private String file(String name, String text) throws IOException {
    return Files.writeString(files.resolve(name), text).toString();
  }

  private String inset() throws IOException {
    return file("inset.csv", "\uFEFFKind;From;To;Name\r\nclosure;27/11/2026;;INSET day\r\n");
  }

  @Test
  void an_entry_on_the_last_friday_of_term_is_explained() {
    Said said = due("new-pupil-return", "2026-12-18");
    assertThat(said.exit()).isZero();
    assertThat(said.lines())
        .containsExactly(
            "New pupil return (new-pupil-return)",
            "SI 2024/208 reg 13(1) to (3): by the end of the fifth day after the day of entry.",
            "It starts on Friday 18 December 2026: the day on which the pupil's name is entered in"
                + " the admission register.",
            "Counted: 5 calendar days, from Saturday 19 December 2026 on, since the first day does"
                + " not count.",
            "Every day counts, at weekends and in holidays, too.",
            "Due by the end of Wednesday 23 December 2026.",
            "It is settled when the return reaches the authority in whose area the school is.",
            "Not owed where both are so: the most junior class, and a starting day that is the"
                + " first of the school year. Readings: fifth-day, junior-joiners.");
  }

  @Test
  void a_school_with_an_INSET_day_of_its_own_is_told_by_its_own_days() throws IOException {
    Said said = due("third-day-contact", "2026-11-26", "--school", SCHOOL, "--calendar", inset());
    assertThat(said.exit()).isZero();
    assertThat(said.lines())
        .contains(
            "Local service level, Oxfordshire: from the third day of absence a school may ask the"
                + " Locality and Community Support Service for a home visit.",
            "Counted: 2 school days, the first day is day one.",
            "The days are those of school 100001, from inset.csv.",
            "Friday 27 November 2026: INSET day",
            "Saturday 28 November 2026 to Sunday 29 November 2026: weekend",
            "The period ends on Monday 30 November 2026; one may act from Tuesday 1 December 2026"
                + " on.",
            "It falls away when the family is reached.");
    assertThat(due("third-day-contact", "2026-11-26").lines())
        .contains(
            "The days are the county's.",
            "The period ends on Friday 27 November 2026; one may act from Monday 30 November 2026"
                + " on.");
    assertThat(due("third-day-contact", "2026-11-26", "--school", SCHOOL).lines())
        .contains("The days are the county's, since nothing is held of school 100001's own.");
  }

  /** The cases of the issue; each worked out by hand, and read aloud. */
  @ParameterizedTest(name = "{0} {1}: {2}, not before {3}, {4}")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          new-pupil-return     | 2026-12-18 | 2026-12-23 | -          | firm        | SI 2024/208 reg 13(1)
          new-pupil-return     | 2027-07-21 | 2027-07-26 | -          | firm        | SI 2024/208 reg 13(1)
          new-pupil-return     | 2027-03-25 | 2027-03-30 | -          | firm        | SI 2024/208 reg 13(1)
          new-pupil-return     | 2026-10-23 | 2026-10-28 | -          | firm        | SI 2024/208 reg 13(1)
          new-pupil-return     | 2027-03-26 | 2027-03-31 | -          | firm        | SI 2024/208 reg 13(1)
          new-pupil-return     | 2022-12-23 | 2022-12-28 | -          | firm        | SI 2006/1751 reg 12(3)
          new-pupil-return     | 2024-02-29 | 2024-03-05 | -          | firm        | SI 2006/1751 reg 12(3)
          deletion-return      | 2024-02-29 | 2024-02-29 | -          | firm        | SI 2006/1751 reg 12(6)
          new-pupil-return     | 2028-02-29 | 2028-03-05 | -          | firm        | SI 2024/208 reg 13(1)
          code-n-resolution    | 2028-02-29 | 2028-03-07 | -          | provisional | SI 2024/208 reg 10(7)
          panel-review         | 2028-02-29 | 2028-03-31 | -          | provisional | local service level, Oxfordshire
          ctf-transfer         | 2026-12-18 | 2027-01-22 | -          | firm        | Education (Pupil Information)
          s437-notice-earliest | 2026-12-18 | 2027-01-01 | 2027-01-02 | firm        | Education Act 1996 s437(2)
          third-day-contact    | 2026-09-18 | 2026-09-21 | 2026-09-22 | firm        | local service level, Oxfordshire
          ground-h-earliest    | 2026-12-18 | 2027-01-15 | 2027-01-18 | firm        | SI 2024/208 reg 9(1)(h)
          ground-i-earliest    | 2026-11-23 | 2026-12-18 | 2027-01-04 | firm        | SI 2024/208 reg 9(1)(i)
          ground-i-earliest    | 2022-11-23 | 2022-12-20 | 2022-12-21 | provisional | SI 2006/1751 reg 8(1)(h)
          """)
  void each_date_is_told_in_JSON(
      String rule, String fact, String due, String notBefore, String certainty, String citation) {
    Said said = due(rule, fact, "--json");
    assertThat(said.exit()).isZero();
    JsonNode json = said.json();
    assertThat(json.path("rule").asText()).isEqualTo(rule);
    assertThat(json.path("start").asText()).isEqualTo(fact);
    assertThat(json.path("due").asText()).isEqualTo(due);
    assertThat(json.path("notBefore").asText("-")).isEqualTo(notBefore);
    assertThat(json.has("notBefore")).isEqualTo(json.path("kind").asText().equals("earliest"));
    assertThat(json.path("provisional").asBoolean()).isEqualTo(certainty.equals("provisional"));
    assertThat(json.path("citation").asText()).startsWith(citation);
    assertThat(json.path("unit").asText()).isNotBlank();
    assertThat(json.path("skipped").isArray()).isTrue();
    json.path("skipped")
        .forEach(
            day -> {
              assertThat(day.path("date").asText()).matches("20[0-9]{2}-[0-9]{2}-[0-9]{2}");
              assertThat(day.path("reason").asText()).isNotBlank();
            });
  }

  @Test
  void each_skipped_day_has_its_reason_in_JSON() throws IOException {
    Said said =
        due("code-n-resolution", "2026-11-26", "--school", SCHOOL, "--calendar", inset(), "--json");
    assertThat(said.json().path("skipped").toString())
        .isEqualTo(
            Json.MAPPER
                .readTree(
                    """
                    [{"date": "2026-11-27", "reason": "INSET day"},
                     {"date": "2026-11-28", "reason": "Saturday"},
                     {"date": "2026-11-29", "reason": "Sunday"}]
                    """)
                .toString());
    assertThat(said.json().path("due").asText()).isEqualTo("2026-12-04");
  }

  @Test
  void what_an_authority_reads_differently_says_so() {
    Said said = due("new-pupil-return", "2026-12-18", "--service-levels", "fifth-day=school-day");
    assertThat(said.text())
        .contains(
            "Due by the end of Friday 8 January 2027.",
            "This authority reads the fifth day as a school day (reading fifth-day).");
  }

  @Test
  void the_rules_of_a_day_are_those_that_were_in_force() {
    Said today = onroll("rules", "--on", "2026-11-30");
    assertThat(today.exit()).isZero();
    assertThat(today.text())
        .startsWith("Rules in force on Monday 30 November 2026")
        .contains("SI 2024/208 reg 9(1)(i)")
        .contains("Passed and not commenced: nothing is counted by these")
        .contains("cnis-home-visit")
        .contains("Set here: calendar-day.")
        .doesNotContain("SI 2006/1751");
    assertThat(onroll("rules", "--on", "2023-07-21").text())
        .contains("SI 2006/1751 reg 8(1)(h)")
        .doesNotContain("SI 2024/208 reg 9");
    assertThat(onroll("rules", "--on", "1990-01-01").text()).contains("None that OnRoll holds.");
  }

  @Test
  void the_rules_that_programs_rely_on_are_all_there_in_JSON() {
    JsonNode json = onroll("rules", "--on", "2026-11-30", "--json").json();
    assertThat(json.path("on").asText()).isEqualTo("2026-11-30");
    assertThat(json.path("rules").findValuesAsText("id"))
        .doesNotHaveDuplicates()
        .contains(
            "new-pupil-return",
            "deletion-return",
            "attendance-return",
            "sickness-return",
            "code-n-resolution",
            "ground-h-earliest",
            "ground-i-earliest",
            "s437-notice-earliest",
            "ctf-transfer",
            "third-day-contact",
            "enquiry-first-check",
            "referral-acknowledgement",
            "timetable-review",
            "panel-review",
            "policy-review");
    assertThat(json.path("notCommenced").findValuesAsText("id")).contains("preliminary-notice");
    assertThat(json.path("readings").findValuesAsText("id"))
        .containsExactly("fifth-day", "junior-joiners", "feed-is-return");
    for (String id : json.path("rules").findValuesAsText("id")) {
      assertThat(due(id, "2026-11-30", "--json").exit()).as(id).isZero();
    }
  }

  @Test
  void what_was_not_the_law_then_is_no_date_and_says_since_when_it_is() {
    Said said = due("sickness-return", "2023-02-01");
    assertThat(said.exit()).isEqualTo(1);
    assertThat(said.text()).isEmpty();
    assertThat(said.errors())
        .isEqualToIgnoringNewLines(
            "On Wednesday 1 February 2023 there was no sickness-return: it is in force from Monday"
                + " 19 August 2024 on. ./onroll rules --on 2023-02-01 lists what was.");
    Said json = due("sickness-return", "2023-02-01", "--json");
    assertThat(json.exit()).isEqualTo(1);
    assertThat(json.json().path("inForce").asBoolean(true)).isFalse();
    assertThat(json.json().has("due")).isFalse();
  }

  @ParameterizedTest
  @ValueSource(strings = {"cnis-home-visit", "cnis-parent-information", "preliminary-notice"})
  void what_is_not_commenced_gives_no_date(String rule) {
    Said said = due(rule, "2026-12-18");
    assertThat(said.exit()).isEqualTo(1);
    assertThat(said.errors())
        .startsWith(rule + " is not in force: Children's Wellbeing and Schools Act 2026 is passed");
    assertThat(due(rule, "2026-12-18", "--json").json().has("due")).isFalse();
  }

  @ParameterizedTest(name = "{1}")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          due no-such-rule 2026-12-18        | there is no rule no-such-rule; ./onroll rules lists them
          due new-pupil-return soon          | 'soon' is not a date; write year, month and day, such as 2026-12-18
          due new-pupil-return 18/12/2026    | '18/12/2026' is not a date; write year, month and day, such as 2026-12-18
          due new-pupil-return 2026-02-30    | '2026-02-30' is not a date
          due new-pupil-return 0026-12-18    | '0026-12-18' is not between 1900 and 2099
          due new-pupil-return               | Missing required parameter: 'DATE'
          due new-pupil-return 2026-12-18 --school 12                               | --school: a URN has six digits
          due new-pupil-return 2026-12-18 --calendar nowhere.csv                    | --calendar: there is no file nowhere.csv
          due new-pupil-return 2026-12-18 --data nowhere                            | --data: nowhere is not a folder of ./onroll up
          due new-pupil-return 2026-12-18 --service-levels new-pupil-return=7       | --service-levels: new-pupil-return is law
          due new-pupil-return 2026-12-18 --service-levels junior-joiners=wanted    | --service-levels: junior-joiners is one of
          rules --on 2026-13-01              | '2026-13-01' is not a date
          """)
  void wrong_use_says_what_to_do_and_exits_with_two(String arguments, String words) {
    Said said = onroll(arguments.strip().split(" +", -1));
    assertThat(said.exit()).isEqualTo(2);
    assertThat(said.text()).isEmpty();
    assertThat(said.errors()).contains(words).contains("--help says what it takes.");
    assertThat(said.errors().lines()).hasSize(2);
  }

  @Test
  void a_calendar_that_cannot_be_read_is_told_with_its_line() throws IOException {
    String csv = file("bad.csv", "Kind,From,To,Name\nclosure,27.11.2026,,INSET day\n");
    Said said = due("ground-i-earliest", "2026-11-23", "--school", SCHOOL, "--calendar", csv);
    assertThat(said.exit()).isEqualTo(2);
    assertThat(said.errors()).contains("--calendar: line 2, From: a date such as 2026-09-14");
    String json = file("bad.json", "{\"terms\": [");
    assertThat(due("ground-i-earliest", "2026-11-23", "--calendar", json).errors())
        .contains("--calendar: line 1 of", "is no JSON");
  }
}
