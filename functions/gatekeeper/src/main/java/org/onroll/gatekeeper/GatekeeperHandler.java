package org.onroll.gatekeeper;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.onroll.platform.config.Environment;
import org.onroll.platform.function.Log;
import org.onroll.platform.http.Json;

/**
 * TOKEN authorizer. Gives a policy for the whole API, since the answer is cached for the token:
 * what a client may do is decided on each call from its grants.
 */
public final class GatekeeperHandler implements RequestStreamHandler {
  private final Tokens tokens;
  private final Log log;

  public GatekeeperHandler() {
    this(Wiring.environment());
  }

  GatekeeperHandler(Environment environment) {
    this.tokens = Wiring.tokens(environment);
    this.log = Log.of("gatekeeper", environment);
  }

  /**
   * @throws UnauthorizedException which API Gateway answers with 401
   */
  @Override
  public void handleRequest(InputStream in, OutputStream out, Context context) throws IOException {
    JsonNode event = Json.event(in);
    Optional<String> client = tokens.client(event.path("authorizationToken").asText(""));
    if (client.isEmpty()) {
      log.during(context, event).info("token-refused");
      throw new UnauthorizedException();
    }
    out.write(
        Json.write(allow(client.get(), event.path("methodArn").asText("")))
            .getBytes(StandardCharsets.UTF_8));
  }

  private static ObjectNode allow(String client, String methodArn) {
    ObjectNode answer = Json.object().put("principalId", client);
    ObjectNode policy = answer.putObject("policyDocument").put("Version", "2012-10-17");
    policy
        .putArray("Statement")
        .addObject()
        .put("Action", "execute-api:Invoke")
        .put("Effect", "Allow")
        .put("Resource", wholeStage(methodArn));
    return answer;
  }

  /** {@code arn:…:api/stage/GET/path} to {@code arn:…:api/stage/*}. */
  private static String wholeStage(String methodArn) {
    String[] parts = methodArn.split("/", 3);
    return parts.length < 2 ? "*" : parts[0] + "/" + parts[1] + "/*";
  }

  /** Its message is the word that API Gateway knows. */
  static final class UnauthorizedException extends RuntimeException {
    private static final long serialVersionUID = 1;

    UnauthorizedException() {
      super("Unauthorized");
    }
  }
}
