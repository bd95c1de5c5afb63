package org.onroll.domain.records;

/** Somebody else wrote first: read again and decide again. Nothing of the commit happened. */
public final class ConflictException extends RuntimeException {
  private static final long serialVersionUID = 1;

  public ConflictException(String message) {
    super(message);
  }
}
