package org.onroll.local.engines.template;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Carries out CloudFormation's functions, one value at a time, when somebody asks for it. What is
 * never asked for may use functions that this class does not know; what is asked for may not.
 */
final class Intrinsics {
  /** Stands for {@code AWS::NoValue}: whoever holds it leaves its place out. */
  static final Object NO_VALUE = new Object();

  private static final Pattern PLACEHOLDER = Pattern.compile("\\$\\{([^}]*)}");

  private final Names names;
  private final Map<?, ?> conditions;
  private final Map<?, ?> mappings;

  Intrinsics(Names names, Map<?, ?> conditions, Map<?, ?> mappings) {
    this.names = names;
    this.conditions = conditions;
    this.mappings = mappings;
  }

  /** The value itself, or what the function at its top gives. What lies below is left as it is. */
  Object resolve(String place, Object value) {
    return value instanceof Intrinsic function ? apply(place, function) : value;
  }

  private Object apply(String place, Intrinsic function) {
    Object argument = function.argument();
    return switch (function.name()) {
      case "Ref" -> names.ref(place, text(place, argument));
      case "Fn::GetAtt" -> names.attribute(place, attributeName(place, argument));
      case "Fn::Sub" -> substitute(place, argument);
      case "Fn::Join" -> join(place, argument);
      case "Fn::Split" -> split(place, argument);
      case "Fn::Select" -> select(place, argument);
      case "Fn::FindInMap" -> findInMap(place, argument);
      case "Fn::If" -> {
        List<?> parts = list(place, argument, 3);
        boolean holds = condition(place, text(place, parts.get(0)));
        yield resolve(place, parts.get(holds ? 1 : 2));
      }
      case "Fn::Equals", "Fn::Not", "Fn::And", "Fn::Or", "Condition" -> holds(place, function);
      default ->
          throw new TemplateException(place + ": " + function.name() + " is not understood here");
    };
  }

  /** Whether the named condition holds. */
  boolean condition(String place, String name) {
    Object body = conditions.get(name);
    if (body == null) throw new TemplateException(place + ": there is no condition " + name);
    return holds("Conditions." + name, body);
  }

  private boolean holds(String place, Object body) {
    if (!(body instanceof Intrinsic(String name, Object argument))) {
      throw new TemplateException(place + ": a condition is a function");
    }
    return switch (name) {
      case "Condition" -> condition(place, text(place, argument));
      case "Fn::Equals" -> {
        List<?> pair = list(place, argument, 2);
        yield text(place, pair.get(0)).equals(text(place, pair.get(1)));
      }
      case "Fn::Not" -> !holds(place, list(place, argument, 1).get(0));
      case "Fn::And" -> list(place, argument, null).stream().allMatch(part -> holds(place, part));
      case "Fn::Or" -> list(place, argument, null).stream().anyMatch(part -> holds(place, part));
      default -> throw new TemplateException(place + ": " + name + " is no condition");
    };
  }

  private String substitute(String place, Object argument) {
    Map<?, ?> own = Map.of();
    Object pattern = argument;
    if (argument instanceof List<?> parts && parts.size() == 2) {
      pattern = parts.get(0);
      if (!(parts.get(1) instanceof Map<?, ?> variables)) {
        throw new TemplateException(place + ": Fn::Sub takes a map of variables");
      }
      own = variables;
    }
    Map<?, ?> variables = own;
    Matcher matcher = PLACEHOLDER.matcher(text(place, pattern));
    return matcher.replaceAll(
        found -> Matcher.quoteReplacement(variable(place, found.group(1), variables)));
  }

  private String variable(String place, String name, Map<?, ?> own) {
    if (name.startsWith("!")) return "${" + name.substring(1) + "}";
    Object value = own.get(name);
    if (value != null) return text(place, value);
    return name.contains(".") && !names.generated(name)
        ? names.attribute(place, name)
        : String.valueOf(names.ref(place, name));
  }

  private String join(String place, Object argument) {
    List<?> parts = list(place, argument, 2);
    return list(place, parts.get(1), null).stream()
        .map(part -> text(place, part))
        .collect(Collectors.joining(text(place, parts.get(0))));
  }

  private List<String> split(String place, Object argument) {
    List<?> parts = list(place, argument, 2);
    return List.of(text(place, parts.get(1)).split(Pattern.quote(text(place, parts.get(0))), -1));
  }

  private Object select(String place, Object argument) {
    List<?> parts = list(place, argument, 2);
    List<?> from = list(place, parts.get(1), null);
    return resolve(place, from.get(Integer.parseInt(text(place, parts.get(0)))));
  }

  private Object findInMap(String place, Object argument) {
    Object found = mappings;
    for (Object key : list(place, argument, 3)) {
      found = found instanceof Map<?, ?> map ? map.get(text(place, key)) : null;
      if (found == null) throw new TemplateException(place + ": no such mapping: " + argument);
    }
    return resolve(place, found);
  }

  private String attributeName(String place, Object argument) {
    if (!(argument instanceof List<?> parts)) return text(place, argument);
    List<String> texts = new ArrayList<>();
    parts.forEach(part -> texts.add(text(place, part)));
    return String.join(".", texts);
  }

  private String text(String place, Object value) {
    Object resolved = resolve(place, value);
    if (resolved instanceof Map || resolved instanceof List || resolved == NO_VALUE) {
      throw new TemplateException(place + ": expected text and found " + resolved);
    }
    return String.valueOf(resolved);
  }

  private List<?> list(String place, Object value, @Nullable Integer size) {
    Object resolved = resolve(place, value);
    if (!(resolved instanceof List<?> list) || (size != null && list.size() != size)) {
      throw new TemplateException(
          place + ": expected a list" + (size == null ? "" : " of " + size));
    }
    return list;
  }
}
