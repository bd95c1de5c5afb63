package org.onroll.faults;

import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;

/** Standard output goes nowhere: thousands of killed functions log a lot. */
final class Silence implements AutoCloseable {
  private final PrintStream terminal = System.out;

  Silence() {
    System.setOut(new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8));
  }

  /** Where people read. */
  PrintStream terminal() {
    return terminal;
  }

  @Override
  public void close() {
    System.setOut(terminal);
  }
}
