package org.onroll.faults;

/** The process is no more: nothing in it may go on. */
final class Killed extends Error {
  private static final long serialVersionUID = 1;

  Killed() {
    super("killed", null, false, false);
  }
}
