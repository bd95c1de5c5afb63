package org.onroll.faults;

import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Function;
import org.onroll.platform.config.Environment;

/** One instance of each function, made as it is first needed. */
public final class Functions {
  private static final Map<String, Function<Environment, RequestStreamHandler>> WIRINGS =
      Map.of(
          "notification-intake", org.onroll.notificationintake.Wiring::handler,
          "roll-diff", org.onroll.rolldiff.Wiring::handler,
          "deadline-scan", org.onroll.deadlinescan.Wiring::handler,
          "reminder-email", org.onroll.reminderemail.Wiring::handler,
          "mail-feedback", org.onroll.mailfeedback.Wiring::handler,
          "case-desk", org.onroll.casedesk.Wiring::handler);

  private final Environment environment;
  private final Map<String, RequestStreamHandler> made = new HashMap<>();

  public Functions(Environment environment) {
    this.environment = environment;
  }

  public RequestStreamHandler get(String name) {
    Function<Environment, RequestStreamHandler> wiring = WIRINGS.get(name);
    if (wiring == null) throw new IllegalArgumentException("no function " + name);
    return made.computeIfAbsent(name, n -> wiring.apply(environment));
  }
}
