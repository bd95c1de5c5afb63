package org.onroll.platform.roll;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.onroll.platform.fixture.RollText.csv;
import static org.onroll.platform.fixture.RollText.line;
import static org.onroll.platform.fixture.RollText.pupil;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.onroll.domain.roll.Roll;
import org.onroll.domain.roll.RollReading;
import org.onroll.domain.roll.RollReading.Shape;
import org.onroll.platform.fixture.RollText;
import org.onroll.platform.http.ProblemException;
import org.onroll.platform.http.ProblemException.FieldError;
import org.onroll.platform.http.ProblemException.Kind;

class RollCsvTest {
  private static final String HEADER = RollText.HEADER + "\n";

  static RollReading read(String text) {
    return RollCsv.read(RollFile.of(text.getBytes(StandardCharsets.UTF_8), false), "999101");
  }

  // ---- the shape of the file

  @Test
  void columns_may_stand_in_any_order_and_case() {
    List<String> columns = Arrays.asList(RollText.HEADER.split(",", -1));
    String turned =
        Stream.of(RollText.HEADER, line(pupil(1)), line(pupil(2)))
            .map(l -> Arrays.asList(l.split(",", -1)).reversed())
            .map(l -> String.join(",", l))
            .collect(Collectors.joining("\n"))
            .replaceFirst("UPN", "upn");
    assertThat(columns).hasSize(10);
    assertThat(Roll.of(read(turned + "\n").rows())).isEqualTo(Roll.of(read(csv(1, 2)).rows()));
  }

  @ParameterizedTest
  @ValueSource(strings = {"\n", "\r\n", "\r"})
  void a_line_may_end_as_any_system_ends_it(String end) {
    RollReading reading = read(csv(1, 3).replace("\n", end));
    assertThat(reading.rows()).hasSize(3);
    assertThat(reading.shape()).isEqualTo(Shape.WHOLE);
    assertThat(reading.endsWithLineBreak()).isTrue();
  }

  @Test
  void a_byte_order_mark_and_quotes_and_blanks_are_forgiven() {
    String quoted =
        "\uFEFF\"UPN\"," + HEADER.substring(4) + line(pupil(1)).replace("F,5", "\"F\", 5 ") + "\n";
    assertThat(Roll.of(read(quoted).rows())).isEqualTo(Roll.of(read(csv(1, 1)).rows()));
  }

  @Test
  void other_columns_are_dropped_and_named() {
    RollReading reading =
        read(RollText.HEADER + ",Ethnicity,Religion,\n" + line(pupil(1)) + ",Canarybird,None,\n");
    assertThat(reading.droppedColumns()).containsExactly("Ethnicity", "Religion");
    assertThat(Roll.of(reading.rows()).canonical()).doesNotContain("Canarybird");
  }

  @Test
  void missing_and_doubled_columns_are_named() {
    assertThatThrownBy(() -> read("UPN,Surname,Forename,Surname,DOB,Sex,YearGroup\n"))
        .isInstanceOfSatisfying(
            ProblemException.class,
            e -> {
              assertThat(e.kind()).isEqualTo(Kind.UNPROCESSABLE);
              assertThat(e.errors())
                  .extracting(FieldError::field)
                  .containsExactly(
                      "Surname", "MiddleNames", "EntryDate", "EnrolStatus", "PartTime");
            });
  }

  @Test
  void a_file_without_a_header_quotes_no_pupil() { // abuse-A15
    assertThatThrownBy(() -> read(line(pupil(1)) + "\n"))
        .isInstanceOfSatisfying(
            ProblemException.class,
            e ->
                assertThat(e.getMessage() + e.errors())
                    .doesNotContain("Sample", RollText.upn(1), "2016"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      nullValues = "-",
      value = {
        "''|EMPTY",
        "'\n\n'|EMPTY",
        "' '|EMPTY",
        "HEADER|HEADER_ONLY",
        "'HEADER\n'|HEADER_ONLY",
        "'HEADER\n,,,,,,,,,\n,,,,\n'|HEADER_ONLY",
        "'HEADER\nONE\n'|WHOLE",
        "'HEADER\nONE'|WHOLE",
        "'HEADER\nONE\n\n\n'|WHOLE",
        "'HEADER\nONE\n,,,,,,,,,\n,,,,,,,,,\n'|WHOLE",
        "'HEADER\nONE\nA1234,Sample,Gi'|TRUNCATED",
        "'HEADER\nONE\nA1234,\"Sam'|TRUNCATED",
        "'HEADER\nONE\nA1234,\"Sample\nX,Y\n'|TRUNCATED"
      })
  void the_shape_of_a_file_is_seen(String file, Shape shape) { // fault-F13, abuse-A5
    assertThat(read(file.replace("HEADER", RollText.HEADER).replace("ONE", line(pupil(1)))).shape())
        .isEqualTo(shape);
  }

  @Test
  void a_cut_anywhere_in_the_last_line_never_reads_as_another_pupil() { // fault-F13
    String whole = csv(1, 3);
    Roll before = Roll.of(read(whole).rows());
    int lastLine = csv(1, 2).length();
    for (int cut = lastLine + 1; cut < whole.length() - 1; cut++) {
      RollReading reading = read(whole.substring(0, cut));
      boolean seen =
          reading.shape() == Shape.TRUNCATED
              || !reading.setAside().isEmpty()
              || Roll.of(reading.rows()).equals(before)
              || cut == whole.length() - "false\n".length();
      assertThat(seen).as(whole.substring(lastLine, cut)).isTrue();
    }
  }

  @Test
  void a_cut_at_a_line_end_without_its_break_is_told_to_the_guard() { // fault-F13
    assertThat(read(csv(1, 2).stripTrailing()).endsWithLineBreak()).isFalse();
  }

  @Test
  void lines_of_another_school_are_counted() {
    String text =
        RollText.HEADER
            + ",URN\n"
            + line(pupil(1))
            + ",999101\n"
            + line(pupil(2))
            + ",999102\n"
            + line(pupil(3))
            + ",\n";
    assertThat(read(text).otherSchool()).isEqualTo(1);
  }

  @Test
  void a_line_longer_than_any_is_set_aside_and_quoted_nowhere() { // abuse-A5
    RollReading reading = read(csv(1, 2) + "Canarybird".repeat(200_000) + "\n");
    assertThat(reading.rows()).hasSize(2);
    assertThat(reading.setAside()).extracting(r -> r.note().line()).containsExactly(4);
    assertThat(reading.setAside().getFirst().note().toString()).doesNotContain("Canary");
    assertThat(reading.setAside().getFirst().upn()).isEmpty();
  }

  @Test
  void a_line_of_more_fields_than_any_is_refused() { // abuse-A5
    assertThatThrownBy(() -> read(csv(1, 2) + ",".repeat(100_000) + "\n"))
        .isInstanceOfSatisfying(
            ProblemException.class, e -> assertThat(e.kind()).isEqualTo(Kind.BAD_REQUEST));
  }

  // ---- fields

  @ParameterizedTest
  @CsvSource({
    "DOB, 2016-01-06, ''",
    "DOB, 2016-01-06, not-a-date",
    "DOB, 2016-01-06, 2016-02-30",
    "DOB, 2016-01-06, 1980-01-01",
    "DOB, 2016-01-06, 31/02/2016",
    "Sex, 'F,5', 'X,5'",
    "YearGroup, 'F,5', 'F,15'",
    "YearGroup, 'F,5', 'F,five'",
    "EnrolStatus, ',C,', ',Z,'",
    "EnrolStatus, ',C,', ',,'",
    "PartTime, false, perhaps",
    "Surname, Sampleb, ''",
    "Forename, Givenb, ''"
  })
  void a_line_that_cannot_be_read_is_set_aside_with_line_and_field(
      String field, String good, String bad) { // fault-F19
    RollReading reading = read(csv(2, 3) + line(pupil(1)).replace(good, bad) + "\n");
    assertThat(reading.rows()).hasSize(2);
    assertThat(reading.setAside()).hasSize(1);
    assertThat(reading.setAside().getFirst().note().line()).isEqualTo(4);
    assertThat(reading.setAside().getFirst().note().field()).isEqualTo(field);
    assertThat(reading.setAside().getFirst().upn()).isEqualTo(RollText.upn(1));
  }

  @ParameterizedTest
  @ValueSource(strings = {"Canary\nbird", "Canary\u2028bird", "Canary\u0007bird", "Canary\tbird"})
  void a_name_with_a_line_break_or_control_character_is_set_aside(String name) { // abuse-A5
    RollReading reading =
        read(HEADER + line(pupil(1)).replace("Sampleb", "\"" + name + "\"") + "\n");
    assertThat(reading.rows()).isEmpty();
    assertThat(reading.setAside().getFirst().note().field()).isEqualTo("Surname");
    assertThat(reading.setAside().getFirst().note().toString()).doesNotContain("Canary");
  }

  @Test
  void a_line_with_too_few_or_too_many_fields_is_set_aside() {
    RollReading reading =
        read(HEADER + line(pupil(1)) + ",more\n" + "A,B\n" + line(pupil(2)) + "\n");
    assertThat(reading.rows()).hasSize(1);
    assertThat(reading.setAside()).extracting(r -> r.note().line()).containsExactly(2, 3);
  }

  @Test
  void a_line_number_is_an_editors_after_a_field_of_two_lines() {
    String two = line(pupil(1)).replace("Sampleb", "\"Sam\nple\"");
    RollReading reading = read(HEADER + two + "\n" + line(pupil(2)).replace(",C,", ",Z,") + "\n");
    assertThat(reading.setAside()).extracting(r -> r.note().line()).containsExactly(2, 4);
  }

  @ParameterizedTest
  @CsvSource({"06/01/2016", "6/1/2016", "2016-01-06"})
  void a_birth_may_be_written_as_excel_writes_it(String born) { // abuse-A5
    RollReading reading = read(HEADER + line(pupil(1)).replace("2016-01-06", born) + "\n");
    assertThat(reading.rows().getFirst().identity().dateOfBirth()).isEqualTo("2016-01-06");
  }

  @Test
  void a_upn_with_a_wrong_check_letter_is_kept_with_a_finding() {
    String wrong = (RollText.upn(1).charAt(0) == 'A' ? "B" : "A") + RollText.upn(1).substring(1);
    RollReading reading = read(HEADER + line(pupil(1)).replace(RollText.upn(1), wrong) + "\n");
    assertThat(reading.rows().getFirst().identity().upn()).isEqualTo(wrong);
    assertThat(reading.rows().getFirst().identity().permanentUpn()).isEmpty();
    assertThat(reading.findings()).hasSize(1);
    assertThat(reading.findings().getFirst().field()).isEqualTo("UPN");
    assertThat(reading.findings().getFirst().reason()).doesNotContain(wrong);
  }

  @Test
  void a_pupil_without_a_upn_or_an_entry_date_is_kept() {
    String text = line(pupil(1)).replace(RollText.upn(1), "").replace("2020-09-02", "");
    RollReading reading = read(HEADER + text + "\n");
    assertThat(reading.rows().getFirst().entered()).isNull();
    assertThat(reading.rows().getFirst().identity().upn()).isEmpty();
    assertThat(reading.findings()).extracting(f -> f.field()).containsExactly("EntryDate");
  }

  @Test
  void a_formula_in_a_name_is_kept_as_it_was_written() { // abuse-A6
    String formula = "=cmd|' /C calc'!A0";
    RollReading reading = read(HEADER + line(pupil(1)).replace("Sampleb", formula) + "\n");
    assertThat(reading.rows().getFirst().identity().surname()).isEqualTo(formula);
  }

  @Test
  void no_note_of_any_kind_quotes_what_stands_in_a_field() { // abuse-A15
    String[] fields = line(pupil(1)).split(",", -1);
    StringBuilder text = new StringBuilder(HEADER);
    for (int i = 0; i < fields.length; i++) {
      String[] bad = fields.clone();
      bad[i] = "Canarybird\u0001";
      text.append(String.join(",", bad)).append('\n');
      bad[i] = "Canarybird".repeat(30);
      text.append(String.join(",", bad)).append('\n');
    }
    RollReading reading = read(text.toString());
    assertThat(reading.setAside()).hasSizeGreaterThan(10);
    assertThat(reading.setAside().stream().map(r -> r.note().toString()))
        .noneMatch(n -> n.contains("Canary"));
    assertThat(reading.findings().toString() + reading.setAside() + reading.rows())
        .doesNotContain("Canary");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "1e1000000000", "9999999999-12-31", "+999999999-01-01", "-0001-01-01",
        "99999999999999999999", "00000000000000000000000000000000000005x", "NaN", "0x7FFFFFFF"
      })
  void a_hostile_number_or_date_is_refused_at_once(String hostile) { // abuse-A22
    for (String column : List.of("2016-01-06", "2020-09-02", ",5,")) {
      String line =
          line(pupil(1)).replace(column, column.contains(",") ? "," + hostile + "," : hostile);
      long before = System.nanoTime();
      RollReading reading = read(HEADER + line + "\n");
      assertThat(System.nanoTime() - before).isLessThan(2_000_000_000L);
      assertThat(reading.setAside().size() + reading.findings().size()).isEqualTo(1);
    }
  }

  @Test
  void a_field_of_nothing_but_zeros_is_read_in_time_that_grows_with_it() { // abuse-A22
    String zeros = "0".repeat(900_000);
    long before = System.nanoTime();
    assertThat(read(HEADER + line(pupil(1)).replace(",5,", "," + zeros + "x,") + "\n").setAside())
        .hasSize(1);
    assertThat(System.nanoTime() - before).isLessThan(2_000_000_000L);
  }
}
