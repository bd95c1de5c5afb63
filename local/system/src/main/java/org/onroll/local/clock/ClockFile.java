package org.onroll.local.clock;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Keeps, between runs, how far the clock is ahead and up to when the schedules have run. */
public final class ClockFile {
  private final Optional<Path> file;

  /**
   * What is kept.
   *
   * @param ahead of real time
   * @param ranThrough every schedule up to here has had its turn
   */
  public record Kept(Duration ahead, Instant ranThrough) {}

  /** Keeps it in this file, or nowhere. */
  public ClockFile(Optional<Path> file) {
    this.file = file;
  }

  /** What an earlier run has left. */
  public Optional<Kept> read() {
    if (file.isEmpty() || !Files.exists(file.get())) return Optional.empty();
    try {
      List<String> lines = Files.readAllLines(file.get());
      return Optional.of(new Kept(Duration.parse(lines.get(0)), Instant.parse(lines.get(1))));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * Written beside and moved into place: a run that is killed leaves the old file or the new one.
   */
  public void write(Kept kept) {
    if (file.isEmpty()) return;
    Path target = file.get();
    Path beside = target.resolveSibling(target.getFileName() + ".new");
    try {
      Files.writeString(beside, kept.ahead() + "\n" + kept.ranThrough() + "\n");
      Files.move(
          beside, target, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
