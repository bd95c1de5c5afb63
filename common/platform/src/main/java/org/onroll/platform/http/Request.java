package org.onroll.platform.http;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A request as API Gateway (REST, proxy) hands it over.
 *
 * @param route method and resource: {@code PUT /schools/{urn}/rolls/{date}}
 * @param client the token's subject, from the authorizer
 * @param headers by lower-case name
 */
@SuppressWarnings("ArrayRecordComponent") // a body is bytes; requests are never compared
public record Request(
    String route,
    String client,
    Map<String, String> path,
    Map<String, String> query,
    Map<String, String> headers,
    byte[] body,
    String id) {

  static Request of(JsonNode event) {
    String body = event.path("body").asText("");
    boolean base64 = event.path("isBase64Encoded").asBoolean();
    return new Request(
        event.path("httpMethod").asText() + " " + event.path("resource").asText(),
        event.at("/requestContext/authorizer/principalId").asText(""),
        texts(event.path("pathParameters"), false),
        texts(event.path("queryStringParameters"), false),
        texts(event.path("headers"), true),
        base64 ? Base64.getDecoder().decode(body) : body.getBytes(StandardCharsets.UTF_8),
        event.at("/requestContext/requestId").asText(""));
  }

  private static Map<String, String> texts(JsonNode node, boolean lowerCase) {
    Map<String, String> texts = new HashMap<>();
    for (Map.Entry<String, JsonNode> e : node.properties()) {
      String name = lowerCase ? e.getKey().toLowerCase(Locale.ROOT) : e.getKey();
      texts.put(name, e.getValue().asText(""));
    }
    return texts;
  }

  public String path(String name) {
    return path.getOrDefault(name, "");
  }

  public Optional<String> query(String name) {
    return Optional.ofNullable(query.get(name)).filter(v -> !v.isBlank());
  }

  public Optional<String> header(String name) {
    return Optional.ofNullable(headers.get(name)).filter(v -> !v.isBlank());
  }

  /** The media type without parameters, lower case; blank for none. */
  public String contentType() {
    return headers
        .getOrDefault("content-type", "")
        .split(";", 2)[0]
        .strip()
        .toLowerCase(Locale.ROOT);
  }

  /**
   * The body as a JSON object.
   *
   * @throws ProblemException 415 for another media type, 400 for what is no JSON object
   */
  public ObjectNode json() {
    String type = contentType();
    if (!type.isEmpty() && !type.equals("application/json")) {
      throw ProblemException.of(
          ProblemException.Kind.UNSUPPORTED, "Send this as application/json.");
    }
    return Json.body(body);
  }

  /** A page's length from {@code limit}, 1 to 100. */
  public int limit() {
    String text = query("limit").orElse("50");
    if (!text.matches("[0-9]{1,3}") || Integer.parseInt(text) < 1 || Integer.parseInt(text) > 100) {
      throw ProblemException.badRequest("limit is a number from 1 to 100.");
    }
    return Integer.parseInt(text);
  }

  public @Nullable String cursor() {
    return query.get("cursor");
  }

  @Override
  public String toString() {
    return "Request[" + route + "]";
  }
}
