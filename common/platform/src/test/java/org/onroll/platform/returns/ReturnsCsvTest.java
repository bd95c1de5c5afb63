package org.onroll.platform.returns;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.onroll.platform.csv.CsvText;
import org.onroll.platform.csv.SentFile;
import org.onroll.platform.returns.ReturnsCsv.Read;
import org.onroll.platform.returns.ReturnsCsv.Row;
import org.onroll.platform.returns.ReturnsCsv.Unread;

/** Requirement B9, abuse-A5: read where it is certain, refused with the line where it is not. */
class ReturnsCsvTest {
  private static final Set<String> KINDS =
      Set.of("new-pupil", "deletion", "sickness", "reduced-timetable");

  private static List<Row> rows(String text) {
    return rows(text.getBytes(StandardCharsets.UTF_8));
  }

  private static List<Row> rows(byte[] bytes) {
    List<Row> rows = new ArrayList<>();
    try (ReturnsCsv csv = ReturnsCsv.open(SentFile.of(bytes, false), KINDS)) {
      for (Optional<Row> row = csv.next(); row.isPresent(); row = csv.next()) rows.add(row.get());
    }
    return rows;
  }

  private static String cell(String column, String value, String member) {
    return cell("deletion", column, value, member);
  }

  private static String cell(String kind, String column, String value, String member) {
    Row row = rows("Kind," + column + "\n " + kind + " ,\"" + value + "\"\n").getFirst();
    return switch (row) {
      case Read r -> r.body().at(member).asText();
      case Unread u -> u.field() + ": " + u.reason();
    };
  }

  @ParameterizedTest
  @CsvSource({
    "2026-09-14, 2026-09-14",
    "14/09/2026, 2026-09-14",
    "4/9/2026, 2026-09-04",
    "03/04/2026, 2026-04-03",
    "14.09.2026, 2026-09-14",
    "14-09-2026, 2026-09-14",
    "2026-09-14 00:00:00, 2026-09-14",
    "29/02/2024, 2024-02-29",
    "14-Sep-2026, 2026-09-14",
    "1 february 2024, 2024-02-01",
  })
  void a_date_is_read_as_england_writes_it(String written, String read) {
    assertThat(cell("DeletionDate", written, "/deletionDate")).isEqualTo(read);
  }

  @ParameterizedTest
  @CsvSource({
    "2026-13-01, no such day",
    "09/14/2026, the month comes second",
    "29/02/2026, no such day",
    "14/09/26, four digits",
    "46279, Excel's number of a day",
    "14-Sep-26, four digits",
    "30-Feb-2026, no such day",
    "14 Septober 2026, write the date",
    "in September, write the date",
  })
  void a_date_that_could_be_another_is_refused_with_its_field(String written, String reason) {
    assertThat(cell("DeletionDate", written, "/deletionDate"))
        .startsWith("DeletionDate: ")
        .contains(reason)
        .doesNotContain(written);
  }

  @Test
  void a_telephone_number_gets_back_the_zero_that_excel_took() {
    assertThat(cell("Parent1EmergencyNumber", "1632960001", "/parents/0/emergencyNumber"))
        .isEqualTo("01632960001");
    assertThat(cell("Parent1EmergencyNumber", "+441632960001", "/parents/0/emergencyNumber"))
        .isEqualTo("+441632960001");
    assertThat(cell("Parent1EmergencyNumber", "1.63296E+09", "/parents/0/emergencyNumber"))
        .startsWith("Parent1EmergencyNumber: Excel has shortened");
  }

  @ParameterizedTest
  @CsvSource({
    "12.5, 12.5",
    "'12,5', 12.5",
    "12.50, 12.5",
    "12, 12",
    "10:30, 'HoursPerWeek: write the hours as a number, 12.5 for twelve and a half'",
    "full, 'HoursPerWeek: write the hours as a number, 12.5 for twelve and a half'",
  })
  void hours_are_a_number_whatever_excel_puts_before_the_half(String written, String read) {
    assertThat(cell("reduced timetable", "HoursPerWeek", written, "/hoursPerWeek")).isEqualTo(read);
  }

  @Test
  void days_of_absence_stand_in_one_cell_each_with_its_two_codes() {
    Row row = rows("Kind,Sessions\nsickness,14/09/2026 I i | 2026-09-15 / O |\n").getFirst();
    assertThat(((Read) row).body().path("sessions"))
        .hasToString(
            "[{\"date\":\"2026-09-14\",\"am\":\"I\",\"pm\":\"I\"},"
                + "{\"date\":\"2026-09-15\",\"am\":\"/\",\"pm\":\"O\"}]");
    for (String written :
        List.of("14/09/2026 I", "14/09/2026", "I I", "14/09/2026 I I 15/09/2026 I I")) {
      assertThat(cell("sickness", "Sessions", written, "/sessions"))
          .isEqualTo(
              "Sessions: write each day with its two codes, as 14/09/2026 O O | 15/09/2026 O N");
    }
    assertThat(cell("sickness", "Sessions", "09/14/2026 I I", "/sessions"))
        .startsWith("Sessions: the month comes second");
  }

  @Test
  void words_and_sexes_are_read_however_they_are_written() {
    assertThat(cell("DestinationKind", "Home education", "/destination/kind"))
        .isEqualTo("home-education");
    assertThat(cell("Sex", "Female", "/pupil/sex")).isEqualTo("F");
  }

  @Test
  void a_cell_of_a_column_for_another_kind_is_not_read() { // what is not asked for is not kept
    Row row = rows("Kind,Ground,Start,Parent1Name\nsickness,a,never,Ada Example\n").getFirst();
    assertThat(((Read) row).body()).isEmpty();
  }

  @Test
  void what_is_wrong_inside_a_cell_is_said_of_its_column() {
    assertThat(ReturnsCsv.column("sessions[3].am")).isEqualTo("Sessions");
    assertThat(ReturnsCsv.column("otherSchools[1].consentedOn"))
        .isEqualTo("OtherSchool2ConsentedOn");
    assertThat(ReturnsCsv.column("attendanceOrder")).isEqualTo("OrderNamesThisSchool");
    assertThat(ReturnsCsv.column("pupil")).isEqualTo("UPN");
  }

  @Test
  void yes_and_no_are_read_as_schools_write_them() {
    assertThat(cell("SocialCare", "Y", "/socialCare")).isEqualTo("true");
    assertThat(cell("SocialCare", "FALSE", "/socialCare")).isEqualTo("false");
    assertThat(cell("SocialCare", "perhaps", "/socialCare"))
        .isEqualTo("SocialCare: write yes or no");
  }

  @ParameterizedTest
  @ValueSource(strings = {",", ";", "\t"})
  void commas_semicolons_and_tabs_stand_between_fields(String separator) {
    String text = "\uFEFFKind,Date of birth,Surname\r\nNew Pupil,14/03/2016,O'Sample\r\n";
    Row row = rows(text.replace(",", separator)).getFirst();
    assertThat(row)
        .isInstanceOfSatisfying(
            Read.class,
            r -> {
              assertThat(r.kind()).isEqualTo("new-pupil");
              assertThat(r.body().at("/pupil/dateOfBirth").asText()).isEqualTo("2016-03-14");
              assertThat(r.body().at("/pupil/surname").asText()).isEqualTo("O'Sample");
            });
  }

  @Test
  void bytes_that_are_no_utf_8_are_what_excel_writes_on_windows() {
    byte[] text = "Kind,Forename\ndeletion,Zo\u00eb\n".getBytes(StandardCharsets.ISO_8859_1);
    assertThat(((Read) rows(text).getFirst()).body().at("/pupil/forename").asText())
        .isEqualTo("Zo\u00eb");
    byte[] wide = "\uFEFFKind\tForename\ndeletion\tZo\u00eb\n".getBytes(StandardCharsets.UTF_16LE);
    assertThat(((Read) rows(wide).getFirst()).body().at("/pupil/forename").asText())
        .isEqualTo("Zo\u00eb");
  }

  @Test
  void lines_are_counted_as_an_editor_counts_them() {
    List<Row> rows = rows("sep=;\n\nKind;Ground;\ndeletion;a;\n;;;\n\ndeletion;b\n\n");
    assertThat(rows).extracting(Row::line).containsExactly(4, 7);
    assertThat(rows).allMatch(r -> r instanceof Read);
  }

  @Test
  void a_spoiled_line_spoils_no_other() { // fault-F19
    List<Row> rows =
        rows(
            "Kind,Surname,Ground\n"
                + "deletion,Sample,a\n"
                + "deletion,\"Sample,b\n"
                + "deletion,\"Sam\"ple,b\n"
                + "deletion,Sam\0ple,b\n"
                + "deletion,"
                + "x".repeat(30_000)
                + ",b\n"
                + "deletion,Sample,b,c\n"
                + "deletion,\"Sample, the \"\"other\"\"\",c\n"
                + "deletion,Sam");
    assertThat(rows.stream().map(r -> r instanceof Unread).toList())
        .containsExactly(false, true, true, true, true, true, false, true);
    assertThat(rows).extracting(Row::line).containsExactly(2, 3, 4, 5, 6, 7, 8, 9);
    assertThat(((Unread) rows.get(1)).reason()).contains("quotation marks");
    assertThat(((Unread) rows.get(3)).reason()).contains("NUL");
    assertThat(((Unread) rows.get(4)).reason()).contains("longer than");
    assertThat(((Unread) rows.get(5)).reason()).contains("more fields");
    assertThat(((Unread) rows.get(7)).reason()).contains("breaks off");
  }

  @Test
  void a_parent_who_is_left_out_leaves_no_gap() {
    Row row = rows("Kind,Parent1Name,Parent2Name\ndeletion,,Ada Example\n").getFirst();
    assertThat(((Read) row).body().path("parents")).hasSize(1);
  }

  @Test
  void a_formula_is_neutralised_when_it_is_written() { // abuse-A6
    String row =
        new CsvText()
            .row(List.of("=1+1", "-2", "@x", "+44", "a,b", "say \"no\"", "plain"))
            .toString();
    assertThat(row).isEqualTo("'=1+1,'-2,'@x,'+44,\"a,b\",\"say \"\"no\"\"\",plain\r\n");
  }
}
