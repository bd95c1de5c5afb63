package org.onroll.local.gateway;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * One who calls OnRoll with a token.
 *
 * @param token blank for one who has none
 */
public record Caller(Api api, String token) {

  /** A read. */
  public Answer get(String path) throws IOException, InterruptedException {
    String[] parts = path.split("[?]", 2);
    return api.handle(
        new Request("GET", parts[0], parts.length == 1 ? "" : parts[1], headers(""), new byte[0]));
  }

  /** A write of JSON. */
  public Answer send(String method, String path, JsonNode body)
      throws IOException, InterruptedException {
    return send(method, path, "application/json", body.toString().getBytes(StandardCharsets.UTF_8));
  }

  /** A write. */
  public Answer send(String method, String path, String contentType, byte[] body)
      throws IOException, InterruptedException {
    return api.handle(new Request(method, path, "", headers(contentType), body));
  }

  /**
   * A write that has no reason to be refused.
   *
   * @throws IllegalStateException where it is
   */
  public void put(String path, JsonNode body) throws IOException, InterruptedException {
    Answer answer = send("PUT", path, body);
    if (answer.status() / 100 != 2) {
      throw new IllegalStateException("PUT " + path + ": " + answer.status() + " " + answer.text());
    }
  }

  private Map<String, List<String>> headers(String contentType) {
    Map<String, List<String>> headers = new LinkedHashMap<>();
    if (!token.isBlank()) headers.put("Authorization", List.of("Bearer " + token));
    if (!contentType.isEmpty()) headers.put("Content-Type", List.of(contentType));
    return headers;
  }

  /** It holds a token. */
  @Override
  public String toString() {
    return "Caller";
  }
}
