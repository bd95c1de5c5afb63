package org.onroll.local.gateway;

import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.onroll.local.engines.template.GatewayResponse;

/** What goes back over the wire. */
@SuppressWarnings("ArrayRecordComponent") // handed on, never compared
public record Answer(int status, Map<String, List<String>> headers, byte[] body) {

  /** The gateway's own answer. */
  static Answer of(GatewayResponse response) {
    Map<String, List<String>> headers = new LinkedHashMap<>();
    response.headers().forEach((name, value) -> headers.put(name, List.of(value)));
    return new Answer(response.status(), headers, response.body().getBytes(StandardCharsets.UTF_8));
  }

  /** The body as text. */
  public String text() {
    return new String(body, StandardCharsets.UTF_8);
  }
}
