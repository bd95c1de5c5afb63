package org.onroll.platform.table;

/** A cursor that no page gave. */
public final class BadCursorException extends RuntimeException {
  private static final long serialVersionUID = 1;

  BadCursorException() {
    super("not a cursor that a page gave");
  }
}
