package org.onroll.world.onroll;

import com.fasterxml.jackson.databind.JsonNode;

/**
 * What OnRoll answered.
 *
 * @param body the JSON of the answer; a missing node where it had none
 * @param repeated the request was sent before, and what was answered then may be lost
 */
public record Answer(int status, JsonNode body, boolean repeated) {
  public boolean isSuccess() {
    return status >= 200 && status < 300;
  }

  /** A problem document's sentence, or the status alone. */
  public String problem() {
    String detail = body.path("detail").asText(body.path("title").asText(""));
    return detail.isEmpty() ? "status " + status : status + ", " + detail;
  }
}
