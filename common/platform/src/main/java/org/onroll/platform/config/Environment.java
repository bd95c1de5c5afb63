package org.onroll.platform.config;

import java.time.Clock;
import java.util.Map;
import org.onroll.domain.records.Concurrency;

/**
 * What a function is told from outside. Only a function's {@code Wiring} makes one from the
 * process's own environment.
 *
 * @param variables by name
 */
public record Environment(Map<String, String> variables, Clock clock) {
  public Environment {
    variables = Map.copyOf(variables);
  }

  /**
   * @throws IllegalStateException naming the variable that is missing
   */
  public String required(String name) {
    String value = variables.getOrDefault(name, "");
    if (value.isBlank()) throw new IllegalStateException("the variable " + name + " is not set");
    return value;
  }

  /**
   * As many pieces of work at once as {@code CONCURRENCY} says.
   *
   * @param usual where it says nothing
   */
  public Concurrency concurrency(int usual) {
    String set = optional("CONCURRENCY");
    return new Concurrency(set.isBlank() ? usual : Integer.parseInt(set));
  }

  /** Blank where it is not set. */
  public String optional(String name) {
    return variables.getOrDefault(name, "");
  }
}
