package org.onroll.local;

import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.onroll.local.engines.DynamoDbLocal;
import org.onroll.local.http.LocalServer.Reply;

/**
 * Hands calls of DynamoDB on to DynamoDB Local, which listens on 127.0.0.1 only, where no container
 * reaches it. DynamoDB Local keeps one database for each access key: whoever calls is taken to be
 * OnRoll.
 */
final class TablePassage {
  private static final String TARGET = "X-Amz-Target";

  private final HttpClient client =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
  private final URI engine;

  TablePassage(URI engine) {
    this.engine = engine;
  }

  static boolean isCall(HttpExchange exchange) {
    return header(exchange, TARGET).startsWith("DynamoDB");
  }

  Reply pass(HttpExchange exchange, byte[] body) throws IOException, InterruptedException {
    HttpRequest call =
        HttpRequest.newBuilder(engine)
            .header(TARGET, header(exchange, TARGET))
            .header("Content-Type", header(exchange, "Content-Type"))
            .header("X-Amz-Date", header(exchange, "X-Amz-Date"))
            .header(
                "Authorization",
                header(exchange, "Authorization")
                    .replaceFirst(
                        "Credential=[^/]*/", "Credential=" + DynamoDbLocal.ACCESS_KEY + "/"))
            .POST(BodyPublishers.ofByteArray(body))
            .build();
    HttpResponse<byte[]> answer = client.send(call, BodyHandlers.ofByteArray());
    String type = answer.headers().firstValue("Content-Type").orElse("application/x-amz-json-1.0");
    Optional<String> sum = answer.headers().firstValue("x-amz-crc32");
    return new Reply(
        answer.statusCode(),
        sum.isPresent()
            ? Map.of("Content-Type", List.of(type), "x-amz-crc32", List.of(sum.get()))
            : Map.of("Content-Type", List.of(type)),
        answer.body());
  }

  private static String header(HttpExchange exchange, String name) {
    return Optional.ofNullable(exchange.getRequestHeaders().getFirst(name)).orElse("");
  }
}
