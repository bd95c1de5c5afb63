package org.onroll.local.gateway;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.onroll.local.engines.template.Route;
import org.onroll.local.lambda.LocalFunction;

/** The template's routes. A literal segment is preferred to a parameter. */
final class RouteTable {
  private final List<Entry> entries = new ArrayList<>();

  private record Entry(Route route, List<String> segments, LocalFunction function) {}

  /**
   * The route that a request takes.
   *
   * @param parameters the path's, percent-decoded
   */
  record Match(Route route, LocalFunction function, Map<String, String> parameters) {}

  RouteTable(List<LocalFunction> functions) {
    for (LocalFunction function : functions) {
      for (Route route : function.definition().routes()) {
        entries.add(new Entry(route, segments(route.path()), function));
      }
    }
  }

  /**
   * The route for this method and path.
   *
   * @param path percent-encoded
   * @throws IllegalArgumentException where an escape in the path is malformed
   */
  Optional<Match> match(String method, String path) {
    List<String> asked = segments(path);
    Optional<Match> best = Optional.empty();
    for (Entry entry : entries) {
      if (!entry.route().method().equals(method)) continue;
      Optional<Map<String, String>> parameters = parameters(entry.segments(), asked);
      if (parameters.isEmpty()) continue;
      if (best.isEmpty() || parameters.get().size() < best.get().parameters().size()) {
        best = Optional.of(new Match(entry.route(), entry.function(), parameters.get()));
      }
    }
    return best;
  }

  private static Optional<Map<String, String>> parameters(
      List<String> pattern, List<String> asked) {
    if (pattern.size() != asked.size()) return Optional.empty();
    Map<String, String> parameters = new LinkedHashMap<>();
    for (int i = 0; i < pattern.size(); i++) {
      String expected = pattern.get(i);
      String found = Percent.path(asked.get(i));
      if (expected.startsWith("{")) {
        if (found.isEmpty()) return Optional.empty();
        parameters.put(expected.substring(1, expected.length() - 1), found);
      } else if (!expected.equals(found)) {
        return Optional.empty();
      }
    }
    return Optional.of(parameters);
  }

  private static List<String> segments(String path) {
    return List.of(path.split("/", -1));
  }
}
