package org.onroll.local.deploy;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.onroll.local.engines.Checkout;
import org.onroll.local.http.Json;

/**
 * A command line tool of somebody else's, run in the checkout.
 *
 * @param name as it is found on the path
 * @param hint where to get it, for a machine that lacks it
 * @param environment over this process's own
 */
record Tool(String name, String hint, Map<String, String> environment) {
  Tool {
    environment = Map.copyOf(environment);
  }

  static Tool docker() {
    return new Tool("docker", "install Docker, https://docs.docker.com/engine/install/", Map.of());
  }

  static Tool sam() {
    return new Tool(
        "sam",
        "install the AWS SAM CLI, for example: pip install aws-sam-cli",
        Map.of("SAM_CLI_TELEMETRY", "0"));
  }

  static Tool aws() {
    return new Tool(
        "aws", "install the AWS CLI, for example: pip install awscli", Map.of("AWS_PAGER", ""));
  }

  /** The same with more in its environment. */
  Tool with(Map<String, String> more) {
    Map<String, String> all = new LinkedHashMap<>(environment);
    all.putAll(more);
    return new Tool(name, hint, all);
  }

  /**
   * What it printed.
   *
   * @throws Failed where it is not there or its exit code is not 0
   */
  String run(String... arguments) throws Failed, InterruptedException {
    try {
      Path says = Files.createTempFile("onroll-" + name + "-", ".txt");
      try {
        Process process =
            command(arguments)
                .redirectErrorStream(false)
                .redirectError(says.toFile())
                .redirectInput(ProcessBuilder.Redirect.from(nothing()))
                .start();
        String out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        if (process.waitFor() == 0) return out;
        throw new Failed(
            String.join(" ", shown(arguments)) + " failed: " + Files.readString(says).strip());
      } finally {
        Files.deleteIfExists(says);
      }
    } catch (IOException e) {
      throw new Failed(name + " is needed and could not be started: " + hint, e);
    }
  }

  /** What it printed, read as JSON; a missing node where it printed nothing. */
  JsonNode json(String... arguments) throws Failed, InterruptedException {
    String out = run(arguments);
    try {
      return out.isBlank() ? Json.MAPPER.missingNode() : Json.MAPPER.readTree(out);
    } catch (JsonProcessingException e) {
      throw new Failed(String.join(" ", shown(arguments)) + " printed no JSON", e);
    }
  }

  /**
   * Runs it on this terminal.
   *
   * @throws Failed where it is not there or its exit code is not 0
   */
  void talk(String... arguments) throws Failed, InterruptedException {
    try {
      int exit = command(arguments).inheritIO().start().waitFor();
      if (exit != 0) throw new Failed(String.join(" ", shown(arguments)) + ": exit code " + exit);
    } catch (IOException e) {
      throw new Failed(name + " is needed and could not be started: " + hint, e);
    }
  }

  private ProcessBuilder command(String... arguments) {
    List<String> command = new ArrayList<>(List.of(name));
    command.addAll(List.of(arguments));
    ProcessBuilder builder = new ProcessBuilder(command).directory(Checkout.root().toFile());
    builder.environment().putAll(environment);
    return builder;
  }

  /** The first words: what follows may be long. */
  private List<String> shown(String... arguments) {
    List<String> words = new ArrayList<>(List.of(name));
    for (String argument : arguments) {
      if (argument.startsWith("-") || words.size() > 3) break;
      words.add(argument);
    }
    return words;
  }

  private static java.io.File nothing() {
    return new java.io.File(
        System.getProperty("os.name").startsWith("Windows") ? "NUL" : "/dev/null");
  }

  /** It is not there, or it said no. The message says what to do next. */
  static final class Failed extends Exception {
    private static final long serialVersionUID = 1L;

    Failed(String message) {
      super(message);
    }

    Failed(String message, Throwable cause) {
      super(message, cause);
    }
  }
}
