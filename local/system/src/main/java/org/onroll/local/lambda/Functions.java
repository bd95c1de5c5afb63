package org.onroll.local.lambda;

import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import java.io.PrintStream;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.onroll.local.engines.template.LambdaFunction;
import org.onroll.local.engines.template.Template;

/** Every function of the template, with its handler. */
public final class Functions {
  private final Map<String, LocalFunction> byLogicalId;

  private Functions(Map<String, LocalFunction> byLogicalId) {
    this.byLogicalId = byLogicalId;
  }

  /** Makes a function's handler. */
  @FunctionalInterface
  public interface HandlerSource {
    /**
     * @param function as the template describes it
     * @param environment what the handler finds in its environment here
     */
    RequestStreamHandler handler(LambdaFunction function, Map<String, String> environment);
  }

  /**
   * @param template whose functions are made
   * @param overrides put over each function's own environment, where this machine differs from AWS
   * @param source makes the handlers
   * @param log where the handlers' logger writes
   */
  public static Functions of(
      Template template, Map<String, String> overrides, HandlerSource source, PrintStream log) {
    Map<String, LocalFunction> functions = new LinkedHashMap<>();
    for (LambdaFunction function : template.functions()) {
      Map<String, String> environment = new LinkedHashMap<>(function.environment());
      environment.putAll(overrides);
      RequestStreamHandler handler = source.handler(function, Map.copyOf(environment));
      functions.put(function.logicalId(), new LocalFunction(function, handler, log));
    }
    return new Functions(functions);
  }

  public List<LocalFunction> all() {
    return List.copyOf(byLogicalId.values());
  }

  /** The function with this logical id. */
  public LocalFunction get(String logicalId) {
    LocalFunction function = byLogicalId.get(logicalId);
    if (function == null) throw new IllegalArgumentException("no function " + logicalId);
    return function;
  }
}
