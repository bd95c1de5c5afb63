package org.onroll.platform.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.onroll.domain.calendar.BankHolidays;
import org.onroll.domain.calendar.CalendarSheet;
import org.onroll.domain.calendar.Term;
import org.onroll.platform.http.Json;

@DisplayName("D3: calendars as files give them")
class CalendarFileTest {
  private static final LocalDate INSET = LocalDate.parse("2026-11-27");
  private static final Term AUTUMN =
      new Term("autumn, first half", LocalDate.parse("2026-09-02"), LocalDate.parse("2026-10-23"));

  private static CalendarSheet csv(String text) {
    return CalendarFile.csv("999101", "a file", text);
  }

  @Test
  void a_sheet_has_terms_and_closures() {
    CalendarSheet sheet =
        csv(
            """
            Kind,From,To,Name
            term,2026-09-02,2026-10-23,"autumn, first half"
            closure,2026-11-27,,INSET day
            closure,2026-12-17,2026-12-18,boiler
            """);
    assertThat(sheet.id()).isEqualTo("999101");
    assertThat(sheet.source()).isEqualTo("a file");
    assertThat(sheet.terms()).containsExactly(AUTUMN);
    assertThat(sheet.closures())
        .isEqualTo(
            Map.of(
                INSET,
                "INSET day",
                LocalDate.parse("2026-12-17"),
                "boiler",
                LocalDate.parse("2026-12-18"),
                "boiler"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "\uFEFFKind,From,To,Name\nclosure,2026-11-27,,INSET day\n", // Excel's CSV UTF-8
        "Kind;From;To;Name\r\nclosure;2026-11-27;;INSET day\r\n",
        "Kind,From,To,Name\nclosure,27/11/2026,,INSET day",
        "kind, from, to, name\nCLOSURE, 27/11/2026, 27/11/2026, \"INSET day\"",
        "Kind,From,To,Name,,\nclosure,2026-11-27,,INSET day,,\n,,,,,\n\n" // columns once in use
      })
  void the_habits_of_spreadsheets_are_read(String text) {
    assertThat(csv(text).closures()).isEqualTo(Map.of(INSET, "INSET day"));
  }

  @Test
  void a_day_in_england_comes_before_its_month() {
    assertThat(csv("Kind,From,To,Name\nclosure,3/4/2026,,strike").closures())
        .containsOnlyKeys(LocalDate.parse("2026-04-03"));
  }

  @ParameterizedTest(name = "{1}")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          closure,27.11.2026,,INSET          | line 3, From: a date such as 2026-09-14 or 14/09/2026, not 27.11.2026
          closure,27/11/26,,INSET            | line 3, From: a date such as 2026-09-14 or 14/09/2026, not 27/11/26
          closure,11/27/2026,,INSET          | line 3, From: a date such as 2026-09-14 or 14/09/2026, not 11/27/2026
          closure,,,INSET                    | line 3, From: a date such as 2026-09-14 or 14/09/2026, not blank
          closure,2026-11-27,soon,INSET      | line 3, To: a date such as 2026-09-14 or 14/09/2026, not soon
          closure,2026-02-30,,INSET          | line 3, From: a date such as 2026-09-14 or 14/09/2026, not 2026-02-30
          closure,2026-11-27,2026-11-26,snow | line 3, To: before From, or a year and more after it
          closure,2026-11-27,2028-11-27,snow | line 3, To: before From, or a year and more after it
          term,2026-12-18,2026-09-02,autumn  | line 3, To: a term ends after it begins
          closure,2026-11-27,,               | line 3, Name: a closure has its reason
          holiday,2026-11-27,,INSET          | line 3, Kind: term or closure, not holiday
          closure 2026-11-27 INSET           | line 3: four cells are Kind, From, To and Name
          """)
  void a_line_that_cannot_be_read_is_named_with_its_column(String line, String words) {
    String text = "Kind,From,To,Name\nclosure,2026-11-26,,INSET\n" + line + "\n";
    assertThatThrownBy(() -> csv(text))
        .isInstanceOfSatisfying(
            CalendarFile.UnreadableException.class, e -> assertThat(e.reason()).isEqualTo(words));
  }

  @Test
  void letters_of_windows_are_told_what_to_do_and_not_kept_broken() {
    byte[] cp1252 =
        "Kind,From,To,Name\nclosure,2026-11-27,,Fête\n".getBytes(Charset.forName("windows-1252"));
    assertThatThrownBy(() -> csv(new String(cp1252, StandardCharsets.UTF_8)))
        .hasMessage("line 2, Name: save the file as CSV UTF-8");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "\n\n", ",,,\n", "From,Kind\n", "Kind,From,To\nclosure,2026-11-27,"})
  void a_file_without_the_four_columns_is_no_calendar(String text) {
    assertThatThrownBy(() -> csv(text)).isInstanceOf(CalendarFile.UnreadableException.class);
  }

  @Test
  void the_countys_terms_are_read_from_JSON() {
    CalendarSheet sheet =
        CalendarFile.json(
            "931",
            Json.parse(
                """
                {"source": "the county", "terms": [{"name": "autumn, first half",
                 "from": "2026-09-02", "to": "2026-10-23"}],
                 "closures": [{"date": "2026-11-27", "reason": "INSET day"}]}
                """));
    assertThat(sheet)
        .isEqualTo(
            new CalendarSheet("931", "the county", List.of(AUTUMN), Map.of(INSET, "INSET day"), 1));
  }

  @ParameterizedTest(name = "{1}")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          {"terms": [{"from": "2026-09-02", "to": "2026-10-23"}, {"from": "soon"}]} | terms[1].from: a date
          {"terms": [{"from": "2026-09-02"}]}                                       | terms[0].to: a date
          {"terms": [{"from": "2026-10-23", "to": "2026-09-02"}]}                   | terms[0].to: a term ends after it begins
          {"closures": [{"reason": "snow"}]}                                        | closures[0].date: a date
          """)
  void a_member_that_cannot_be_read_is_named(String json, String words) {
    assertThatThrownBy(() -> CalendarFile.json("931", Json.parse(json)))
        .isInstanceOfSatisfying(
            CalendarFile.UnreadableException.class, e -> assertThat(e.reason()).startsWith(words));
  }

  @Test
  void the_bank_holidays_are_those_of_england_and_wales_in_govuks_file() {
    String events =
        """
        {"england-and-wales": {"division": "england-and-wales", "events": [
          {"title": "Good Friday", "date": "2027-03-26", "notes": "", "bunting": false},
          {"title": "Boxing Day", "date": "2026-12-28", "notes": "Substitute day", "bunting": true}]},
         "scotland": {"division": "scotland", "events": [
          {"title": "2nd January", "date": "2027-01-04", "notes": "", "bunting": true}]}}
        """;
    Map<LocalDate, String> titles = CalendarFile.bankHolidays(Json.parse(events));
    assertThat(titles)
        .isEqualTo(
            Map.of(
                LocalDate.parse("2027-03-26"), "Good Friday",
                LocalDate.parse("2026-12-28"), "Boxing Day"));
    // Complete to the end of the year of the last one: gov.uk lists whole years.
    assertThat(BankHolidays.of(titles).known()).isEqualTo("2027-12-31");
    String broken = events.replace("2026-12-28", "28 December");
    assertThatThrownBy(() -> CalendarFile.bankHolidays(Json.parse(broken)))
        .hasMessageStartingWith("england-and-wales.events[1].date: a date");
    assertThatThrownBy(() -> CalendarFile.bankHolidays(Json.parse("{\"scotland\": {}}")))
        .hasMessage("There are no events under england-and-wales.");
  }

  @Test
  void the_list_that_is_shipped_has_every_year_to_2028() {
    BankHolidays shipped = Authorities.bankHolidays();
    assertThat(shipped.known()).isEqualTo("2028-12-31");
    for (int year = 2012; year <= 2028; year++) {
      int of = year;
      assertThat(shipped.titles().keySet())
          .filteredOn(day -> day.getYear() == of)
          .as("bank holidays of %s", of)
          .hasSizeGreaterThanOrEqualTo(8);
    }
  }
}
