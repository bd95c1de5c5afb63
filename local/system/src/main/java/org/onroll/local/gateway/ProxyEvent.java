package org.onroll.local.gateway;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.onroll.local.http.Json;

/**
 * The event that a REST API's Lambda proxy integration sends (payload version 1.0).
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/apigateway/latest/developerguide/set-up-lambda-proxy-integrations.html">Lambda
 *     proxy integrations</a>
 */
final class ProxyEvent {
  private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
  private static final DateTimeFormatter REQUEST_TIME =
      DateTimeFormatter.ofPattern("dd/MMM/yyyy:HH:mm:ss Z", Locale.ROOT).withZone(ZoneOffset.UTC);

  private final String stage;
  private final List<String> binaryMediaTypes;

  ProxyEvent(String stage, List<String> binaryMediaTypes) {
    this.stage = stage;
    this.binaryMediaTypes = binaryMediaTypes;
  }

  /**
   * @param query decoded
   * @param policy what the authorizer said
   * @return JSON
   */
  byte[] of(
      Request request,
      RouteTable.Match match,
      Map<String, List<String>> query,
      Policy policy,
      String requestId,
      Instant at)
      throws JsonProcessingException {
    ObjectNode event = JSON.objectNode();
    event.put("resource", match.route().path());
    event.put("path", request.path());
    event.put("httpMethod", request.method());
    values(event, "headers", "multiValueHeaders", request.headers());
    values(event, "queryStringParameters", "multiValueQueryStringParameters", query);
    event.set(
        "pathParameters",
        match.parameters().isEmpty() ? JSON.nullNode() : texts(match.parameters()));
    event.putNull("stageVariables");
    event.set("requestContext", context(request, match, policy, requestId, at));
    body(event, request);
    return Json.MAPPER.writeValueAsBytes(event);
  }

  private static void values(
      ObjectNode event, String single, String multiple, Map<String, List<String>> values) {
    if (values.isEmpty()) {
      event.putNull(single);
      event.putNull(multiple);
      return;
    }
    ObjectNode last = event.putObject(single);
    ObjectNode all = event.putObject(multiple);
    values.forEach(
        (name, list) -> {
          last.put(name, list.getLast());
          list.forEach(all.withArray(name)::add);
        });
  }

  private static ObjectNode texts(Map<String, String> values) {
    ObjectNode node = JSON.objectNode();
    values.forEach(node::put);
    return node;
  }

  private void body(ObjectNode event, Request request) {
    boolean binary = request.header("Content-Type").map(this::isBinary).orElse(false);
    if (request.body().length == 0) event.putNull("body");
    else if (binary) event.put("body", Base64.getEncoder().encodeToString(request.body()));
    else event.put("body", new String(request.body(), StandardCharsets.UTF_8));
    event.put("isBase64Encoded", binary && request.body().length > 0);
  }

  private boolean isBinary(String contentType) {
    String type = contentType.replaceFirst(";.*", "").strip().toLowerCase(Locale.ROOT);
    return binaryMediaTypes.stream()
        .anyMatch(binary -> binary.equals("*/*") || binary.equals(type));
  }

  private ObjectNode context(
      Request request, RouteTable.Match match, Policy policy, String requestId, Instant at) {
    ObjectNode context = JSON.objectNode();
    context.put("accountId", "000000000000");
    context.put("apiId", "local");
    context.put("resourceId", match.route().operation());
    context.put("resourcePath", match.route().path());
    context.put("operationName", match.route().operation());
    context.put("httpMethod", request.method());
    context.put("path", "/" + stage + request.path());
    context.put("stage", stage);
    context.put("protocol", "HTTP/1.1");
    context.put("domainName", "127.0.0.1");
    context.put("domainPrefix", "127");
    context.put("requestId", requestId);
    context.put("extendedRequestId", UUID.randomUUID().toString());
    context.put("requestTime", REQUEST_TIME.format(at));
    context.put("requestTimeEpoch", at.toEpochMilli());
    ObjectNode identity = context.putObject("identity");
    identity.put("sourceIp", "127.0.0.1");
    identity.put("userAgent", request.header("User-Agent").orElse(null));
    ObjectNode authorizer = context.putObject("authorizer");
    authorizer.put("principalId", policy.principal());
    authorizer.put("integrationLatency", 0);
    // API Gateway passes every value on as text.
    for (Map.Entry<String, JsonNode> entry : policy.document().path("context").properties()) {
      authorizer.put(entry.getKey(), entry.getValue().asText());
    }
    return context;
  }
}
