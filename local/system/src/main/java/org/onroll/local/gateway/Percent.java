package org.onroll.local.gateway;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Percent-decoding as API Gateway does it for REST APIs. */
public final class Percent {
  private Percent() {}

  /**
   * A segment of a path: decoded once; a plus is a plus.
   *
   * @throws IllegalArgumentException where an escape is malformed
   */
  public static String path(String text) {
    return URLDecoder.decode(text.replace("+", "%2B"), StandardCharsets.UTF_8);
  }

  /**
   * A query: names and values decoded once, a plus is a space, a name without a value has the empty
   * one.
   *
   * @throws IllegalArgumentException where an escape is malformed
   */
  public static Map<String, List<String>> query(String text) {
    Map<String, List<String>> values = new LinkedHashMap<>();
    for (String pair : text.split("&", -1)) {
      if (pair.isEmpty()) continue;
      int equals = pair.indexOf('=');
      String name = equals < 0 ? pair : pair.substring(0, equals);
      String value = equals < 0 ? "" : pair.substring(equals + 1);
      values
          .computeIfAbsent(
              URLDecoder.decode(name, StandardCharsets.UTF_8), absent -> new ArrayList<>())
          .add(URLDecoder.decode(value, StandardCharsets.UTF_8));
    }
    return values;
  }
}
