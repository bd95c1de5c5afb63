package org.onroll.local;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * {@code ./onroll deploy} and {@code smoke} as a person meets them on a machine that lacks things.
 */
class DeployCommandTest {
  @TempDir Path tools;

  private record Said(int exit, String text) {}

  @Test
  void used_wrongly_they_say_how_and_exit_with_two() throws Exception {
    assertThat(onroll("deploy")).extracting(Said::exit).isEqualTo(2);
    assertThat(onroll("deploy", "--localstack", "--aws").exit()).isEqualTo(2);
    Said both = onroll("deploy", "--aws", "--endpoint-url", "http://127.0.0.1:4566");
    assertThat(both.exit()).isEqualTo(2);
    assertThat(both.text()).contains("--endpoint-url goes with --localstack");
    assertThat(onroll("smoke", "--url", "http://127.0.0.1:1").text())
        .contains("--school-token is needed");
  }

  @Test
  void a_machine_without_docker_is_told_what_to_do() throws Exception {
    Said said = onroll("deploy", "--localstack");
    assertThat(said.exit()).isEqualTo(1);
    assertThat(said.text()).contains("no Docker daemon answers", "--endpoint-url");
  }

  @Test
  void a_machine_without_the_aws_cli_is_told_where_to_get_it() throws Exception {
    Said said = onroll("deploy", "--aws", "--check");
    assertThat(said.exit()).isEqualTo(1);
    assertThat(said.text()).contains("aws is needed", "pip install awscli");
  }

  @Test
  void an_account_that_is_new_is_told_what_it_lacks() throws Exception {
    aws(
        Map.of(
            "sts get-caller-identity", "{\"Account\":\"000000000000\",\"Arn\":\"arn:example\"}",
            "configure get", "eu-west-2",
            "lambda get-account-settings", "{\"AccountLimit\":{\"ConcurrentExecutions\":10}}",
            "sesv2 get-account", "{\"ProductionAccessEnabled\":false}",
            "sesv2 list-email-identities", "{\"EmailIdentities\":[]}"));
    Said said = onroll("deploy", "--aws", "--check");
    assertThat(said.exit()).as(said.text()).isEqualTo(0);
    assertThat(said.text())
        .contains("ok    region eu-west-2")
        .contains("look  Lambda runs at most 10 at once", "ReservedConcurrency at 0")
        .contains("look  SES is in its sandbox")
        .contains("look  no mail identity is verified");
  }

  @Test
  void an_account_set_to_another_region_is_not_deployed_to() throws Exception { // requirement H4
    aws(
        Map.of(
            "sts get-caller-identity", "{\"Account\":\"000000000000\",\"Arn\":\"arn:example\"}",
            "configure get", "us-east-1",
            "lambda get-account-settings", "{\"AccountLimit\":{\"ConcurrentExecutions\":1000}}",
            "sesv2 get-account",
                "{\"ProductionAccessEnabled\":true,\"SendQuota\":{\"Max24HourSend\":50000.0}}",
            "sesv2 list-email-identities",
                "{\"EmailIdentities\":[{\"IdentityName\":\"example.org\",\"SendingEnabled\":true}]}"));
    Said said = onroll("deploy", "--aws", "--check");
    assertThat(said.exit()).isEqualTo(1);
    assertThat(said.text())
        .contains("no    the AWS CLI is set to us-east-1")
        .contains("ok    SES is out of its sandbox: 50000 mails a day")
        .contains("ok    mail identity example.org");
  }

  /** An {@code aws} on the path that answers these calls, by their first two words. */
  private void aws(Map<String, String> answers) throws IOException {
    StringBuilder script = new StringBuilder("#!/bin/sh\ncase \"$1 $2\" in\n");
    answers.forEach(
        (call, answer) -> script.append("\"" + call + "\") echo '" + answer + "' ;;\n"));
    Path aws = Files.writeString(tools.resolve("aws"), script + "*) exit 9 ;;\nesac\n");
    Files.setPosixFilePermissions(aws, PosixFilePermissions.fromString("rwx------"));
  }

  /** With nothing on its path but what the test put there. */
  private Said onroll(String... arguments) throws Exception {
    ProcessBuilder builder = OnRollProcess.command(List.of(arguments)).redirectErrorStream(true);
    builder.environment().put("PATH", tools.toString());
    builder.environment().remove("AWS_REGION");
    Process process = builder.start();
    String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    return new Said(process.waitFor(), said);
  }
}
