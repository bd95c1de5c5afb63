package org.onroll.local.engines.template;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.onroll.local.engines.Checkout;

/**
 * OnRoll's {@code template.yaml}, read as the platform would: parameters and conditions filled in,
 * functions of CloudFormation carried out where a value is asked for.
 */
public final class Template {
  private final Section globals;
  private final Map<String, Section> resources;

  private Template(Section globals, Map<String, Section> resources) {
    this.globals = globals;
    this.resources = resources;
  }

  /** The checkout's template. Parameters as for {@link #parse}. */
  public static Template ofCheckout(Map<String, String> parameters) {
    try {
      return parse(Files.readString(Checkout.root().resolve("template.yaml")), parameters);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * Reads a template.
   *
   * @param parameters values for its parameters; the others keep their defaults
   * @throws TemplateException where it cannot be followed; what is read later throws when it is
   *     asked for
   */
  public static Template parse(String yaml, Map<String, String> parameters) {
    if (!(TemplateYaml.parse(yaml) instanceof Map<?, ?> document))
      throw new TemplateException("no map at the top");
    Names names =
        new Names(section(document, "Parameters"), parameters, section(document, "Resources"));
    Intrinsics intrinsics =
        new Intrinsics(names, section(document, "Conditions"), section(document, "Mappings"));
    Section root = new Section(intrinsics, "template", document);
    Map<String, Section> resources = new LinkedHashMap<>();
    root.at("Resources")
        .entries()
        .forEach(
            (id, resource) -> {
              boolean there =
                  resource
                      .find("Condition")
                      .map(c -> intrinsics.condition(c.place(), c.text()))
                      .orElse(true);
              if (there) resources.put(id, resource);
            });
    return new Template(root.at("Globals"), Map.copyOf(resources));
  }

  /** Every function, by name. */
  public List<LambdaFunction> functions() {
    FunctionReader reader = new FunctionReader(globals.at("Function"));
    return resources.entrySet().stream()
        .filter(entry -> entry.getValue().at("Type").text().equals("AWS::Serverless::Function"))
        .map(entry -> reader.read(entry.getKey(), entry.getValue().at("Properties")))
        .sorted(Comparator.comparing(LambdaFunction::name))
        .toList();
  }

  /** The function of this name or logical id. */
  public LambdaFunction function(String name) {
    return functions().stream()
        .filter(function -> function.name().equals(name) || function.logicalId().equals(name))
        .findFirst()
        .orElseThrow(() -> new TemplateException("the template has no function " + name));
  }

  public TableDefinition table() {
    return only(
        "AWS::DynamoDB::Table",
        resource -> TableReader.read(resource.getKey(), resource.getValue()));
  }

  public ApiDefinition api() {
    return only(
        "AWS::Serverless::Api", resource -> ApiReader.read(resource.getValue().at("Properties")));
  }

  /** Where SES tells what became of a mail. */
  public MailEvents mailEvents() {
    return only(
        "AWS::SES::ConfigurationSetEventDestination",
        resource -> {
          Section properties = resource.getValue().at("Properties");
          Section destination = properties.at("EventDestination");
          return new MailEvents(
              properties.at("ConfigurationSetName").text(),
              destination.at("MatchingEventTypes").texts(),
              destination.at("SnsDestination").at("TopicARN").text());
        });
  }

  private <T> T only(String type, Function<Map.Entry<String, Section>, T> read) {
    List<Map.Entry<String, Section>> found =
        resources.entrySet().stream()
            .filter(resource -> resource.getValue().at("Type").text().equals(type))
            .toList();
    if (found.size() != 1)
      throw new TemplateException("expected one " + type + ", found " + found.size());
    return read.apply(found.getFirst());
  }

  private static Map<?, ?> section(Map<?, ?> document, String name) {
    return document.get(name) instanceof Map<?, ?> map ? map : Map.of();
  }
}
