package org.onroll.local;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.onroll.local.gateway.Answer;
import org.onroll.local.gateway.Gateway;
import org.onroll.local.gateway.Request;
import org.onroll.local.issuer.TokenDesk;

/**
 * Two schools that do not exist, for a first look: written by OnRoll's own routes, where the table
 * is empty.
 */
final class SampleSchools {
  static final String FIRST = "999101";
  static final String SECOND = "999102";

  private static final List<Map.Entry<String, String>> SCHOOLS =
      List.of(
          Map.entry(
              FIRST,
              "{\"name\":\"Example Primary"
                  + " School\",\"dfeNumber\":\"931/9901\",\"phase\":\"primary\",\"type\":\"maintained\",\"lowAge\":4,\"highAge\":11,\"feed\":\"csv\",\"contact\":\"office-999101\",\"status\":\"open\"}"),
          Map.entry(
              SECOND,
              "{\"name\":\"Sample Primary"
                  + " School\",\"dfeNumber\":\"931/9902\",\"phase\":\"primary\",\"type\":\"academy\",\"lowAge\":4,\"highAge\":11,\"feed\":\"csv\",\"contact\":\"office-999102\",\"status\":\"open\"}"));

  private final Gateway gateway;
  private final String token;

  SampleSchools(Gateway gateway, TokenDesk tokens) throws TokenDesk.Refused, InterruptedException {
    this.gateway = gateway;
    this.token = tokens.token("administrator", null, TokenDesk.FIRST_ADMINISTRATOR);
  }

  void addWhereMissing() throws InterruptedException {
    if (call("GET", "/schools/" + FIRST, "").status() == 200) return;
    put("/contacts/duty-officer", "{\"email\":\"duty-officer@example.org\"}");
    for (Map.Entry<String, String> school : SCHOOLS) {
      String contact = "office-" + school.getKey();
      put("/contacts/" + contact, "{\"email\":\"" + contact + "@example.org\"}");
      put("/schools/" + school.getKey(), school.getValue());
    }
  }

  private void put(String path, String body) throws InterruptedException {
    Answer answer = call("PUT", path, body);
    if (answer.status() / 100 != 2) {
      throw new IllegalStateException("PUT " + path + ": " + answer.status() + " " + answer.text());
    }
  }

  private Answer call(String method, String path, String body) throws InterruptedException {
    return gateway.handle(
        new Request(
            method,
            path,
            "",
            Map.of(
                "Authorization", List.of("Bearer " + token),
                "Content-Type", List.of("application/json")),
            body.getBytes(StandardCharsets.UTF_8)));
  }
}
