package org.onroll.domain.upload;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.onroll.domain.records.Key;
import org.onroll.domain.records.Stored;

/**
 * Some lines of an upload that are to be applied: there until they are, and then removed. Never
 * changed, and the same whenever the same file is sent.
 *
 * @param number from 0, in the file's order
 * @param records as read from the file, one JSON object a line
 */
public record UploadChunk(String upload, int number, String records, Instant receivedAt)
    implements Stored {
  /** Whatever is not applied by then was left behind by a file that never came whole. */
  private static final Duration KEPT = Duration.ofDays(30);

  public static Key<UploadChunk> key(String upload, int number) {
    return new Key<>(
        UploadChunk.class, Upload.partition(upload), String.format("CHUNK#%05d", number));
  }

  @Override
  public Key<UploadChunk> key() {
    return key(upload, number);
  }

  @Override
  public Optional<Instant> expires() {
    return Optional.of(receivedAt.plus(KEPT));
  }

  @Override
  public String toString() {
    return "UploadChunk[" + upload + ", " + number + "]";
  }
}
