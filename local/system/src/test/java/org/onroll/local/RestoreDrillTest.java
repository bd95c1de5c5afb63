package org.onroll.local;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.PrintStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.onroll.local.gateway.Caller;
import org.onroll.local.http.Json;
import org.onroll.local.issuer.TokenDesk;
import org.onroll.local.sample.SampleSchools;

/** The drill at the end of docs/runbooks/restore.md, with a folder that is put back. */
@DisplayName("fault-F20: the restore drill on this machine")
class RestoreDrillTest {
  private static final SyntheticCounty COUNTY = new SyntheticCounty(2, 40);
  private static final String T0 = "2026-09-16T04:00:00Z";
  private static final String T1 = "2026-09-16T10:00:00Z";
  private final HttpClient client = HttpClient.newHttpClient();

  @TempDir
  @SuppressWarnings("NullAway.Init")
  Path folder;

  @Test
  void a_folder_that_is_put_back_goes_on_and_sends_nothing_again() throws Exception {
    PrintStream terminal = System.out;
    System.setOut(StubFunctions.NO_LOG);
    try (client) {
      try (LocalSystem system = start(true)) {
        String administrator =
            system.tokens().token("administrator", null, TokenDesk.FIRST_ADMINISTRATOR);
        SampleSchools.addWhereMissing(new Caller(system.gateway(), administrator));
        clock(system, "2026-09-14T06:00:00Z");
        roll(system, "2026-09-14", COUNTY.monday(0));
        clock(system, "2026-09-15T06:00:00Z");
        roll(system, "2026-09-15", COUNTY.tuesday(0));
        clock(system, T0);
      }
      copy(folder.resolve("table"), folder.resolve("backup"));
      int window;
      try (LocalSystem system = start(true)) {
        int before = mails(system);
        clock(system, T1);
        window = mails(system) - before;
      }
      assertThat(window).as("mails that the table will know nothing of").isPositive();
      Files.move(folder.resolve("table"), folder.resolve("damaged"));
      Files.move(folder.resolve("backup"), folder.resolve("table"));
      try (LocalSystem paused = start(false)) {
        int before = mails(paused);
        JsonNode restore =
            send(
                paused,
                "PUT",
                "/restore",
                token(paused, "administrator"),
                "{\"from\": \"" + T0 + "\", \"to\": \"" + T1 + "\"}");
        assertThat(restore.path("to").asText()).isEqualTo(T1);
        clock(paused, "2026-09-16T12:00:00Z");
        assertThat(mails(paused)).isEqualTo(before);
      }
      try (LocalSystem system = start(true)) {
        int before = mails(system);
        clock(system, "2026-09-23T16:00:00Z");
        JsonNode held =
            send(system, "GET", "/outbox?status=held-back", token(system, "officer"), "");
        assertThat(held.path("items")).hasSize(window);
        assertThat(mails(system)).as("what fell due later goes out").isGreaterThan(before);
        assertThat(system.audit().problems()).isEmpty();
      }
    } finally {
      System.setOut(terminal);
    }
  }

  private LocalSystem start(boolean schedules) throws Exception {
    return LocalSystem.start(
        new LocalSystem.Settings(
            0, Optional.of(folder), StubFunctions.NO_LOG, Optional.empty(), schedules, ""),
        WiredHandlers::new);
  }

  private void clock(LocalSystem system, String to) throws Exception {
    send(system, "POST", "/_local/clock", "", "{\"to\": \"" + to + "\"}");
  }

  private void roll(LocalSystem system, String date, String csv) throws Exception {
    String path = "/schools/" + SampleSchools.FIRST.urn() + "/rolls/" + date;
    String school = token(system, "school&urn=" + SampleSchools.FIRST.urn());
    assertThat(send(system, "PUT", path, school, csv).path("outcome").asText())
        .isEqualTo("accepted");
  }

  private int mails(LocalSystem system) throws Exception {
    return send(system, "GET", "/_local/inbox", "", "").size();
  }

  private String token(LocalSystem system, String role) throws Exception {
    return send(system, "GET", "/_local/token?role=" + role, "", "").path("access_token").asText();
  }

  private JsonNode send(LocalSystem system, String method, String path, String token, String body)
      throws Exception {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create(system.url() + path))
            .method(method, BodyPublishers.ofString(body))
            .header("Content-Type", path.contains("/rolls/") ? "text/csv" : "application/json");
    if (!token.isEmpty()) request.header("Authorization", "Bearer " + token);
    return Json.MAPPER.readTree(client.send(request.build(), BodyHandlers.ofString()).body());
  }

  private static void copy(Path from, Path to) throws IOException {
    try (Stream<Path> files = Files.walk(from)) {
      for (Path file : files.toList()) Files.copy(file, to.resolve(from.relativize(file)));
    }
  }
}
