package org.onroll.platform.table;

/**
 * The table refuses for now (throttling, a failure on its side) or does not answer in time, and has
 * been asked as often as is good for it. Whether a write was done is not known; whoever asked does
 * the same again later.
 */
public final class TableUnavailableException extends RuntimeException {
  private static final long serialVersionUID = 1;

  TableUnavailableException(Throwable cause) {
    super("the table is not available", cause);
  }

  TableUnavailableException(String message) {
    super(message);
  }
}
