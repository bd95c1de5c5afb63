package org.onroll.deadlinescan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.onroll.platform.fixture.RollText.identity;
import static org.onroll.platform.fixture.RollText.pupils;

import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.onroll.domain.deadline.Deadline;
import org.onroll.domain.identity.ChildId;
import org.onroll.domain.law.Rule;
import org.onroll.domain.mail.Contact;
import org.onroll.domain.records.Change;
import org.onroll.domain.records.DueKind;
import org.onroll.domain.returns.Destination;
import org.onroll.domain.school.School;
import org.onroll.domain.school.Urn;
import org.onroll.platform.fixture.AtOnce;
import org.onroll.platform.fixture.Call;
import org.onroll.platform.fixture.Contents;
import org.onroll.platform.fixture.Output;
import org.onroll.platform.fixture.SdkCalls;
import org.onroll.platform.fixture.TestContext;
import org.onroll.platform.fixture.Town;
import org.onroll.platform.http.Json;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** Requirement D5: everything overdue exactly once per stage, whatever happens to the schedule. */
class DeadlineScanTest {
  private static final String SCHOOL = "999101";
  private static final String MONDAY_MORNING = "2026-09-14T05:10:00Z";
  private static final String TUESDAY_MORNING = "2026-09-15T05:10:00Z";
  private static final String FRIDAY_MORNING = "2026-09-18T05:10:00Z";

  private Town town;
  private RequestStreamHandler scan;

  @BeforeEach
  void a_pupil_is_gone_from_mondays_roll_without_a_return() {
    town = new Town("2026-09-14T04:00:00Z").staff().school(SCHOOL);
    town.roll(SCHOOL, "2026-09-11", pupils(1, 30)).roll(SCHOOL, "2026-09-14", pupils(2, 30));
    scan = new DeadlineScanHandler(town.environment());
  }

  private void at(String instant) {
    town.clock().to(instant);
    Call.schedule(scan);
  }

  private List<String> mails() {
    return town.contents().values("mail", "of");
  }

  @Test
  void nothing_happens_before_its_time() {
    Contents before = town.contents();
    at("2026-09-14T04:59:59Z");
    assertThat(town.contents()).isEqualTo(before);
  }

  @Test
  void each_stage_has_its_own_mails_on_its_own_morning() { // requirement F1
    at(MONDAY_MORNING);
    assertThat(mails()).containsExactly("RETURN_DUE");
    at(TUESDAY_MORNING);
    assertThat(mails())
        .containsExactlyInAnyOrder("RETURN_DUE", "RETURN_OVERDUE", "RETURN_OVERDUE_OFFICER");
    at(FRIDAY_MORNING);
    assertThat(mails()).hasSize(4).contains("ENQUIRY_OPENED");
    assertThat(town.contents().values("case", "reason")).containsExactly("NO_RETURN");
    at("2026-09-22T05:10:00Z");
    assertThat(mails()).hasSize(5).contains("FIRST_CHECK_OVERDUE");
    assertThat(town.contents().due("DEADLINE")).isEmpty();
  }

  @Test
  void a_scan_run_twice_says_nothing_twice() { // fault-F18
    at(FRIDAY_MORNING);
    Contents before = town.contents();
    at("2026-09-18T05:20:00Z");
    assertThat(town.contents()).isEqualTo(before);
  }

  @Test
  void a_scan_that_comes_days_late_says_the_last_stage_only() { // fault-F18
    at(FRIDAY_MORNING);
    assertThat(mails())
        .containsExactlyInAnyOrder("RETURN_OVERDUE", "RETURN_OVERDUE_OFFICER", "ENQUIRY_OPENED");
  }

  @Test
  void eight_scans_at_once_say_everything_once() throws Exception { // fault-F18
    town.clock().to(FRIDAY_MORNING);
    AtOnce.run(
        8,
        () -> {
          Call.schedule(new DeadlineScanHandler(town.environment()));
          return true;
        });
    assertThat(mails())
        .containsExactlyInAnyOrder("RETURN_OVERDUE", "RETURN_OVERDUE_OFFICER", "ENQUIRY_OPENED");
    assertThat(town.contents().ofKind("case")).hasSize(1);
    assertThat(town.contents().due("DEADLINE"))
        .allMatch(d -> Contents.text(d, "rule").equals("enquiry-first-check"));
  }

  @Test
  void a_deadline_that_cannot_be_acted_on_stops_no_other() { // fault-F19
    poison("a", "a-rule-that-nobody-knows");
    poison("z", "");
    at(FRIDAY_MORNING);
    assertThat(mails())
        .containsExactlyInAnyOrder("RETURN_OVERDUE", "RETURN_OVERDUE_OFFICER", "ENQUIRY_OPENED");
  }

  /** An item in the index that no version of the code wrote. */
  private void poison(String number, String rule) {
    town.client()
        .putItem(
            p ->
                p.tableName(town.table())
                    .item(
                        Map.of(
                            "PK", AttributeValue.fromS("SCHOOL#999101"),
                            "SK", AttributeValue.fromS("DEADLINE#poison#" + number),
                            "kind", AttributeValue.fromS("deadline"),
                            "rule", AttributeValue.fromS(rule),
                            "dueShard", AttributeValue.fromS("DEADLINE#0"),
                            "dueAt", AttributeValue.fromS("2026-01-01T00:00:00.000Z"))));
  }

  @Test
  void a_met_deadline_is_silent() {
    town.deleted(SCHOOL, identity(1), "2026-09-14", Destination.UNKNOWN);
    int before = mails().size();
    at(TUESDAY_MORNING);
    assertThat(mails()).hasSize(before).doesNotContain("RETURN_DUE", "RETURN_OVERDUE");
  }

  @Test
  void a_school_whose_contact_is_the_duty_officer_is_reminded_like_any_other() {
    School school = town.records().find(School.key(new Urn(SCHOOL))).orElseThrow();
    town.records()
        .commit(
            List.of(
                Change.save(
                    new School(
                        school.urn(),
                        school.name(),
                        "",
                        "primary",
                        "maintained",
                        4,
                        11,
                        School.Feed.CSV,
                        Contact.DUTY_OFFICER,
                        true,
                        2))));
    at(TUESDAY_MORNING);
    assertThat(town.contents().values("deadline", "stage")).contains("OVERDUE");
    assertThat(mails()).containsExactly("RETURN_OVERDUE_OFFICER"); // F3: one for each recipient
    assertThat(overdueReturns()).isEmpty();
  }

  @Test
  void a_school_without_a_contact_is_passed_over_and_the_officer_is_told() {
    School school = town.records().find(School.key(new Urn(SCHOOL))).orElseThrow();
    town.records()
        .commit(
            List.of(
                Change.save(
                    new School(
                        school.urn(),
                        school.name(),
                        "",
                        "primary",
                        "maintained",
                        4,
                        11,
                        School.Feed.CSV,
                        "",
                        true,
                        2))));
    at(TUESDAY_MORNING);
    assertThat(mails()).containsExactly("RETURN_OVERDUE_OFFICER");
    assertThat(overdueReturns()).isEmpty();
  }

  private List<Map<String, AttributeValue>> overdueReturns() {
    return town.contents().due("DEADLINE").stream()
        .filter(d -> Contents.text(d, "rule").equals("deletion-return"))
        .toList();
  }

  @Test
  void more_than_one_batch_is_drained_in_one_run() {
    town.records().write(many(230));
    at(TUESDAY_MORNING);
    assertThat(mails().stream().filter("RETURN_OVERDUE_OFFICER"::equals)).hasSize(231);
    assertThat(overdueReturns()).isEmpty();
  }

  @Test
  void a_scan_stops_in_time_and_the_next_goes_on() { // fault-F8
    town.records().write(many(20));
    town.clock().to(TUESDAY_MORNING);
    Call.run(scan, Json.object(), new TestContext(2_000));
    assertThat(mails()).isEmpty();
    Call.schedule(scan);
    assertThat(mails().stream().filter("RETURN_OVERDUE_OFFICER"::equals)).hasSize(21);
  }

  private static List<Change> many(int count) {
    LocalDate day = LocalDate.parse("2026-09-14");
    return IntStream.range(0, count)
        .mapToObj(
            n ->
                Change.put(
                    new Deadline(
                        "SCHOOL#" + SCHOOL,
                        "deletion-return",
                        "many#" + n,
                        "MOVE#many",
                        new ChildId("0".repeat(26)),
                        SCHOOL,
                        day,
                        day,
                        null,
                        false,
                        Deadline.Status.OPEN,
                        Rule.Stage.DUE,
                        Instant.parse("2026-09-15T05:00:00Z"),
                        null,
                        "",
                        List.of(),
                        "R-" + n,
                        1)))
        .toList();
  }

  @Test
  void a_scan_with_nothing_due_costs_a_few_queries_and_no_write() { // invariant 9
    town.clock().to("2026-09-14T04:30:00Z");
    assertThat(SdkCalls.callsOf(() -> Call.schedule(scan)))
        .containsOnly("Query")
        .hasSizeLessThanOrEqualTo(2 + DueKind.values().length);
  }

  @Test
  void no_mail_and_no_log_line_names_a_child() throws Exception { // requirement F2, abuse-A15
    poison("a", "a-rule-that-nobody-knows");
    String said =
        Output.of(
            () -> {
              town.clock().to(FRIDAY_MORNING);
              Call.schedule(new DeadlineScanHandler(town.environment()));
            });
    assertThat(said).contains("scanned");
    assertThat(said + town.contents().ofKind("mail"))
        .doesNotContain(
            identity(1).surname(), identity(1).upn(), identity(1).dateOfBirth().toString());
  }
}
