package org.onroll.local.engines.template;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.time.Duration;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.onroll.local.engines.Checkout;

/** The project's own template, and small ones that show what is understood. */
class TemplateTest {
  private static final Map<String, String> PARAMETERS =
      Map.of(
          "TokenIssuer", "https://issuer.example.org",
          "JwksUrl", "https://issuer.example.org/keys",
          "MailSender", "onroll@example.org",
          "AllowedRecipientDomains", "example.org");

  private final Template template = Template.ofCheckout(PARAMETERS);

  @Test
  void all_seven_functions_are_read_with_their_handlers() {
    assertThat(template.functions())
        .extracting(LambdaFunction::name)
        .containsExactly(
            "case-desk",
            "deadline-scan",
            "gatekeeper",
            "mail-feedback",
            "notification-intake",
            "reminder-email",
            "roll-diff");
    LambdaFunction rollDiff = template.function("roll-diff");
    assertThat(rollDiff.handler()).isEqualTo("org.onroll.rolldiff.RollDiffHandler::handleRequest");
    assertThat(rollDiff.handlerClass()).isEqualTo("org.onroll.rolldiff.RollDiffHandler");
    assertThat(rollDiff.handlerPackage()).isEqualTo("org.onroll.rolldiff");
    assertThat(rollDiff.timeout()).isEqualTo(Duration.ofSeconds(28));
    assertThat(rollDiff.memoryMb()).isEqualTo(1024);
    assertThat(rollDiff.routes())
        .containsExactly(new Route("PUT", "/schools/{urn}/rolls/{date}", "PutRoll"));
  }

  @Test
  void a_restored_table_stands_in_for_the_stacks_own_everywhere() throws IOException { // F20
    Map<String, String> restored = new java.util.HashMap<>(PARAMETERS);
    restored.put("RestoredTable", "onroll-restored");
    restored.put("MailIdentity", "example.org");
    assertThat(Template.ofCheckout(restored).functions())
        .filteredOn(f -> f.environment().containsKey("TABLE_NAME"))
        .hasSizeGreaterThanOrEqualTo(6)
        .allMatch(f -> "onroll-restored".equals(f.environment().get("TABLE_NAME")));
    String yaml = Files.readString(Checkout.root().resolve("template.yaml"));
    assertThat(yaml.lines())
        .filteredOn(l -> l.contains("!GetAtt Table.Arn") || l.contains("${Table.Arn}"))
        .isNotEmpty()
        .allMatch(l -> l.contains("!If [Restored, "));
  }

  @Test
  void the_parameter_of_service_levels_takes_counts_and_readings() throws IOException {
    String pattern =
        Files.readString(Checkout.root().resolve("template.yaml"))
            .lines()
            .dropWhile(l -> !l.equals("  ServiceLevels:"))
            .filter(l -> l.strip().startsWith("AllowedPattern: "))
            .findFirst()
            .orElseThrow()
            .strip()
            .replaceAll("^AllowedPattern: '|'$", "");
    assertThat("").matches(pattern);
    assertThat("expected-arrival=4,fifth-day=school-day").matches(pattern);
    assertThat("fifth-day").doesNotMatch(pattern);
    assertThat("fifth-day=school day").doesNotMatch(pattern);
  }

  @Test
  void schedules_that_are_off_do_not_run() {
    Map<String, String> off = new java.util.HashMap<>(PARAMETERS);
    off.put("Schedules", "off");
    assertThat(template.functions()).anyMatch(f -> !f.schedules().isEmpty());
    assertThat(Template.ofCheckout(off).functions()).allMatch(f -> f.schedules().isEmpty());
  }

  @Test
  void environments_are_filled_from_parameters_and_resources() {
    assertThat(template.function("gatekeeper").environment())
        .containsOnly(
            Map.entry("STACK_NAME", "onroll"),
            Map.entry("TOKEN_ISSUER", "https://issuer.example.org"),
            Map.entry("TOKEN_AUDIENCE", "onroll"),
            Map.entry("JWKS_URL", "https://issuer.example.org/keys"));
    assertThat(template.function("reminder-email").environment())
        .containsOnly(
            Map.entry("STACK_NAME", "onroll"),
            Map.entry("TABLE_NAME", "onroll-Table"),
            Map.entry("AUTHORITY", "931"),
            Map.entry("MAIL_SENDER", "onroll@example.org"),
            Map.entry("SES_CONFIGURATION_SET", "onroll-reminders"),
            Map.entry("ALLOWED_RECIPIENT_DOMAINS", "example.org"),
            Map.entry("CASE_SYSTEM_URL", ""),
            Map.entry("RESTORED_TABLE", ""));
  }

  @Test
  void schedules_run_in_london_and_never_in_the_hour_that_the_clocks_take_away() {
    for (String name :
        List.of("deadline-scan", "notification-intake", "reminder-email", "roll-diff")) {
      List<Schedule> schedules = template.function(name).schedules();
      assertThat(schedules).hasSize(name.equals("roll-diff") ? 2 : 1);
      for (Schedule schedule : schedules) {
        assertThat(schedule.zone()).isEqualTo(ZoneId.of("Europe/London"));
        assertThat(schedule.expression()).matches("cron\\(\\S+ [67]-(9|19|20) \\* \\* \\? \\*\\)");
        assertThat(schedule.input())
            .isEqualTo(
                "{\"schedule\":\"%s\",\"scheduledTime\":\"<aws.scheduler.scheduled-time>\"}"
                    .formatted(name));
        assertThat(schedule.retries()).isPositive();
        assertThat(schedule.maximumAge()).isEqualTo(Duration.ofMinutes(15));
      }
    }
  }

  @Test
  void mail_events_reach_the_function_that_is_subscribed_to_their_topic() {
    MailEvents events = template.mailEvents();
    assertThat(events.configurationSet()).isEqualTo("onroll-reminders");
    assertThat(events.types())
        .containsExactly("send", "delivery", "bounce", "complaint", "reject", "renderingFailure");
    assertThat(template.function("mail-feedback").topics()).containsExactly(events.topic());
  }

  @Test
  void the_table_has_its_keys_and_both_indexes() {
    TableDefinition table = template.table();
    assertThat(table.key()).isEqualTo(new TableDefinition.Key("PK", Optional.of("SK")));
    assertThat(table.expiry()).contains("expiresAt");
    assertThat(table.indexes())
        .containsExactly(
            new TableDefinition.Index(
                "due",
                new TableDefinition.Key("dueShard", Optional.of("dueAt")),
                "INCLUDE",
                List.of("version", "kind")),
            new TableDefinition.Index(
                "worklist",
                new TableDefinition.Key("worklist", Optional.of("worklistOrder")),
                "KEYS_ONLY",
                List.of()));
  }

  @Test
  void the_gateways_answers_are_problem_documents() {
    ApiDefinition api = template.api();
    assertThat(api.binaryMediaTypes())
        .containsExactly("application/gzip", "application/pdf", "image/jpeg", "text/csv");
    assertThat(api.authorizer().function()).isEqualTo("GatekeeperFunction");
    assertThat(api.authorizer().cachedFor()).isEqualTo(Duration.ofMinutes(5));
    assertThat(api.response("MISSING_AUTHENTICATION_TOKEN").status()).isEqualTo(404);
    assertThat(api.responses().values())
        .allSatisfy(
            response -> {
              assertThat(response.headers())
                  .containsEntry("Content-Type", "application/problem+json");
              assertThat(response.body())
                  .startsWith("{\"type\":\"urn:onroll:problem:")
                  .contains("\"status\":" + response.status());
            });
  }

  @Test
  void nobody_may_scan_the_table_and_every_alarm_tells_somebody() throws IOException {
    String text = Files.readString(Checkout.root().resolve("template.yaml"));
    assertThat(text).doesNotContain("dynamodb:Scan").doesNotContain("dynamodb:*");
    int alarms = text.split("Type: AWS::CloudWatch::Alarm", -1).length - 1;
    int actions = text.split("AlarmActions: \\[!Ref AlarmTopic]", -1).length - 1;
    assertThat(actions).isEqualTo(alarms).isPositive();
  }

  @Test
  void the_alarm_rings_when_bank_holidays_are_known_for_less_than_six_months() // D3
      throws IOException {
    String alarm = block("BankHolidaysEnd");
    assertThat(alarm)
        .contains(
            "Namespace: OnRoll\n",
            "MetricName: BankHolidaysKnownDays\n",
            "Value: deadline-scan}",
            "Statistic: Minimum\n",
            "Threshold: 183\n",
            "ComparisonOperator: LessThanThreshold\n",
            "docs/runbooks/calendars.md");
    assertThat(Checkout.root().resolve("docs/runbooks/calendars.md")).exists();
  }

  @Test
  void what_an_authority_may_set_passes_the_parameter() throws IOException {
    String pattern =
        block("ServiceLevels")
            .lines()
            .filter(l -> l.contains("AllowedPattern: "))
            .map(l -> l.substring(l.indexOf('\'') + 1, l.lastIndexOf('\'')))
            .findFirst()
            .orElseThrow();
    assertThat("").matches(pattern);
    assertThat("leaver-without-return=7,fifth-day=school-day,junior-joiners=2026-07-01")
        .matches(pattern);
    assertThat("leaver-without-return").doesNotMatch(pattern);
    assertThat("leaver-without-return=7;rm").doesNotMatch(pattern);
  }

  /** The lines of one parameter or resource. */
  private static String block(String name) throws IOException {
    String text = Files.readString(Checkout.root().resolve("template.yaml"));
    int from = text.indexOf("\n  " + name + ":\n") + 1;
    int to = text.indexOf("\n\n", from);
    return text.substring(from, to < 0 ? text.length() : to);
  }

  @Test
  void what_a_bare_account_lacks_is_off_unless_asked_for() {
    assertThat(small("Value: !If [Wanted, !Ref Name, none]", Map.of())).isEqualTo("none");
    assertThat(small("Value: !If [Wanted, !Ref Name, none]", Map.of("Switch", "true")))
        .isEqualTo("onroll");
    assertThat(small("Value: !If [Unwanted, !Ref AWS::NoValue, there]", Map.of("Switch", "true")))
        .isEqualTo("there");
  }

  @Test
  void functions_of_cloudformation_are_carried_out_in_short_and_long_form() {
    assertThat(small("Value: !Sub 'a-${Name}-${!Literal}'", Map.of()))
        .isEqualTo("a-onroll-${Literal}");
    assertThat(small("Value: !Sub ['${x}${Name}', {x: !Ref AWS::Region}]", Map.of()))
        .isEqualTo("eu-west-2onroll");
    assertThat(small("Value: {'Fn::Join': ['-', [a, !Ref Name]]}", Map.of())).isEqualTo("a-onroll");
    assertThat(small("Value: !Select [1, !Split [',', 'a,b']]", Map.of())).isEqualTo("b");
    assertThat(small("Value: !FindInMap [Sizes, !Ref Name, large]", Map.of())).isEqualTo("10");
    assertThat(small("Value: !GetAtt F.Arn", Map.of())).endsWith("onroll-F");
  }

  @Test
  void a_function_that_is_not_known_fails_with_its_place_when_it_matters() {
    assertThatThrownBy(() -> small("Value: !Cidr [a, 1, 2]", Map.of()))
        .isInstanceOf(TemplateException.class)
        .hasMessageContaining("Environment.Variables.Value: Fn::Cidr is not understood");
    assertThatThrownBy(() -> small("Value: !Ref Nobody", Map.of()))
        .hasMessageContaining("nothing is called Nobody");
    assertThatThrownBy(() -> Template.ofCheckout(Map.of("NoSuchParameter", "1")))
        .hasMessageContaining("no parameter NoSuchParameter");
    assertThatThrownBy(() -> Template.ofCheckout(Map.of()).function("gatekeeper"))
        .hasMessageContaining("has no default and was not given");
  }

  private static String small(String variable, Map<String, String> parameters) {
    String yaml =
        """
        Parameters:
          Switch: {Type: String, Default: 'false'}
          Name: {Type: String, Default: onroll}
        Conditions:
          Wanted: !Equals [!Ref Switch, 'true']
          Unwanted: !Not [!Condition Wanted]
        Mappings:
          Sizes: {onroll: {large: 10}}
        Globals:
          Function: {Timeout: 5}
        Resources:
          F:
            Type: AWS::Serverless::Function
            Properties:
              CodeUri: functions/f/target/f.zip
              Handler: org.onroll.f.F::handleRequest
              Environment: {Variables: {%s}}
        """
            .formatted(variable);
    String value = Template.parse(yaml, parameters).function("f").environment().get("Value");
    return value == null ? "left out" : value;
  }
}
