package org.onroll.local;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code ./onroll up} in a process of its own, as a person starts and ends it. */
class UpCommandTest {
  private final List<Process> started = new ArrayList<>();

  @TempDir Path data;

  @AfterEach
  void end() throws InterruptedException {
    for (Process process : started) process.destroyForcibly().waitFor();
  }

  @Test
  void killed_in_the_middle_it_goes_on_where_it_was() throws Exception {
    Up first = up("--data", data.toString());
    post(first.url + "/_local/clock", "{\"to\":\"2026-01-05T04:00:00Z\"}");
    first.process.destroyForcibly();

    Up second = up("--data", data.toString());
    assertThat(get(second.url + "/_local/clock", "").body())
        .startsWith("{\"now\":\"2026-01-05T04:0");
    assertThat(get(second.url + "/schools/999101", second.exported("ADMINISTRATOR")).body())
        .contains("Example Primary School");
    assertThat(
            get(second.url + "/schools/999102/deadlines", second.exported("SCHOOL")).statusCode())
        .isEqualTo(403);
  }

  @Test
  void two_systems_on_one_folder_or_one_port_are_told_apart_in_a_sentence() throws Exception {
    Up first = up("--data", data.toString());
    assertThat(failing("--port", "0", "--data", data.toString()))
        .contains("Another ./onroll up uses");
    String port = first.url.replaceFirst(".*:", "");
    assertThat(failing("--port", port)).contains("Something else listens on port " + port);
  }

  @Test
  void asked_to_stop_it_stops() throws Exception {
    Up up = up();
    up.process.destroy();
    assertThat(up.process.waitFor(15, TimeUnit.SECONDS)).isTrue();
  }

  @Test
  void used_wrongly_it_says_how_and_exits_with_two() throws Exception {
    Process process =
        OnRollProcess.command(List.of("up", "--port", "many")).redirectErrorStream(true).start();
    started.add(process);
    assertThat(new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8))
        .contains("Usage: ./onroll up");
    assertThat(process.waitFor()).isEqualTo(2);
  }

  @Test
  void options_of_the_county_go_with_the_demo() throws Exception {
    Process process =
        OnRollProcess.command(List.of("up", "--weeks", "2")).redirectErrorStream(true).start();
    started.add(process);
    assertThat(new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8))
        .contains("--weeks goes with --demo");
    assertThat(process.waitFor()).isEqualTo(2);
  }

  @Test
  void the_books_of_a_folder_are_audited_when_nothing_runs_on_it() throws Exception {
    assertThat(audited(2)).contains("is not a folder of ./onroll up");
    Up up = up("--data", data.toString());
    assertThat(audited(1)).contains("Another ./onroll up uses");
    up.process.destroy();
    assertThat(up.process.waitFor(15, TimeUnit.SECONDS)).isTrue();
    assertThat(audited(0)).contains("The books balance.");
  }

  private String audited(int exit) throws IOException, InterruptedException {
    Process process =
        OnRollProcess.command(List.of("audit", "books", "--data", data.toString()))
            .redirectErrorStream(true)
            .start();
    started.add(process);
    String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.waitFor()).as(said).isEqualTo(exit);
    return said;
  }

  /** A running system and what it printed. */
  private record Up(Process process, String url, List<String> lines) {
    String exported(String name) {
      String start = "export " + name + "=";
      return lines.stream()
          .filter(line -> line.startsWith(start))
          .findFirst()
          .orElseThrow()
          .substring(start.length());
    }
  }

  private Up up(String... arguments) throws IOException {
    List<String> all = new ArrayList<>(List.of("up", "--port", "0"));
    all.addAll(List.of(arguments));
    Process process =
        OnRollProcess.command(all).redirectError(ProcessBuilder.Redirect.INHERIT).start();
    started.add(process);
    List<String> lines = new ArrayList<>();
    BufferedReader output = process.inputReader(StandardCharsets.UTF_8);
    for (String line; (line = output.readLine()) != null && !line.startsWith("Ctrl-C"); )
      lines.add(line);
    String url = new Up(process, "", lines).exported("ONROLL");
    return new Up(process, url, lines);
  }

  private String failing(String... arguments) throws IOException, InterruptedException {
    List<String> all = new ArrayList<>(List.of("up"));
    all.addAll(List.of(arguments));
    Process process = OnRollProcess.command(all).redirectErrorStream(true).start();
    started.add(process);
    String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.waitFor()).isEqualTo(1);
    return said;
  }

  private static HttpResponse<String> get(String url, String token) throws Exception {
    HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(url));
    if (!token.isEmpty()) request.header("Authorization", "Bearer " + token);
    try (HttpClient client = HttpClient.newHttpClient()) {
      return client.send(request.build(), BodyHandlers.ofString());
    }
  }

  private static void post(String url, String body) throws Exception {
    try (HttpClient client = HttpClient.newHttpClient()) {
      HttpRequest request =
          HttpRequest.newBuilder(URI.create(url)).POST(BodyPublishers.ofString(body)).build();
      assertThat(client.send(request, BodyHandlers.ofString()).statusCode()).isEqualTo(200);
    }
  }
}
