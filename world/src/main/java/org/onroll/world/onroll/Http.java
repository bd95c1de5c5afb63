package org.onroll.world.onroll;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;

/**
 * Sends and sends again: what failed on the way, 429 and 5xx are tried with growing pauses until
 * the window is over, which begins with the first failure: a long night that ends in one has all of
 * it. A request that may have arrived is repeated as it was; OnRoll must know it again.
 */
final class Http {
  private static final Duration TIMEOUT = Duration.ofMinutes(5);
  private static final Duration FIRST_PAUSE = Duration.ofMillis(50);
  private static final Duration LONGEST_PAUSE = Duration.ofSeconds(2);
  private static final int TOO_MANY_REQUESTS = 429;

  private final HttpClient client =
      HttpClient.newBuilder()
          .version(HttpClient.Version.HTTP_1_1)
          .connectTimeout(Duration.ofSeconds(5))
          .build();
  private final ObjectMapper json = new ObjectMapper();
  private final String base;
  private final Duration window;
  private final Map<String, Duration> spent = new ConcurrentHashMap<>();
  private final AtomicInteger retries = new AtomicInteger();

  Http(String base, Duration window) {
    this.base = base.endsWith("/") ? base.substring(0, base.length() - 1) : base;
    this.window = window;
  }

  /** How long OnRoll took, by the kind of call. */
  Map<String, Duration> spent() {
    return new TreeMap<>(spent);
  }

  /** Calls that were tried again. */
  int retries() {
    return retries.get();
  }

  /**
   * The first answer that is neither 429 nor 5xx, or the last one of the window.
   *
   * @param token asked before each try, since it may have run out meanwhile
   * @param afterSilence runs before a try that follows a broken connection
   */
  Answer send(Request request, Supplier<String> token, Runnable afterSilence) {
    Duration pause = FIRST_PAUSE;
    boolean silent = false;
    long failing = 0;
    for (int failures = 0; ; failures++) {
      try {
        if (silent) afterSilence.run();
        Answer answer = once(request, token.get(), failures > 0);
        if (!isTransient(answer)) return answer;
        if (failures == 0) failing = System.nanoTime();
        if (isOver(failing)) return answer;
        silent = false;
      } catch (IOException | Unreachable e) {
        if (failures == 0) failing = System.nanoTime();
        if (isOver(failing)) {
          throw new Unreachable(
              "OnRoll did not answer at " + base + " for " + window.toSeconds() + " s.", e);
        }
        silent = true;
      }
      retries.incrementAndGet();
      sleep(pause);
      pause =
          pause.multipliedBy(2).compareTo(LONGEST_PAUSE) > 0
              ? LONGEST_PAUSE
              : pause.multipliedBy(2);
    }
  }

  private boolean isOver(long failing) {
    return System.nanoTime() - failing >= window.toNanos();
  }

  private static boolean isTransient(Answer answer) {
    return answer.status() == TOO_MANY_REQUESTS || answer.status() >= 500;
  }

  /** One try, the first or a later one. */
  Answer once(Request request, String token, boolean repeated) throws IOException {
    HttpRequest.Builder builder =
        HttpRequest.newBuilder(URI.create(base + request.path()))
            .timeout(TIMEOUT)
            .header("Accept", "application/json, application/problem+json");
    if (!token.isEmpty()) builder.header("Authorization", "Bearer " + token);
    if (!request.key().isEmpty()) builder.header("Idempotency-Key", request.key());
    if (!request.contentType().isEmpty()) builder.header("Content-Type", request.contentType());
    byte[] body = request.body();
    builder.method(
        request.method(),
        body.length == 0 ? BodyPublishers.noBody() : BodyPublishers.ofByteArray(body));
    long begin = System.nanoTime();
    try {
      HttpResponse<byte[]> response = client.send(builder.build(), BodyHandlers.ofByteArray());
      return new Answer(response.statusCode(), parsed(response.body()), repeated);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("interrupted", e);
    } finally {
      Duration took = Duration.ofNanos(System.nanoTime() - begin);
      spent.merge(kind(request), took, Duration::plus);
    }
  }

  /** The method and the words of the path, without ids. */
  private static String kind(Request request) {
    String path = request.path().replaceAll("[?].*", "").replaceAll("/[^/]*[0-9][^/]*", "");
    return request.method() + " " + path;
  }

  private JsonNode parsed(byte[] body) throws IOException {
    if (body.length == 0) return MissingNode.getInstance();
    try {
      return json.readTree(body);
    } catch (JsonProcessingException e) {
      return MissingNode.getInstance();
    }
  }

  private static void sleep(Duration pause) {
    try {
      Thread.sleep(pause);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new Unreachable("interrupted", e);
    }
  }
}
