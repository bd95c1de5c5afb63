package org.onroll.local;

import java.util.ArrayDeque;
import java.util.Deque;

/** Closes what was started, the last first, each whatever becomes of the others. */
final class Closing {
  private final Deque<AutoCloseable> started = new ArrayDeque<>();

  synchronized <T extends AutoCloseable> T add(T part) {
    started.push(part);
    return part;
  }

  synchronized void close() {
    while (!started.isEmpty()) {
      try {
        started.pop().close();
      } catch (Exception e) {
        System.err.println("while closing: " + e);
      }
    }
  }
}
