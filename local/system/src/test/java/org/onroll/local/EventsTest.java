package org.onroll.local;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.onroll.local.engines.Checkout;
import org.onroll.local.engines.template.LambdaFunction;
import org.onroll.local.engines.template.Route;
import org.onroll.local.engines.template.Schedule;
import org.onroll.local.http.Json;

/**
 * The files in {@code events/}: one for each function and trigger, as the template describes them.
 */
class EventsTest {

  @Test
  void every_function_has_an_event_for_each_of_its_triggers() throws IOException {
    Set<String> kinds = new TreeSet<>();
    for (Path file : files()) kinds.add(function(file).name() + " " + kind(file));
    Set<String> expected = new TreeSet<>();
    for (LambdaFunction function : StubFunctions.TEMPLATE.functions()) {
      if (!function.routes().isEmpty()) expected.add(function.name() + " api");
      if (!function.schedules().isEmpty()) expected.add(function.name() + " schedule");
      if (!function.topics().isEmpty()) expected.add(function.name() + " sns");
    }
    expected.add("gatekeeper token");
    assertThat(kinds).isEqualTo(expected);
  }

  @Test
  void a_request_takes_a_route_of_its_function() throws IOException {
    for (Path file : files()) {
      if (!kind(file).equals("api")) continue;
      JsonNode event = read(file);
      assertThat(function(file).routes())
          .as(file.toString())
          .contains(
              new Route(
                  event.path("httpMethod").asText(),
                  event.path("resource").asText(),
                  event.path("requestContext").path("operationName").asText()));
    }
  }

  @Test
  void a_scheduled_event_is_the_templates_input_with_its_time() throws IOException {
    for (Path file : files()) {
      if (!kind(file).equals("schedule")) continue;
      JsonNode event = read(file);
      Schedule schedule = function(file).schedules().getFirst();
      String time = event.path("scheduledTime").asText();
      assertThat(event)
          .isEqualTo(
              Json.MAPPER.readTree(
                  schedule.input().replace("<aws.scheduler.scheduled-time>", time)));
    }
  }

  private static LambdaFunction function(Path file) {
    String name = file.getFileName().toString();
    return StubFunctions.TEMPLATE.functions().stream()
        .filter(function -> name.startsWith(function.name() + "-"))
        .findFirst()
        .orElseThrow();
  }

  private static String kind(Path file) throws IOException {
    JsonNode event = read(file);
    if (event.path("type").asText().equals("TOKEN")) return "token";
    if (event.has("httpMethod")) return "api";
    return event.has("Records") ? "sns" : "schedule";
  }

  private static JsonNode read(Path file) throws IOException {
    return Json.MAPPER.readTree(Files.readString(file));
  }

  private static List<Path> files() throws IOException {
    try (Stream<Path> files = Files.list(Checkout.root().resolve("events"))) {
      return files.sorted().toList();
    }
  }
}
