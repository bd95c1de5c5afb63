package org.onroll.local.gateway;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.onroll.local.http.Json;

/** Reads what a function answers to a proxy event. */
final class ProxyAnswer {
  private ProxyAnswer() {}

  /**
   * @throws IOException where it is not the shape that API Gateway asks for
   */
  static Answer read(byte[] bytes) throws IOException {
    JsonNode answer = Json.MAPPER.readTree(bytes);
    if (!answer.path("statusCode").isInt())
      throw new IOException("the function's answer has no statusCode");
    Map<String, List<String>> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
    for (Map.Entry<String, JsonNode> header : answer.path("headers").properties()) {
      headers.put(header.getKey(), List.of(header.getValue().asText()));
    }
    for (Map.Entry<String, JsonNode> header : answer.path("multiValueHeaders").properties()) {
      List<String> values = new ArrayList<>();
      header.getValue().forEach(value -> values.add(value.asText()));
      headers.put(header.getKey(), values);
    }
    headers.putIfAbsent("Content-Type", List.of("application/json"));
    String body = answer.path("body").asText("");
    byte[] content =
        answer.path("isBase64Encoded").asBoolean()
            ? Base64.getDecoder().decode(body)
            : body.getBytes(StandardCharsets.UTF_8);
    return new Answer(answer.path("statusCode").intValue(), headers, content);
  }
}
