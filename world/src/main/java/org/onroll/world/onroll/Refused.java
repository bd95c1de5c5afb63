package org.onroll.world.onroll;

/** OnRoll refused what no play goes on without. */
public final class Refused extends RuntimeException {
  public Refused(String message) {
    super(message);
  }
}
