package org.onroll.packaged;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;
import static org.onroll.platform.fixture.RollText.pupils;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.onroll.domain.access.Grant;
import org.onroll.domain.access.Role;
import org.onroll.domain.mail.MailKind;
import org.onroll.domain.mail.OutgoingMail;
import org.onroll.domain.mail.OutgoingMail.Status;
import org.onroll.domain.records.Change;
import org.onroll.domain.roll.RollHead;
import org.onroll.domain.school.Urn;
import org.onroll.local.engines.Checkout;
import org.onroll.local.engines.template.LambdaFunction;
import org.onroll.local.engines.template.Template;
import org.onroll.local.mail.Mail;
import org.onroll.packaged.Invocation.Answered;
import org.onroll.packaged.Invocation.Failed;
import org.onroll.packaged.Invocation.Outcome;
import org.onroll.platform.fixture.Answer;
import org.onroll.platform.fixture.Call;
import org.onroll.platform.fixture.Town;
import org.onroll.platform.http.Json;

/**
 * What is uploaded is what is tested: each function's zip, under Lambda's own runtime client, with
 * the handler, memory and environment that the template gives it, on the events that reach it.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class PackagedFunctionsTest {
  private static final String SCHOOL = "999101";
  private static final String OTHER_SCHOOL = "999102";
  private static final String OFFICER = "example-officer";

  @TempDir private static Path folder;

  private final Map<String, Town> towns = new HashMap<>();
  private final Map<String, FunctionZip> zips = new HashMap<>();
  private final Map<String, PackagedFunction> functions = new TreeMap<>();
  private StandIns standIns;
  private Template template;
  private Optional<RuntimeClient> client = Optional.empty();
  private String obstacle = "";

  @BeforeAll
  void the_build_is_looked_at() throws IOException {
    standIns = new StandIns();
    template = Template.ofCheckout(standIns.parameters());
    client = RuntimeClient.unpack(folder);
    obstacle = obstacle();
    if (!obstacle.isEmpty()) System.err.println(obstacle);
  }

  private String obstacle() {
    if (client.isEmpty()) {
      return "No packaged function was run: the runtime client has no library for this machine.";
    }
    return template.functions().stream()
        .map(LambdaFunction::zip)
        .filter(zip -> !Files.exists(Checkout.root().resolve(zip)))
        .findFirst()
        .map(zip -> "No packaged function was run: call mvn package, there is no " + zip)
        .orElse("");
  }

  @BeforeEach
  void nothing_stands_in_the_way() {
    assumeTrue(obstacle.isEmpty(), obstacle);
  }

  @AfterAll
  void what_each_function_took_is_printed() throws IOException {
    try {
      List<Footprint> footprints = new ArrayList<>();
      for (PackagedFunction function : functions.values()) {
        function.footprint().ifPresent(footprints::add);
      }
      if (!footprints.isEmpty()) System.out.println(Footprint.table(footprints));
    } finally {
      functions.values().forEach(PackagedFunction::close);
      standIns.close();
    }
  }

  static List<Event> events() throws IOException {
    return Event.all();
  }

  /** Sent as they are, except that a genuine token takes the place of the example's. */
  @ParameterizedTest
  @MethodSource("events")
  void every_event_is_answered_as_on_lambda_and_again_by_the_same_process(Event file) {
    Event event =
        file.name().equals("gatekeeper-token")
            ? file.with("", "authorizationToken", "Bearer " + standIns.token(OFFICER))
            : file;
    switch (event.name()) {
      case "case-desk-ledger" -> the_ledger_shows_who_left(event);
      case "deadline-scan-schedule" -> a_deadline_that_is_past_is_reminded_of(event);
      case "gatekeeper-token" -> a_genuine_token_is_let_in(event);
      case "mail-feedback-delivery" -> a_mail_becomes_delivered(event);
      case "notification-intake-deletion-return" -> a_return_is_taken_once(event);
      case "notification-intake-schedule" -> a_file_without_time_is_finished_by_the_schedule(event);
      case "reminder-email-schedule" -> a_mail_that_waits_is_sent(event);
      case "roll-diff-put-roll" -> a_roll_is_accepted_once(event);
      case "roll-diff-schedule" -> a_roll_without_time_is_finished_by_the_schedule(event);
      default -> throw new AssertionError("no test says what comes of events/" + event);
    }
    assertThat(outcome(event)).isInstanceOf(Answered.class);
  }

  private void the_ledger_shows_who_left(Event ledger) {
    town("case-desk")
        .grant(ledger.client(), Grant.AUTHORITY, Role.OFFICER)
        .roll(SCHOOL, "2026-09-11", pupils(1, 30))
        .roll(SCHOOL, "2026-09-14", pupils(2, 30));
    Answer answer = answer(ledger);
    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.json().path("items")).hasSize(1);
    assertThat(answer.at("/items/0/lastSchool/urn")).isEqualTo(SCHOOL);
  }

  private void a_deadline_that_is_past_is_reminded_of(Event schedule) {
    Town town = town("deadline-scan");
    town.roll(SCHOOL, "2026-09-11", pupils(1, 30)).roll(SCHOOL, "2026-09-14", pupils(2, 30));
    assertThat(body(schedule)).isEmpty();
    assertThat(town.contents().values("mail", "of")).contains("RETURN_OVERDUE");
  }

  private void a_genuine_token_is_let_in(Event token) {
    JsonNode policy = Json.parse(body(token));
    assertThat(policy.path("principalId").asText()).isEqualTo(OFFICER);
    JsonNode statement = policy.at("/policyDocument/Statement/0");
    assertThat(statement.path("Effect").asText()).isEqualTo("Allow");
    assertThat(statement.path("Resource").asText())
        .isEqualTo(token.at("/methodArn").replace("/GET/ledger", "/*"));
  }

  private void a_mail_becomes_delivered(Event delivery) {
    String told = delivery.at("/Records/0/Sns/Message");
    String id = Json.parse(told).at("/mail/tags/mail-id/0").asText();
    Town town = town("mail-feedback");
    mail(town, id, Status.SENT);
    assertThat(body(delivery)).isEmpty();
    assertThat(town.records().find(OutgoingMail.key(id)).orElseThrow().status())
        .isEqualTo(Status.DELIVERED);
  }

  private void a_return_is_taken_once(Event deletion) {
    Town town = town("notification-intake").grant(deletion.client(), SCHOOL, Role.SCHOOL);
    Answer taken = answer(deletion);
    Answer again = answer(deletion);
    assertThat(taken.status()).isEqualTo(201);
    assertThat(again.replayed()).isTrue();
    assertThat(again.at("/receipt")).isEqualTo(taken.at("/receipt"));
    assertThat(town.contents().ofKind("receipt")).hasSize(1);
  }

  private void a_file_without_time_is_finished_by_the_schedule(Event schedule) {
    Town town = town("notification-intake");
    String csv = "Kind,Surname,Forename,DOB\nnew-pupil,Example-Pupil,Ada,14/03/2016\n";
    String file =
        Json.write(
            Call.to("POST /schools/{urn}/returns")
                .as(Town.clientOf(SCHOOL))
                .path("urn", SCHOOL)
                .csv(csv)
                .event());
    Answer sent = Call.read(body(function(schedule).invoke(file, Duration.ofSeconds(2))));
    assertThat(sent.status()).isEqualTo(202);
    assertThat(town.contents().due("UPLOAD")).hasSize(1);
    assertThat(body(schedule)).isEmpty();
    assertThat(town.contents().due("UPLOAD")).isEmpty();
  }

  private void a_mail_that_waits_is_sent(Event schedule) {
    Town town = town("reminder-email");
    mail(town, "m-1", Status.WAITING);
    assertThat(body(schedule)).isEmpty();
    assertThat(standIns.mails())
        .extracting(Mail::to)
        .containsExactly(List.of("office-" + SCHOOL + "@example.org"));
    assertThat(town.records().find(OutgoingMail.key("m-1")).orElseThrow().status())
        .isEqualTo(Status.SENT);
  }

  private void a_roll_is_accepted_once(Event roll) {
    Town town = town("roll-diff").grant(roll.client(), SCHOOL, Role.SCHOOL);
    Answer accepted = answer(roll);
    assertThat(accepted.status()).isEqualTo(200);
    assertThat(accepted.at("/outcome")).isEqualTo("accepted");
    assertThat(town.records().find(RollHead.key(new Urn(SCHOOL))).orElseThrow().receipt())
        .isEqualTo(accepted.at("/receipt"));
    assertThat(answer(roll).at("/outcome")).isEqualTo("unchanged");
  }

  private void a_roll_without_time_is_finished_by_the_schedule(Event schedule) {
    Event roll = Event.of("roll-diff-put-roll").with("/pathParameters", "urn", OTHER_SCHOOL);
    Town town = town("roll-diff").school(OTHER_SCHOOL);
    town.grant(roll.client(), OTHER_SCHOOL, Role.SCHOOL);
    Answer accepted = Call.read(body(function(roll).invoke(roll.text(), Duration.ofSeconds(2))));
    assertThat(accepted.at("/applied")).isEqualTo("false");
    assertThat(town.contents().due("DIFF")).hasSize(1);
    assertThat(body(schedule)).isEmpty();
    assertThat(town.contents().due("DIFF")).isEmpty();
  }

  @Test
  void a_forged_token_is_refused_in_the_word_that_api_gateway_knows() {
    assertThat(outcome(Event.of("gatekeeper-token")))
        .isInstanceOfSatisfying(
            Failed.class, failed -> assertThat(failed.errorMessage()).isEqualTo("Unauthorized"));
  }

  @Test
  void a_function_that_throws_says_so_and_takes_the_next_event() {
    Event schedule = Event.of("roll-diff-schedule");
    assertThat(function(schedule).invoke("{\"httpMethod\": "))
        .isInstanceOfSatisfying(
            Failed.class, failed -> assertThat(failed.errorType()).contains("JsonEOFException"));
    assertThat(outcome(schedule)).isInstanceOf(Answered.class);
  }

  @Test
  void a_function_that_is_not_told_its_table_fails_at_its_start() throws IOException {
    LambdaFunction feedback = template.function("mail-feedback");
    Map<String, String> environment = standIns.environment(town(feedback.name()).environment());
    environment.put("TABLE_NAME", "");
    try (PackagedFunction function =
        new PackagedFunction(
            unpacked(feedback),
            environment,
            client.orElseThrow(),
            folder.resolve("without-its-table.log"))) {
      assertThat(function.invoke("{}"))
          .isInstanceOfSatisfying(
              Failed.class, failed -> assertThat(failed.errorMessage()).contains("TABLE_NAME"));
    }
  }

  /** The authority that this function serves here: each has a table of its own. */
  private Town town(String function) {
    return towns.computeIfAbsent(function, name -> new Town("2026-09-14T04:00:00Z").school(SCHOOL));
  }

  private PackagedFunction function(Event event) {
    LambdaFunction of =
        template.functions().stream()
            .filter(function -> event.name().startsWith(function.name() + "-"))
            .findAny()
            .orElseThrow();
    return functions.computeIfAbsent(of.name(), name -> started(of));
  }

  private PackagedFunction started(LambdaFunction function) {
    try {
      return new PackagedFunction(
          unpacked(function),
          standIns.environment(town(function.name()).environment()),
          client.orElseThrow(),
          folder.resolve(function.name() + ".log"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private FunctionZip unpacked(LambdaFunction function) {
    return zips.computeIfAbsent(
        function.name(),
        name -> {
          try {
            return FunctionZip.unpack(function, folder.resolve(name));
          } catch (IOException e) {
            throw new UncheckedIOException(e);
          }
        });
  }

  private Outcome outcome(Event event) {
    return function(event).invoke(event.text());
  }

  private String body(Event event) {
    return body(outcome(event));
  }

  private static String body(Outcome outcome) {
    return switch (outcome) {
      case Answered answered -> answered.body();
      case Failed failed -> throw new AssertionError(failed);
    };
  }

  private Answer answer(Event event) {
    return Call.read(body(event));
  }

  private static void mail(Town town, String id, Status status) {
    Instant now = town.clock().instant();
    OutgoingMail waiting =
        OutgoingMail.to(
            "office-" + SCHOOL,
            MailKind.RETURN_DUE,
            "R-7K3Q-9PZD",
            LocalDate.parse("2026-09-14"),
            id,
            now);
    OutgoingMail mail = status == Status.SENT ? waiting.leased(now).sent("ses-1") : waiting;
    town.records().commit(List.of(Change.put(mail)));
  }
}
