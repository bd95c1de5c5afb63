package org.onroll.local.gateway;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.onroll.local.http.Json;

/**
 * An authorizer's answer: who calls, what the policy lets them call, and what is passed on to the
 * function.
 *
 * @param principal the client
 * @param document the answer as it came
 */
record Policy(String principal, JsonNode document) {

  /**
   * Reads an authorizer's answer.
   *
   * @throws IOException where it is none
   */
  static Policy read(byte[] answer) throws IOException {
    JsonNode document = Json.MAPPER.readTree(answer);
    JsonNode principal = document.path("principalId");
    if (!principal.isTextual()
        || !document.path("policyDocument").path("Statement").isContainerNode()) {
      throw new IOException("the authorizer's answer is no policy");
    }
    return new Policy(principal.textValue(), document);
  }

  /** Whether some statement allows this method's ARN and none denies it. */
  boolean allows(String methodArn) {
    boolean allowed = false;
    for (JsonNode statement : list(document.path("policyDocument").path("Statement"))) {
      if (!matches(statement.path("Action"), "execute-api:Invoke")) continue;
      if (!matches(statement.path("Resource"), methodArn)) continue;
      if (statement.path("Effect").asText().equals("Deny")) return false;
      allowed |= statement.path("Effect").asText().equals("Allow");
    }
    return allowed;
  }

  private static boolean matches(JsonNode patterns, String value) {
    return list(patterns).stream().anyMatch(pattern -> matches(pattern.asText(), value));
  }

  private static boolean matches(String pattern, String value) {
    String regex =
        pattern
            .chars()
            .mapToObj(c -> c == '*' ? ".*" : c == '?' ? "." : Pattern.quote(Character.toString(c)))
            .collect(Collectors.joining());
    return Pattern.compile(regex, Pattern.CASE_INSENSITIVE).matcher(value).matches();
  }

  private static List<JsonNode> list(JsonNode node) {
    if (!node.isArray()) return List.of(node);
    List<JsonNode> items = new ArrayList<>();
    node.forEach(items::add);
    return items;
  }
}
