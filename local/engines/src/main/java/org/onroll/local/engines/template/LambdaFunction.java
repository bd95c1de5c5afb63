package org.onroll.local.engines.template;

import java.time.Duration;
import java.util.List;
import java.util.Map;

/**
 * A function as the template describes it.
 *
 * @param logicalId {@code RollDiffFunction}
 * @param name {@code roll-diff}: the folder below {@code functions/}
 * @param handler as the platform is told it: class, and {@code ::method}
 * @param zip the package, relative to the checkout
 * @param environment what it finds in its environment on AWS, parameters filled in
 * @param timeout after which the platform ends an invocation
 * @param memoryMb what it may use, in MB
 * @param routes of the HTTPS interface that it answers
 * @param schedules that start it
 * @param topics SNS topics that it is subscribed to, by their ARN
 */
public record LambdaFunction(
    String logicalId,
    String name,
    String handler,
    String zip,
    Map<String, String> environment,
    Duration timeout,
    int memoryMb,
    List<Route> routes,
    List<Schedule> schedules,
    List<String> topics) {

  /** Fully qualified, without the method. */
  public String handlerClass() {
    return handler.replaceFirst("::.*", "");
  }

  /** The package that the handler lies in. */
  public String handlerPackage() {
    return handlerClass().substring(0, handlerClass().lastIndexOf('.'));
  }
}
