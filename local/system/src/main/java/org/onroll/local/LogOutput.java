package org.onroll.local;

import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/**
 * Where the handlers' log lines go. On AWS they are what a function writes to standard output; here
 * that would bury the terminal, so standard output is turned to a file.
 */
final class LogOutput {
  private final Path file;
  private final PrintStream stream;

  private LogOutput(Path file, PrintStream stream) {
    this.file = file;
    this.stream = stream;
  }

  /**
   * Turns standard output to {@code onroll.log} in the data folder, else to a temporary file.
   *
   * @param verbose shows the lines on standard error as well
   */
  static LogOutput divert(Optional<Path> data, boolean verbose) throws IOException {
    Path file;
    if (data.isPresent()) {
      file = Files.createDirectories(data.get()).resolve("onroll.log");
    } else {
      file = Files.createTempFile("onroll-", ".log");
    }
    OutputStream out = new FileOutputStream(file.toFile(), true);
    PrintStream stream =
        new PrintStream(verbose ? new Both(out, System.err) : out, true, StandardCharsets.UTF_8);
    System.setOut(stream);
    return new LogOutput(file, stream);
  }

  Path file() {
    return file;
  }

  PrintStream stream() {
    return stream;
  }

  private static final class Both extends OutputStream {
    private final OutputStream one;
    private final OutputStream other;

    Both(OutputStream one, OutputStream other) {
      this.one = one;
      this.other = other;
    }

    @Override
    public void write(int b) throws IOException {
      one.write(b);
      other.write(b);
    }

    @Override
    public void write(byte[] bytes, int offset, int length) throws IOException {
      one.write(bytes, offset, length);
      other.write(bytes, offset, length);
    }

    @Override
    public void flush() throws IOException {
      one.flush();
      other.flush();
    }
  }
}
