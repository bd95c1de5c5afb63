package org.onroll.notificationintake;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.onroll.platform.http.Json;
import org.onroll.platform.returns.ReturnsCsv;

/** A line of a file as a chunk keeps it: one JSON object. */
final class UploadRecord {
  private UploadRecord() {}

  static String write(ReturnsCsv.Row row) {
    ObjectNode json = Json.object().put("line", row.line()).put("kind", row.kind());
    switch (row) {
      case ReturnsCsv.Read r -> json.set("body", r.body());
      case ReturnsCsv.Unread u -> json.put("field", u.field()).put("reason", u.reason());
    }
    return Json.write(json);
  }

  static ReturnsCsv.Row read(String text) {
    JsonNode json = Json.parse(text);
    int line = json.path("line").asInt();
    String kind = json.path("kind").asText();
    return json.path("body") instanceof ObjectNode body
        ? new ReturnsCsv.Read(line, kind, body)
        : new ReturnsCsv.Unread(
            line, kind, json.path("field").asText(), json.path("reason").asText());
  }
}
