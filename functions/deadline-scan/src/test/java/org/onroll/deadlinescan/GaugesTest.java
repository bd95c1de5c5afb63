package org.onroll.deadlinescan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.onroll.platform.fixture.RollText.pupils;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.onroll.domain.calendar.CalendarSheet;
import org.onroll.domain.records.Change;
import org.onroll.domain.roll.HoldReason;
import org.onroll.domain.school.School;
import org.onroll.platform.fixture.Call;
import org.onroll.platform.fixture.Output;
import org.onroll.platform.fixture.SdkCalls;
import org.onroll.platform.fixture.Town;
import org.onroll.platform.fixture.Wire;
import org.onroll.platform.http.Json;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

@DisplayName("how things stand: what the dashboard and its alarms are told")
class GaugesTest {
  private static final String MONDAY_0610 = "2026-09-14T05:10:00Z";
  private static final String WEDNESDAY_0610 = "2026-09-16T05:10:00Z";
  private static final String WEDNESDAY_1310 = "2026-09-16T12:10:00Z";

  private Town town;

  @BeforeEach
  void two_schools_heard_on_monday_and_one_never() {
    town = new Town("2026-09-14T05:00:00Z").staff().school("999101").school("999102");
    town.school("999103").school("999104", 4, 11, School.Feed.NONE);
    for (String urn : List.of("999101", "999102")) {
      int first = urn.equals("999101") ? 1 : 101;
      town.roll(urn, "2026-09-11", pupils(first, first + 29));
      town.roll(urn, "2026-09-14", pupils(first + 1, first + 29));
    }
  }

  /** The line of {@code event} that a scan at {@code instant} writes; missing for none. */
  private JsonNode line(String event, String instant) throws Exception {
    town.clock().to(instant);
    String said = Output.of(() -> Call.schedule(new DeadlineScanHandler(town.environment())));
    return said.lines()
        .map(Json::parse)
        .filter(l -> l.path("event").asText().equals(event))
        .findFirst()
        .orElse(Json.object());
  }

  @Test
  void the_lists_are_counted_and_the_oldest_is_dated() throws Exception {
    town.held("999101", "2026-09-14", pupils(1, 3), HoldReason.Code.LEAVERS);
    JsonNode standing = line("standing", "2026-09-18T05:10:00Z");
    assertThat(standing.path("LedgerOpen").asLong()).isEqualTo(2);
    assertThat(standing.path("LedgerOldestDays").asLong()).isBetween(4L, 7L);
    assertThat(standing.path("EnquiriesOpen").asLong()).isEqualTo(2);
    assertThat(standing.path("HeldRollsWaiting").asLong()).isEqualTo(1);
    assertThat(standing.at("/_aws/CloudWatchMetrics/0/Metrics").findValuesAsText("Name"))
        .contains("LedgerOpen", "LedgerOldestDays", "SchoolsSilent3");
  }

  @Test
  void a_school_is_silent_by_its_own_calendar() throws Exception { // fault-F15
    closed("999102", "2026-09-15");
    JsonNode standing = line("standing", WEDNESDAY_0610);
    assertThat(standing.path("SchoolsSilent1").asLong()).isEqualTo(1);
    assertThat(standing.path("SchoolsSilent3").asLong()).isZero();
    assertThat(standing.path("SchoolsNeverHeard").asLong()).isEqualTo(1);
    JsonNode later = line("standing", "2026-09-29T05:10:00Z");
    assertThat(later.path("SchoolsSilent1").asLong()).isEqualTo(2);
    assertThat(later.path("SchoolsSilent3").asLong()).isEqualTo(2);
    assertThat(later.path("SchoolsSilent10").asLong()).isEqualTo(1);
  }

  @Test
  void it_is_told_for_how_many_days_the_bank_holidays_are_known() throws Exception { // D3
    assertThat(line("standing", WEDNESDAY_0610).path("BankHolidaysKnownDays").asLong())
        .as("to the end of 2028, as shipped")
        .isEqualTo(837);
    town.records()
        .commit(
            List.of(
                Change.create(
                    new CalendarSheet(
                        CalendarSheet.BANK_HOLIDAYS,
                        "gov.uk",
                        List.of(),
                        Map.of(LocalDate.parse("2026-12-28"), "Boxing Day"),
                        1))));
    JsonNode standing = line("standing", "2026-09-17T05:10:00Z");
    assertThat(standing.path("BankHolidaysKnownDays").asLong())
        .as("to the end of 2026: under six months")
        .isEqualTo(105);
    assertThat(standing.at("/_aws/CloudWatchMetrics/0/Metrics").findValuesAsText("Name"))
        .contains("BankHolidaysKnownDays");
  }

  private void closed(String urn, String day) {
    town.records()
        .commit(
            List.of(
                Change.create(
                    new CalendarSheet(
                        urn,
                        "the school",
                        List.of(),
                        Map.of(LocalDate.parse(day), "INSET day"),
                        1))));
  }

  @Test
  void what_is_due_and_not_done_is_told_in_minutes() throws Exception {
    poison("SCHOOL#999101", "DEADLINE#poison", "deadline", "DEADLINE#0");
    JsonNode due = line("due", MONDAY_0610);
    assertThat(due.path("DueLagDeadlinesMinutes").asLong()).isEqualTo(70);
    assertThat(due.path("DueLagRollsMinutes").asLong()).isZero();
    assertThat(due.path("DueLagMailsMinutes").isNumber()).isTrue();
  }

  private void poison(String partition, String sort, String kind, String shard) {
    town.client()
        .putItem(
            p ->
                p.tableName(town.table())
                    .item(
                        Map.of(
                            "PK", AttributeValue.fromS(partition),
                            "SK", AttributeValue.fromS(sort),
                            "kind", AttributeValue.fromS(kind),
                            "worklist", AttributeValue.fromS(School.LIST),
                            "worklistOrder", AttributeValue.fromS("000000"),
                            "dueShard", AttributeValue.fromS(shard),
                            "dueAt", AttributeValue.fromS("2026-09-14T04:00:00.000Z"))));
  }

  @Test
  void one_record_that_cannot_be_read_takes_its_own_gauge_and_no_other() throws Exception { // F19
    poison("SCHOOL#000000", "PROFILE", "school", "NOTHING");
    JsonNode standing = line("standing", WEDNESDAY_0610);
    assertThat(standing.path("LedgerOpen").asLong()).isEqualTo(2);
    assertThat(standing.has("SchoolsSilent1")).isFalse();
    assertThat(line("gauge-failed", "2026-09-16T11:10:00Z").path("gauge").asText())
        .isEqualTo("SchoolsSilent");
  }

  @Test
  void the_lists_are_counted_twice_a_day_and_no_more() throws Exception { // invariant 9
    assertThat(line("standing", WEDNESDAY_0610).isEmpty()).isFalse();
    assertThat(line("standing", "2026-09-16T06:10:00Z").isEmpty()).isTrue();
    assertThat(line("standing", "2026-09-16T11:10:00Z").isEmpty()).isFalse();
    assertThat(line("standing", WEDNESDAY_1310).isEmpty()).isTrue();
    assertThat(line("due", WEDNESDAY_1310).isEmpty()).isFalse();
  }

  @Test
  void what_the_gauges_ask_does_not_grow_with_what_is_stored() { // invariant 9
    var scan = new DeadlineScanHandler(town.environment());
    town.clock().to(WEDNESDAY_0610);
    Call.schedule(scan);
    List<String> few = SdkCalls.callsOf(() -> Call.schedule(scan));
    for (int day = 1; day <= 9; day++) {
      town.roll("999101", "2026-09-16", pupils(2 + day % 2, 30));
    }
    Call.schedule(scan);
    assertThat(SdkCalls.callsOf(() -> Call.schedule(scan))).hasSizeLessThanOrEqualTo(few.size());
    assertThat(few).hasSizeLessThan(20).allMatch(c -> c.equals("Query") || c.startsWith("Batch"));
  }

  @Test
  void gauges_that_the_table_refuses_fail_no_scan() throws Exception { // fault-F9
    town.clock().to(WEDNESDAY_0610);
    try (Wire wire = new Wire(town)) {
      wire.weather(a -> a.body().contains("worklist") ? Wire.STORM.at(a) : null);
      String said = Output.of(() -> Call.schedule(new DeadlineScanHandler(town.environment())));
      assertThat(said).contains("\"event\":\"scanned\"", "gauges-given-up");
    }
  }
}
