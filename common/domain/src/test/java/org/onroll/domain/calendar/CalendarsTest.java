package org.onroll.domain.calendar;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.onroll.domain.records.Change;
import org.onroll.domain.records.RecordsInMemory;
import org.onroll.domain.school.Urn;
import org.onroll.domain.story.Oxfordshire;

@DisplayName("D3, fault-F17: days in England")
class CalendarsTest {
  private static final LocalDate INSET = LocalDate.parse("2026-09-21");

  @ParameterizedTest(name = "{0} is {1} in England")
  @CsvSource({
    "2026-06-30T22:59:59Z, 2026-06-30",
    "2026-06-30T23:00:00Z, 2026-07-01", // 23:30 UTC in summer time is tomorrow
    "2026-06-30T23:30:00Z, 2026-07-01",
    "2026-12-31T23:59:59Z, 2026-12-31",
    "2027-01-01T00:00:00Z, 2027-01-01",
    "2026-03-29T00:59:59Z, 2026-03-29", // the clocks go forward
    "2026-10-25T00:30:00Z, 2026-10-25", // and back
    "2028-02-28T23:59:59Z, 2028-02-28",
    "2028-02-29T12:00:00Z, 2028-02-29"
  })
  void an_instant_falls_on_a_day(Instant instant, LocalDate day) {
    assertThat(London.day(instant)).isEqualTo(day);
  }

  @ParameterizedTest(name = "work of {0} is due at {1}")
  @CsvSource({
    "2026-01-15, 2026-01-15T06:00:00Z",
    "2026-07-15, 2026-07-15T05:00:00Z",
    "2026-03-28, 2026-03-28T06:00:00Z",
    "2026-03-29, 2026-03-29T05:00:00Z",
    "2026-10-24, 2026-10-24T05:00:00Z",
    "2026-10-25, 2026-10-25T06:00:00Z"
  })
  void a_days_work_is_due_at_six_by_the_clock_on_the_wall(LocalDate day, Instant morning) {
    assertThat(London.morning(day)).isEqualTo(morning);
  }

  @ParameterizedTest(name = "{0} is in the school year from {1}")
  @CsvSource({"2026-08-31, 2025", "2026-09-01, 2026", "2027-01-01, 2026", "2027-08-31, 2026"})
  void a_school_year_runs_from_september_to_august(LocalDate day, int startsIn) {
    assertThat(SchoolYear.of(day)).isEqualTo(new SchoolYear(startsIn));
    assertThat(SchoolYear.of(day).first()).isBeforeOrEqualTo(day);
    assertThat(SchoolYear.of(day).last()).isAfterOrEqualTo(day);
  }

  @Test
  void the_county_knows_its_year() {
    SchoolCalendar county = Oxfordshire.CALENDAR;
    assertThat(county.firstSchoolDay(new SchoolYear(2026))).contains(LocalDate.parse("2026-09-02"));
    assertThat(county.lastSchoolDay(new SchoolYear(2026))).contains(LocalDate.parse("2027-07-21"));
    assertThat(county.firstSchoolDay(new SchoolYear(2024))).isEmpty();
    assertThat(county.lastSchoolDay(new SchoolYear(2027))).isEmpty();
  }

  @Test
  void a_calendar_that_begins_in_spring_does_not_say_when_its_first_year_began() {
    CalendarSheet spring =
        new CalendarSheet(
            "931",
            "from January",
            List.of(Oxfordshire.term("spring 2026", "2026-01-05", "2026-02-13")),
            Map.of(),
            1);
    SchoolCalendar calendar = SchoolCalendar.of(Oxfordshire.HOLIDAYS, spring, null);
    assertThat(calendar.firstSchoolDay(new SchoolYear(2025))).isEmpty();
  }

  @Test
  void a_schools_closures_are_its_own() {
    RecordsInMemory records = new RecordsInMemory();
    records.commit(
        List.of(
            Change.create(
                new CalendarSheet("100001", "the school", List.of(), Map.of(INSET, "INSET"), 1))));
    Calendars calendars = new Calendars(records, Oxfordshire.authority());
    assertThat(calendars.of(new Urn("100001")).notSchool(INSET)).contains("INSET");
    assertThat(calendars.of(new Urn("100001")).isWorkingDay(INSET)).isTrue();
    assertThat(calendars.of(new Urn("100002")).isSchoolDay(INSET)).isTrue();
    assertThat(calendars.county().isSchoolDay(INSET)).isTrue();
  }

  @Test
  void a_schools_own_terms_replace_the_countys() {
    CalendarSheet own =
        new CalendarSheet(
            "100001",
            "the school",
            List.of(Oxfordshire.term("michaelmas", "2026-09-07", "2026-12-11")),
            Map.of(),
            1);
    SchoolCalendar calendar = SchoolCalendar.of(Oxfordshire.HOLIDAYS, Oxfordshire.TERMS, own);
    assertThat(calendar.notSchool(LocalDate.parse("2026-09-04"))).contains("school holidays");
    assertThat(calendar.isSchoolDay(LocalDate.parse("2026-10-26"))).isTrue();
    assertThat(calendar.knownSchoolDays()).isEqualTo("2026-12-11");
  }

  @Test
  void a_calendar_in_the_table_replaces_the_one_that_was_shipped() {
    RecordsInMemory records = new RecordsInMemory();
    records.commit(
        List.of(
            Change.create(
                new CalendarSheet(
                    Oxfordshire.CODE,
                    "an administrator",
                    List.of(Oxfordshire.term("autumn", "2026-09-03", "2026-12-18")),
                    Map.of(),
                    1))));
    Calendars calendars = new Calendars(records, Oxfordshire.authority());
    assertThat(calendars.county().isSchoolDay(LocalDate.parse("2026-09-02"))).isFalse();
    assertThat(calendars.of(new Urn("100001")).isSchoolDay(LocalDate.parse("2026-09-03"))).isTrue();
  }

  @Test
  void a_term_ends_after_it_begins() {
    assertThatThrownBy(() -> Oxfordshire.term("backwards", "2026-12-18", "2026-09-02"))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
