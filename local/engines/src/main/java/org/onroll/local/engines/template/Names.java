package org.onroll.local.engines.template;

import java.util.Map;
import java.util.Optional;

/**
 * What {@code Ref} and {@code GetAtt} give on this machine: parameters, pseudo parameters, and for
 * resources the names that they are told to have, else the stack's name and theirs.
 */
final class Names {
  static final String REGION = "eu-west-2";
  static final String ACCOUNT = "000000000000";
  static final String STACK = "onroll";

  private static final Map<String, String> NAMED_BY =
      Map.of(
          "AWS::DynamoDB::Table",
          "TableName",
          "AWS::SES::ConfigurationSet",
          "Name",
          "AWS::SNS::Topic",
          "TopicName");

  private final Map<?, ?> parameters;
  private final Map<String, String> given;
  private final Map<?, ?> resources;

  /**
   * @param parameters the template's section {@code Parameters}
   * @param given values that take the place of its defaults
   * @param resources the template's section {@code Resources}
   */
  Names(Map<?, ?> parameters, Map<String, String> given, Map<?, ?> resources) {
    this.parameters = parameters;
    this.given = given;
    this.resources = resources;
    for (String name : given.keySet()) {
      if (!parameters.containsKey(name))
        throw new TemplateException("the template has no parameter " + name);
    }
  }

  Object ref(String place, String name) {
    if (name.startsWith("AWS::")) return pseudo(place, name);
    if (parameters.containsKey(name)) return parameter(place, name);
    if (resources.containsKey(name)) return resource(place, name);
    if (generated(name)) return STACK + "-" + name;
    throw new TemplateException(place + ": nothing is called " + name);
  }

  String attribute(String place, String name) {
    int dot = name.indexOf('.');
    if (dot < 0 || !resources.containsKey(name.substring(0, dot))) {
      throw new TemplateException(place + ": nothing has the attribute " + name);
    }
    String owner = String.valueOf(resource(place, name.substring(0, dot)));
    return name.endsWith(".Arn")
        ? "arn:aws:onroll:" + REGION + ":" + ACCOUNT + ":" + owner
        : owner + name.substring(dot);
  }

  /** {@code Function.Alias}, {@code Api.Stage}: what SAM makes beside a resource. */
  boolean generated(String name) {
    int dot = name.indexOf('.');
    return dot > 0
        && resources.containsKey(name.substring(0, dot))
        && (name.endsWith(".Alias") || name.endsWith(".Version") || name.endsWith(".Stage"));
  }

  private Object pseudo(String place, String name) {
    return switch (name) {
      case "AWS::NoValue" -> Intrinsics.NO_VALUE;
      case "AWS::Region" -> REGION;
      case "AWS::AccountId" -> ACCOUNT;
      case "AWS::Partition" -> "aws";
      case "AWS::URLSuffix" -> "amazonaws.com";
      case "AWS::StackName" -> STACK;
      default -> throw new TemplateException(place + ": " + name + " is not understood here");
    };
  }

  private String parameter(String place, String name) {
    String value = given.get(name);
    if (value != null) return value;
    return property(parameters, name, "Default")
        .orElseThrow(
            () ->
                new TemplateException(
                    place + ": the parameter " + name + " has no default and was not given"));
  }

  private String resource(String place, String name) {
    String type = property(resources, name, "Type").orElse("");
    String physical = STACK + "-" + name;
    if (NAMED_BY.containsKey(type) && resources.get(name) instanceof Map<?, ?> resource) {
      Object told =
          resource.get("Properties") instanceof Map<?, ?> properties
              ? properties.get(NAMED_BY.get(type))
              : null;
      if (told instanceof Intrinsic(String function, Object pattern)
          && function.equals("Fn::Sub")) {
        physical = String.valueOf(pattern).replace("${AWS::StackName}", STACK);
        if (physical.contains("${"))
          throw new TemplateException(place + ": the name of " + name + " is not understood");
      } else if (told != null) {
        physical = String.valueOf(told);
      }
    }
    return type.equals("AWS::SNS::Topic")
        ? "arn:aws:sns:" + REGION + ":" + ACCOUNT + ":" + physical
        : physical;
  }

  private static Optional<String> property(Map<?, ?> section, String name, String key) {
    Object value = section.get(name) instanceof Map<?, ?> map ? map.get(key) : null;
    return Optional.ofNullable(value).map(String::valueOf);
  }
}
