package org.onroll.local.gateway;

import com.sun.net.httpserver.HttpExchange;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.onroll.local.http.LocalServer;
import org.onroll.local.http.LocalServer.Reply;

/** Carries requests from the wire to the gateway and answers back. */
public final class GatewayHandler implements LocalServer.Handler {
  private final Gateway gateway;
  private final Consumer<String> grantChanged;

  /**
   * @param grantChanged told the path of each grant that a request writes or revokes
   */
  public GatewayHandler(Gateway gateway, Consumer<String> grantChanged) {
    this.gateway = gateway;
    this.grantChanged = grantChanged;
  }

  @Override
  public Reply handle(HttpExchange exchange, byte[] body) throws InterruptedException {
    Map<String, List<String>> headers = new LinkedHashMap<>();
    exchange
        .getRequestHeaders()
        .forEach((name, values) -> headers.put(trainCase(name), List.copyOf(values)));
    String path = exchange.getRequestURI().getRawPath();
    String query = Optional.ofNullable(exchange.getRequestURI().getRawQuery()).orElse("");
    Answer answer =
        gateway.handle(new Request(exchange.getRequestMethod(), path, query, headers, body));
    if (path.startsWith("/grants/") && !exchange.getRequestMethod().equals("GET"))
      grantChanged.accept(path);
    return new Reply(answer.status(), answer.headers(), answer.body());
  }

  /**
   * The JDK's server writes {@code Idempotency-key}; clients and API Gateway write {@code
   * Idempotency-Key}.
   */
  private static String trainCase(String name) {
    StringBuilder text = new StringBuilder();
    for (String word : name.split("-", -1)) {
      if (!text.isEmpty()) text.append('-');
      if (word.isEmpty()) continue;
      text.append(word.substring(0, 1).toUpperCase(Locale.ROOT)).append(word.substring(1));
    }
    return text.toString();
  }
}
