package org.onroll.local.mail;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A call in AWS's query protocol: a form whose parameter {@code Action} says what is wanted. */
record SesRequest(Map<String, String> parameters) {

  static SesRequest parse(String form) {
    Map<String, String> parameters = new LinkedHashMap<>();
    for (String pair : form.split("&", -1)) {
      int equals = pair.indexOf('=');
      if (equals <= 0) continue;
      parameters.put(
          URLDecoder.decode(pair.substring(0, equals), StandardCharsets.UTF_8),
          URLDecoder.decode(pair.substring(equals + 1), StandardCharsets.UTF_8));
    }
    return new SesRequest(parameters);
  }

  String action() {
    return text("Action").orElse("");
  }

  Optional<String> text(String name) {
    return Optional.ofNullable(parameters.get(name));
  }

  /** {@code NAME.member.1}, {@code NAME.member.2}, ... */
  List<String> members(String name) {
    List<String> members = new ArrayList<>();
    for (Optional<String> next = member(name, 1, "");
        next.isPresent();
        next = member(name, members.size() + 1, "")) {
      members.add(next.get());
    }
    return members;
  }

  /** {@code Tags.member.N.Name} with {@code Tags.member.N.Value}. */
  Map<String, String> tags() {
    Map<String, String> tags = new LinkedHashMap<>();
    for (int n = 1; member("Tags", n, ".Name").isPresent(); n++) {
      tags.put(member("Tags", n, ".Name").orElseThrow(), member("Tags", n, ".Value").orElse(""));
    }
    return tags;
  }

  private Optional<String> member(String name, int n, String field) {
    return text(name + ".member." + n + field);
  }
}
