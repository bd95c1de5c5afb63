package org.onroll.local.engines.template;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.AbstractConstruct;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;

/**
 * YAML with CloudFormation's tags, as maps, lists, text, numbers, truth values and {@link
 * Intrinsic}s.
 */
final class TemplateYaml {
  private TemplateYaml() {}

  static Object parse(String text) {
    LoaderOptions options = new LoaderOptions();
    options.setAllowDuplicateKeys(false);
    Object document = new Yaml(new Tags(options)).load(text);
    if (document == null) throw new TemplateException("the template is empty");
    return withLongForms(document);
  }

  private static Object withLongForms(Object value) {
    return switch (value) {
      case Map<?, ?> map -> {
        Map<String, Object> copy = new LinkedHashMap<>();
        map.forEach((key, item) -> copy.put(String.valueOf(key), withLongForms(orEmpty(item))));
        yield Intrinsic.orMap(copy);
      }
      case List<?> list -> {
        List<Object> copy = new ArrayList<>();
        list.forEach(item -> copy.add(withLongForms(orEmpty(item))));
        yield copy;
      }
      case Intrinsic(String name, Object argument) -> new Intrinsic(name, withLongForms(argument));
      default -> value;
    };
  }

  /** A key with nothing behind it. */
  private static Object orEmpty(@Nullable Object value) {
    return value == null ? "" : value;
  }

  private static final class Tags extends SafeConstructor {
    Tags(LoaderOptions options) {
      super(options);
      yamlMultiConstructors.put(
          "!",
          new AbstractConstruct() {
            @Override
            public Object construct(Node node) {
              return Intrinsic.ofTag(node.getTag().getValue(), argument(node));
            }
          });
    }

    private Object argument(Node node) {
      return switch (node) {
        case ScalarNode scalar -> constructScalar(scalar);
        case SequenceNode sequence -> constructSequence(sequence);
        case MappingNode mapping -> constructMapping(mapping);
        default ->
            throw new TemplateException("a tag on " + node.getNodeId() + " is not understood");
      };
    }
  }
}
