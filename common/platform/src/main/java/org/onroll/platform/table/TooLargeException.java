package org.onroll.platform.table;

/** More than one item can hold: 400 kB. */
public final class TooLargeException extends RuntimeException {
  private static final long serialVersionUID = 1;

  TooLargeException() {
    super("larger than an item can be");
  }
}
