package org.onroll.local.engines.template;

import java.time.Duration;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads an {@code AWS::Serverless::Function} with its events; the template's globals fill in what
 * it leaves out.
 */
final class FunctionReader {
  private static final Pattern ZIP = Pattern.compile("functions/([a-z-]+)/target/\\1\\.zip");

  private final Section globals;

  FunctionReader(Section globals) {
    this.globals = globals;
  }

  LambdaFunction read(String logicalId, Section properties) {
    String zip = properties.at("CodeUri").text();
    Matcher name = ZIP.matcher(zip);
    if (!name.matches()) {
      throw new TemplateException(
          properties.place() + ".CodeUri: expected functions/NAME/target/NAME.zip");
    }
    List<Route> routes = new ArrayList<>();
    List<Schedule> schedules = new ArrayList<>();
    List<String> topics = new ArrayList<>();
    events(properties)
        .forEach(
            (event, described) -> {
              Section of = described.at("Properties");
              String type = described.at("Type").text();
              switch (type) {
                case "Api" ->
                    routes.add(
                        new Route(
                            of.at("Method").text().toUpperCase(Locale.ROOT),
                            of.at("Path").text(),
                            event));
                case "ScheduleV2" -> {
                  if (enabled(of)) schedules.add(schedule(of));
                }
                case "SNS" -> topics.add(of.at("Topic").text());
                default ->
                    throw new TemplateException(
                        described.place()
                            + ": events of type "
                            + type
                            + " are not understood here");
              }
            });
    return new LambdaFunction(
        logicalId,
        name.group(1),
        properties.at("Handler").text(),
        zip,
        environment(properties),
        Duration.ofSeconds(setting(properties, "Timeout").map(Section::number).orElse(3)),
        setting(properties, "MemorySize").map(Section::number).orElse(128),
        List.copyOf(routes),
        List.copyOf(schedules),
        List.copyOf(topics));
  }

  private Optional<Section> setting(Section properties, String name) {
    return properties.find(name).or(() -> globals.find(name));
  }

  private static Map<String, Section> events(Section properties) {
    return properties.find("Events").map(Section::entries).orElse(Map.of());
  }

  private Map<String, String> environment(Section properties) {
    Map<String, String> environment = new LinkedHashMap<>();
    for (Section from : List.of(globals, properties)) {
      from.find("Environment")
          .flatMap(section -> section.find("Variables"))
          .ifPresent(
              variables ->
                  variables
                      .entries()
                      .forEach((name, value) -> environment.put(name, value.text())));
    }
    return Map.copyOf(environment);
  }

  private static boolean enabled(Section schedule) {
    return !schedule.find("State").map(Section::text).orElse("ENABLED").equals("DISABLED");
  }

  private static Schedule schedule(Section of) {
    Optional<Section> retry = of.find("RetryPolicy");
    return new Schedule(
        of.at("ScheduleExpression").text(),
        ZoneId.of(of.find("ScheduleExpressionTimezone").map(Section::text).orElse("UTC")),
        of.at("Input").text(),
        retry
            .flatMap(policy -> policy.find("MaximumRetryAttempts"))
            .map(Section::number)
            .orElse(185),
        Duration.ofSeconds(
            retry
                .flatMap(policy -> policy.find("MaximumEventAgeInSeconds"))
                .map(Section::number)
                .orElse(86_400)));
  }
}
