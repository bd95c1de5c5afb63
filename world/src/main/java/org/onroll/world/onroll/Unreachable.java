package org.onroll.world.onroll;

/** OnRoll gave no answer for as long as the world was told to try. */
public final class Unreachable extends RuntimeException {
  public Unreachable(String message, Throwable cause) {
    super(message, cause);
  }
}
