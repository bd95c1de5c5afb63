package org.onroll.local.engines.template;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads an {@code AWS::Serverless::Api}. */
final class ApiReader {
  /** A function's name or ARN, and its alias: what stands before the name is the stack's. */
  private static final Pattern FUNCTION =
      Pattern.compile("(?:arn:.*:)?" + Names.STACK + "-([A-Za-z0-9]+)(?:\\.Alias|:live)?");

  private ApiReader() {}

  static ApiDefinition read(Section properties) {
    Map<String, GatewayResponse> responses = new LinkedHashMap<>();
    properties
        .at("GatewayResponses")
        .entries()
        .forEach((type, response) -> responses.put(type, response(response)));
    List<String> binary =
        properties.find("BinaryMediaTypes").map(Section::texts).orElse(List.of()).stream()
            .map(type -> type.replace("~1", "/"))
            .toList();
    return new ApiDefinition(
        properties.at("StageName").text(),
        binary,
        authorizer(properties.at("Auth")),
        Map.copyOf(responses));
  }

  private static Authorizer authorizer(Section auth) {
    Section authorizer = auth.at("Authorizers").at(auth.at("DefaultAuthorizer").text());
    String payload = authorizer.find("FunctionPayloadType").map(Section::text).orElse("TOKEN");
    if (!payload.equals("TOKEN")) {
      throw new TemplateException(
          authorizer.place() + ": only TOKEN authorizers are understood here");
    }
    Section identity = authorizer.at("Identity");
    String arn = authorizer.at("FunctionArn").text();
    Matcher function = FUNCTION.matcher(arn);
    if (!function.matches()) {
      throw new TemplateException(authorizer.place() + ".FunctionArn: names no function: " + arn);
    }
    return new Authorizer(
        function.group(1),
        identity.find("Header").map(Section::text).orElse("Authorization"),
        Pattern.compile(identity.find("ValidationExpression").map(Section::text).orElse(".*")),
        Duration.ofSeconds(identity.find("ReauthorizeEvery").map(Section::number).orElse(300)));
  }

  private static GatewayResponse response(Section response) {
    Map<String, String> headers = new LinkedHashMap<>();
    response
        .find("ResponseParameters")
        .flatMap(parameters -> parameters.find("Headers"))
        .ifPresent(
            given -> given.entries().forEach((name, value) -> headers.put(name, literal(value))));
    Map<String, Section> templates = response.at("ResponseTemplates").entries();
    if (templates.size() != 1)
      throw new TemplateException(response.place() + ": expected one response template");
    Map.Entry<String, Section> only = templates.entrySet().iterator().next();
    String body = only.getValue().text();
    if (body.contains("$")) {
      throw new TemplateException(
          only.getValue().place() + ": variables in a body are not understood here");
    }
    headers.putIfAbsent("Content-Type", only.getKey());
    return new GatewayResponse(response.at("StatusCode").number(), Map.copyOf(headers), body);
  }

  private static String literal(Section value) {
    String text = value.text();
    if (text.length() < 2 || !text.startsWith("'") || !text.endsWith("'")) {
      throw new TemplateException(value.place() + ": only 'quoted' values are understood here");
    }
    return text.substring(1, text.length() - 1);
  }
}
