package org.onroll.local.gateway;

import java.io.IOException;

/** OnRoll's HTTPS interface, wherever it runs. */
@FunctionalInterface
public interface Api {
  /**
   * The answer to this request.
   *
   * @throws IOException where none came
   */
  Answer handle(Request request) throws IOException, InterruptedException;
}
