package org.onroll.world.onroll;

import java.nio.charset.StandardCharsets;

/** One call: the same bytes and the same key however often it is tried. */
final class Request {
  private final String method;
  private final String path;
  private final String contentType;
  private final byte[] body;
  private final String key;

  private Request(String method, String path, String contentType, byte[] body, String key) {
    this.method = method;
    this.path = path;
    this.contentType = contentType;
    this.body = body;
    this.key = key;
  }

  static Request get(String path) {
    return new Request("GET", path, "", new byte[0], "");
  }

  static Request json(String method, String path, String json, String key) {
    return new Request(
        method, path, "application/json", json.getBytes(StandardCharsets.UTF_8), key);
  }

  static Request file(String path, String contentType, byte[] body) {
    return new Request("PUT", path, contentType, body, "");
  }

  String method() {
    return method;
  }

  String path() {
    return path;
  }

  String contentType() {
    return contentType;
  }

  byte[] body() {
    return body.clone();
  }

  /** The idempotency key; empty for reads and rolls, whose content is their key. */
  String key() {
    return key;
  }
}
