package org.onroll.local.lambda;

/**
 * A handler threw, took too long, or answered more than the platform carries. The cause is the
 * handler's own.
 */
public final class FunctionFailure extends Exception {
  private static final long serialVersionUID = 1L;

  FunctionFailure(String message, Throwable cause) {
    super(message, cause);
  }

  FunctionFailure(String message) {
    super(message);
  }
}
