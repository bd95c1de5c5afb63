package org.onroll.local.deploy;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Set;
import org.onroll.local.gateway.Answer;
import org.onroll.local.gateway.Api;
import org.onroll.local.gateway.Request;

/** OnRoll's HTTPS interface of a deployment. */
final class RemoteApi implements Api {
  /** API Gateway gives up after 29 s; a first call may start a container before that. */
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  private static final int TRIES = 5;
  private static final Set<Integer> WORTH_ANOTHER_TRY = Set.of(429, 502, 503, 504);

  private final HttpClient client =
      HttpClient.newBuilder()
          .version(HttpClient.Version.HTTP_1_1)
          .connectTimeout(Duration.ofSeconds(10))
          .build();
  private final String url;

  /**
   * @param url with the stage, without a slash at the end
   */
  RemoteApi(String url) {
    this.url = url;
  }

  /** A cold or throttled deployment is asked again, with growing pauses. */
  @Override
  public Answer handle(Request request) throws IOException, InterruptedException {
    Answer answer = once(request);
    for (int tries = 1; tries < TRIES && WORTH_ANOTHER_TRY.contains(answer.status()); tries++) {
      Thread.sleep(Duration.ofSeconds(1L << tries));
      answer = once(request);
    }
    return answer;
  }

  private Answer once(Request request) throws IOException, InterruptedException {
    String query = request.query().isEmpty() ? "" : "?" + request.query();
    HttpRequest.Builder http =
        HttpRequest.newBuilder(URI.create(url + request.path() + query)).timeout(PATIENCE);
    request.headers().forEach((name, values) -> values.forEach(v -> http.header(name, v)));
    http.method(
        request.method(),
        request.body().length == 0
            ? BodyPublishers.noBody()
            : BodyPublishers.ofByteArray(request.body()));
    HttpResponse<byte[]> response = client.send(http.build(), BodyHandlers.ofByteArray());
    return new Answer(response.statusCode(), response.headers().map(), response.body());
  }
}
