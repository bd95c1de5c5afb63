package org.onroll.reminderemail;

import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import java.time.Clock;
import org.onroll.platform.config.Environment;

/** Puts the function together; the only place that reads the process's environment. */
public final class Wiring {
  private Wiring() {}

  public static RequestStreamHandler handler(Environment environment) {
    return new ReminderEmailHandler(environment);
  }

  static Environment environment() {
    return new Environment(System.getenv(), Clock.systemUTC());
  }
}
