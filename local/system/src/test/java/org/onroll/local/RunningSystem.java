package org.onroll.local;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.BufferedReader;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import org.onroll.local.engines.Checkout;
import org.onroll.local.http.Json;

/**
 * {@code ./onroll up} in a process of its own with a bounded heap, and a client of its HTTPS
 * interface that waits and sends again where it is asked to.
 */
final class RunningSystem implements AutoCloseable {
  private static final int ATTEMPTS = 20;

  private final Process process;
  private final String url;
  private final HttpClient client =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

  private RunningSystem(Process process, String url) {
    this.process = process;
    this.url = url;
  }

  /**
   * Starts it as the script does, and returns when it answers.
   *
   * @param heapMegabytes its process ends where it needs more
   * @param folder for its log
   */
  static RunningSystem start(int heapMegabytes, Path folder) throws IOException {
    Process process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:+UseSerialGC",
                "-Xmx" + heapMegabytes + "m",
                "-XX:+ExitOnOutOfMemoryError",
                "-Djava.io.tmpdir=" + folder,
                "-D" + Checkout.PROPERTY + "=" + Checkout.root(),
                "-cp",
                System.getProperty("java.class.path"),
                OnRoll.class.getName(),
                "up",
                "--port",
                "0")
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start();
    String export = "export ONROLL=";
    String url = "";
    BufferedReader output = process.inputReader(StandardCharsets.UTF_8);
    for (String line; (line = output.readLine()) != null && !line.startsWith("Ctrl-C"); ) {
      if (line.startsWith(export)) url = line.substring(export.length());
    }
    if (url.isEmpty()) throw new IOException("it did not start");
    return new RunningSystem(process, url);
  }

  /**
   * What came of a request.
   *
   * @param asked how often it was sent
   * @param took from the first time it was sent to the answer, waits included
   * @param refused answers that asked for it again, by status
   */
  record Answer(
      int status, JsonNode body, int asked, Duration took, Map<Integer, Integer> refused) {}

  Answer get(String path, String token) throws IOException, InterruptedException {
    return send(request(path, token).GET().build());
  }

  Answer put(String path, String token, String contentType, String body)
      throws IOException, InterruptedException {
    return send(
        request(path, token)
            .header("Content-Type", contentType)
            .PUT(BodyPublishers.ofString(body))
            .build());
  }

  String token(String query) throws IOException, InterruptedException {
    return get("/_local/token?" + query, "").body().path("access_token").asText();
  }

  /** Moves the clock; every schedule in between runs. */
  void clock(Instant to) throws IOException, InterruptedException {
    send(
        request("/_local/clock", "")
            .POST(BodyPublishers.ofString("{\"to\":\"" + to + "\"}"))
            .build());
  }

  boolean isAlive() {
    return process.isAlive();
  }

  /** The most memory that its own process and DynamoDB Local's have held, where this is told. */
  String peaks() throws IOException {
    String engine = "";
    for (ProcessHandle child : process.children().toList()) engine = peak(child.pid());
    return "peak " + peak(process.pid()) + ", DynamoDB Local's " + engine;
  }

  @Override
  public void close() {
    client.close();
    process.destroy();
    try {
      if (!process.waitFor(20, TimeUnit.SECONDS)) process.destroyForcibly();
    } catch (InterruptedException e) {
      process.destroyForcibly();
      Thread.currentThread().interrupt();
    }
  }

  private static String peak(long pid) throws IOException {
    Path status = Path.of("/proc", Long.toString(pid), "status");
    if (!Files.isReadable(status)) return "not told here";
    return Files.readAllLines(status).stream()
        .filter(line -> line.startsWith("VmHWM:"))
        .map(line -> Integer.parseInt(line.replaceAll("\\D", "")) / 1024 + " MB")
        .findFirst()
        .orElse("not told here");
  }

  private HttpRequest.Builder request(String path, String token) {
    HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(url + path));
    return token.isEmpty() ? request : request.header("Authorization", "Bearer " + token);
  }

  private Answer send(HttpRequest request) throws IOException, InterruptedException {
    long begun = System.nanoTime();
    Map<Integer, Integer> refused = new TreeMap<>();
    for (int asked = 1; ; asked++) {
      HttpResponse<String> answer = client.send(request, BodyHandlers.ofString());
      Optional<String> wait = answer.headers().firstValue("Retry-After");
      if (wait.isEmpty() || asked == ATTEMPTS) {
        return new Answer(
            answer.statusCode(),
            Json.MAPPER.readTree(answer.body()),
            asked,
            Duration.ofNanos(System.nanoTime() - begun),
            refused);
      }
      refused.merge(answer.statusCode(), 1, Integer::sum);
      Thread.sleep(Duration.ofSeconds(Long.parseLong(wait.get())));
    }
  }
}
