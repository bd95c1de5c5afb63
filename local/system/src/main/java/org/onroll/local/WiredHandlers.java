package org.onroll.local;

import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import java.lang.reflect.InvocationTargetException;
import java.time.Clock;
import java.util.Map;
import org.onroll.local.engines.template.LambdaFunction;
import org.onroll.local.lambda.Functions;
import org.onroll.platform.config.Environment;

/**
 * The functions' own handlers, from the class {@code Wiring} beside each, with this machine's
 * environment and clock.
 */
public final class WiredHandlers implements Functions.HandlerSource {
  private final Clock clock;

  public WiredHandlers(Clock clock) {
    this.clock = clock;
  }

  @Override
  public RequestStreamHandler handler(LambdaFunction function, Map<String, String> environment) {
    String wiring = function.handlerPackage() + ".Wiring";
    try {
      return (RequestStreamHandler)
          Class.forName(wiring)
              .getMethod("handler", Environment.class)
              .invoke(null, new Environment(environment, clock));
    } catch (InvocationTargetException e) {
      throw new IllegalStateException(function.name() + " could not be wired", e.getCause());
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException("no public static handler(Environment) in " + wiring, e);
    }
  }
}
