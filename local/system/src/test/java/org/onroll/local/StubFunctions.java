package org.onroll.local;

import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.onroll.local.engines.template.LambdaFunction;
import org.onroll.local.engines.template.Schedule;
import org.onroll.local.engines.template.Template;
import org.onroll.local.lambda.Functions;
import org.onroll.local.lambda.LocalFunction;

/**
 * Functions of the project's template whose handlers a test gives; it remembers the events that
 * came.
 */
public final class StubFunctions {
  public static final PrintStream NO_LOG = new PrintStream(OutputStream.nullOutputStream());

  public static final Template TEMPLATE =
      Template.ofCheckout(
          Map.of(
              "TokenIssuer", "https://issuer.example.org",
              "JwksUrl", "https://issuer.example.org/keys",
              "MailIdentity", "example.org",
              "MailSender", "onroll@example.org",
              "AllowedRecipientDomains", "example.org"));

  private final Map<String, Answering> handlers = new HashMap<>();
  private final Map<String, List<String>> events = new HashMap<>();

  /** A handler on texts. */
  @FunctionalInterface
  public interface Answering {
    String answer(String event) throws Exception;
  }

  /** Has the function of this name answer so; the others answer an empty object. */
  public StubFunctions with(String name, Answering handler) {
    handlers.put(name, handler);
    return this;
  }

  /** A gatekeeper that lets everybody in as the client that the token names. */
  public StubFunctions withOpenGate() {
    return with(
        "gatekeeper", event -> policy("Allow", event.replaceFirst(".*Bearer ([^\"]*)\".*", "$1")));
  }

  public static String policy(String effect, String principal) {
    return """
    {"principalId": "%s", "context": {"client": "%s"}, "policyDocument": {"Version": "2012-10-17",
     "Statement": [{"Action": "execute-api:Invoke", "Effect": "%s", "Resource": "arn:aws:execute-api:*:*:*/*/*/*"}]}}
    """
        .formatted(principal, principal, effect);
  }

  /** The events that reached this function, the first first. */
  public synchronized List<String> events(String name) {
    return List.copyOf(events.getOrDefault(name, List.of()));
  }

  /** A function of this name with this schedule in London, and with three retries. */
  public LocalFunction scheduled(String name, String expression) {
    Schedule schedule =
        new Schedule(
            expression,
            ZoneId.of("Europe/London"),
            "{\"schedule\":\"" + name + "\",\"scheduledTime\":\"<aws.scheduler.scheduled-time>\"}",
            3,
            Duration.ofMinutes(15));
    LambdaFunction function =
        new LambdaFunction(
            name,
            name,
            "org.example.Handler",
            name + ".zip",
            Map.of(),
            Duration.ofSeconds(10),
            512,
            List.of(),
            List.of(schedule),
            List.of());
    return new LocalFunction(function, handler(name), NO_LOG);
  }

  public Functions make() {
    return Functions.of(TEMPLATE, Map.of(), source(), NO_LOG);
  }

  public Functions.HandlerSource source() {
    return (function, environment) -> handler(function.name());
  }

  private RequestStreamHandler handler(String name) {
    return (input, output, context) -> {
      String event = new String(input.readAllBytes(), StandardCharsets.UTF_8);
      synchronized (this) {
        events
            .computeIfAbsent(name, absent -> Collections.synchronizedList(new ArrayList<>()))
            .add(event);
      }
      try {
        String answer = handlers.getOrDefault(name, ignored -> "{}").answer(event);
        output.write(answer.getBytes(StandardCharsets.UTF_8));
      } catch (RuntimeException e) {
        throw e;
      } catch (Exception e) {
        throw new IllegalStateException(e);
      }
    };
  }
}
