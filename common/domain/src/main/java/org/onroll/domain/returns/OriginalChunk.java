package org.onroll.domain.returns;

import java.util.Arrays;
import java.util.Objects;
import org.onroll.domain.records.Key;
import org.onroll.domain.records.Stored;

/**
 * Some of the bytes of an original. Its key follows from the content, and it comes with the part
 * that it belongs to or not at all.
 *
 * @param hash of the part that it belongs to
 * @param number from 0
 */
@SuppressWarnings("ArrayRecordComponent") // a chunk is bytes
public record OriginalChunk(String receipt, String hash, int number, byte[] bytes)
    implements Stored {
  /** An item holds 400 kB. */
  public static final int LONGEST = 349_000;

  public static Key<OriginalChunk> key(String receipt, String hash, int number) {
    return new Key<>(
        OriginalChunk.class,
        Receipt.partition(receipt),
        "ORIGINAL-CHUNK#" + hash + "#" + String.format("%03d", number));
  }

  @Override
  public Key<OriginalChunk> key() {
    return key(receipt, hash, number);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof OriginalChunk c
        && receipt.equals(c.receipt)
        && hash.equals(c.hash)
        && number == c.number
        && Arrays.equals(bytes, c.bytes);
  }

  @Override
  public int hashCode() {
    return Objects.hash(receipt, hash, number, Arrays.hashCode(bytes));
  }

  @Override
  public String toString() {
    return "OriginalChunk[" + number + "]";
  }
}
