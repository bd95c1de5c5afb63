package org.onroll.local;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.onroll.platform.http.Json;
import picocli.CommandLine;

/** {@code ./onroll check}: a school sees what is wrong with its file before it sends it. */
class CheckCommandTest {
  private static final String RETURNS =
      "Kind,Surname,Forename,DOB,Sex,AddressLine1,Parent1Name,Parent1LivesWith,"
          + "Parent1EmergencyNumber,EntryDate,StartingDay,DeletionDate,Ground,DestinationKind,"
          + "SafeguardingConcern,CeasedOn,FeesUnpaidAt,From,Until,Pattern,Sessions,Start,"
          + "HoursPerWeek,ConsentGiven,ConsentOn,ReintegrationPlan,EndDate,DaysMissed\n";
  private static final String WHOLE =
      "new-pupil,Example-Pupil,Ada,14/03/2016,F,1 Sample Street,Eve Example,yes,01632 960001,"
          + "14/09/2026,14/09/2026,,,,no\n";
  private static final String GROUND_N =
      "deletion,Sample,Ben,02/11/2015,M,2 Sample Street,Eve Sample,yes,01632 960002,,,14/09/2026,"
          + "n,unknown,no,11/09/2026\n";
  private static final String ROLL =
      "UPN,Surname,Forename,MiddleNames,DOB,Sex,YearGroup,EntryDate,EnrolStatus,PartTime\n";

  @TempDir Path folder;

  private record Said(int exit, String text) {}

  private Path file(String name, String text) throws IOException {
    return Files.writeString(folder.resolve(name), text);
  }

  private static Said check(Object... arguments) {
    ByteArrayOutputStream said = new ByteArrayOutputStream();
    PrintStream terminal = new PrintStream(said, true, StandardCharsets.UTF_8);
    List<String> all = new ArrayList<>(List.of("check"));
    for (Object a : arguments) all.add(a.toString());
    CommandLine command = OnRoll.commandLine(terminal);
    int exit =
        command
            .setErr(new PrintWriter(terminal, true, StandardCharsets.UTF_8))
            .execute(all.toArray(String[]::new));
    return new Said(exit, said.toString(StandardCharsets.UTF_8));
  }

  @Test
  void a_clean_file_of_returns_exits_with_zero() throws IOException { // requirement B9
    Said said = check(file("returns.csv", RETURNS + WHOLE));
    assertThat(said.exit()).as(said.text()).isZero();
    assertThat(said.text()).contains("returns, 1 lines, nothing found");
  }

  @Test
  void each_wrong_line_is_named_with_its_field_in_words() throws IOException {
    Said said =
        check(
            file(
                "returns.csv",
                RETURNS + WHOLE.replace("14/09/2026,14", "09/14/2026,14") + "birthday,x\n"));
    assertThat(said.exit()).isEqualTo(1);
    assertThat(said.text())
        .contains("line 2     refused  EntryDate: the month comes second")
        .contains("line 3     refused  Kind: say which return this is")
        .doesNotContain("09/14/2026");
  }

  @Test
  void a_finding_depends_on_the_schools_type() throws IOException { // SI 2024/208 reg 9(1)(n)
    Path file = file("returns.csv", RETURNS + GROUND_N);
    assertThat(check(file).text()).contains("finding  Ground:");
    assertThat(check(file, "--school-type", "independent", "--as-of", "2026-09-14").exit())
        .isZero();
  }

  @Test
  void all_that_a_school_sends_is_checked_by_the_same_rules() throws IOException {
    String pupil = ",Sample,Ben,02/11/2015,M,2 Sample Street,,,,,,,,,no,,,";
    String days = "07/09/2026,18/09/2026,continuous,07/09/2026 O O | 08/09/2026 O O";
    Said said =
        check(
            "--as-of",
            "2026-09-21",
            file(
                "returns.csv",
                RETURNS
                    + "attendance"
                    + pupil
                    + days
                    + "\nsickness"
                    + pupil
                    + "07/09/2026,18/09/2026,consecutive,,,,,,,,15\n"
                    + "reduced-timetable"
                    + pupil
                    + ",,,,07/09/2026,half,yes,04/09/2026,yes,09/10/2026\n"));
    assertThat(said.exit()).isEqualTo(1);
    assertThat(said.text())
        .contains("returns, 3 lines, 1 refused, ")
        .contains("line 2     finding  Sessions: ")
        .contains("line 4     refused  HoursPerWeek: write the hours as a number");
  }

  @Test
  void a_roll_is_told_from_returns_by_its_header() throws IOException {
    String pupil = "M931999926001,Example-Pupil,Zoë,,2016-03-14,F,5,2020-09-02,C,false\n";
    Said clean = check(file("roll.csv", ROLL + pupil));
    assertThat(clean.exit()).as(clean.text()).isZero();
    Said twice = check(file("roll.csv", ROLL + pupil + pupil + ",Sample,,,x,F,5,,C,false\n"));
    assertThat(twice.exit()).isEqualTo(1);
    assertThat(twice.text()).contains("a roll, 3 lines", "held: ", "line 4", "Forename");
  }

  @Test
  void a_program_reads_json() throws IOException {
    Said said =
        check("--json", file("a.csv", RETURNS + WHOLE), file("b.csv", "Name,Age\nSample,9\n"));
    var json = Json.parse(said.text());
    assertThat(said.exit()).isEqualTo(1);
    assertThat(json.path("clean").asBoolean()).isFalse();
    assertThat(json.at("/files/0/kind").asText()).isEqualTo("returns");
    assertThat(json.at("/files/0/notes")).isEmpty();
    assertThat(json.at("/files/1/kind").asText()).isEqualTo("unknown");
    assertThat(json.at("/files/1/notes/0/severity").asText()).isEqualTo("refused");
  }

  @Test
  void a_compressed_file_is_read_too() throws IOException {
    Path file = folder.resolve("returns.csv.gz");
    try (var out = new GZIPOutputStream(Files.newOutputStream(file))) {
      out.write((RETURNS + WHOLE).getBytes(StandardCharsets.UTF_8));
    }
    assertThat(check(file).exit()).isZero();
  }

  @Test
  void used_wrongly_it_exits_with_two() throws IOException {
    assertThat(check().exit()).isEqualTo(2);
    assertThat(check(folder.resolve("absent.csv")).exit()).isEqualTo(2);
    assertThat(check("--as-of", "yesterday", file("a.csv", RETURNS)).exit()).isEqualTo(2);
    Said xml = check(file("pupils.xml", "<CTfile/>"));
    assertThat(xml.exit()).isEqualTo(2);
    assertThat(xml.text()).contains("comes later");
  }
}
