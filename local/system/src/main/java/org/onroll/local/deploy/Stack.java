package org.onroll.local.deploy;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * The deployed template.
 *
 * @param name CloudFormation's
 * @param aws the AWS CLI, set up for where the stack is
 * @param outputs by name, as {@code template.yaml} declares them
 */
record Stack(String name, Tool aws, Map<String, String> outputs) {

  /** The functions that a schedule starts, in the order in which a day would. */
  private static final Map<String, String> SCHEDULED = scheduled();

  private static Map<String, String> scheduled() {
    Map<String, String> byName = new LinkedHashMap<>();
    byName.put("roll-diff", "RollDiffName");
    byName.put("deadline-scan", "DeadlineScanName");
    byName.put("reminder-email", "ReminderEmailName");
    return byName;
  }

  /**
   * What CloudFormation says of it.
   *
   * @throws Tool.Failed where there is no such stack
   */
  static Stack of(String name, Tool aws) throws Tool.Failed, InterruptedException {
    JsonNode told =
        aws.json(
            "cloudformation",
            "describe-stacks",
            "--stack-name",
            name,
            "--query",
            "Stacks[0].Outputs",
            "--output",
            "json");
    Map<String, String> outputs = new TreeMap<>();
    told.forEach(o -> outputs.put(o.path("OutputKey").asText(), o.path("OutputValue").asText()));
    if (!outputs.containsKey("ApiUrl"))
      throw new Tool.Failed("the stack " + name + " is none of OnRoll's: it has no ApiUrl");
    return new Stack(name, aws, outputs);
  }

  /** Takes it away, where there is one. What the template retains stays. */
  static void remove(String name, Tool aws) throws Tool.Failed, InterruptedException {
    aws.run("cloudformation", "delete-stack", "--stack-name", name);
    aws.run("cloudformation", "wait", "stack-delete-complete", "--stack-name", name);
  }

  /**
   * Builds and deploys {@code template.yaml} with SAM.
   *
   * @param parameters of the template
   */
  static void deploy(Tool sam, String name, String bucket, Map<String, String> parameters)
      throws Tool.Failed, InterruptedException {
    sam.talk("build");
    List<String> overrides =
        parameters.entrySet().stream().map(p -> p.getKey() + "=" + p.getValue()).toList();
    sam.talk(
        Stream.concat(
                Stream.of(
                    "deploy",
                    "--stack-name",
                    name,
                    "--region",
                    "eu-west-2",
                    "--s3-bucket",
                    bucket,
                    "--s3-prefix",
                    name,
                    "--capabilities",
                    "CAPABILITY_IAM",
                    "--no-confirm-changeset",
                    "--no-fail-on-empty-changeset",
                    "--no-progressbar",
                    "--parameter-overrides"),
                overrides.stream())
            .toArray(String[]::new));
  }

  String output(String key) {
    return outputs.getOrDefault(key, "");
  }

  static List<String> scheduledFunctions() {
    return List.copyOf(SCHEDULED.keySet());
  }

  /**
   * Runs what a schedule would run, and waits for it.
   *
   * @param function one of {@link #scheduledFunctions}
   * @throws Tool.Failed where it could not be run, or failed
   */
  void run(String function) throws Tool.Failed, InterruptedException {
    String payload = "{\"schedule\":\"" + function + "\"}";
    JsonNode answer =
        aws.json(
            "lambda",
            "invoke",
            "--function-name",
            output(SCHEDULED.getOrDefault(function, "")) + ":live",
            "--payload",
            payload(payload),
            "--output",
            "json",
            "/dev/null");
    if (answer.has("FunctionError"))
      throw new Tool.Failed(function + " failed: read its log group /onroll/" + name);
  }

  /**
   * Version 2 of the AWS CLI takes base64, version 1 the text itself; a file both take as it is.
   */
  private static String payload(String json) throws Tool.Failed {
    try {
      java.nio.file.Path file = java.nio.file.Files.createTempFile("onroll-event-", ".json");
      file.toFile().deleteOnExit();
      return "fileb://" + java.nio.file.Files.writeString(file, json);
    } catch (java.io.IOException e) {
      throw new Tool.Failed("the event could not be written to a file", e);
    }
  }
}
