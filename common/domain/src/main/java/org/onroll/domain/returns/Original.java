package org.onroll.domain.returns;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.Optional;
import org.onroll.domain.records.Key;
import org.onroll.domain.records.Stored;

/**
 * One part of the original that a keyed form came by, never changed again (requirement B6). Its
 * bytes are in chunks beside it, written in the same transaction: none stays behind without it.
 *
 * @param part from 1 to {@code parts}
 * @param bytes how long it is
 * @param hash of its bytes, which names its chunks
 */
public record Original(
    String receipt,
    int part,
    int parts,
    Type type,
    int bytes,
    String hash,
    int chunks,
    String by,
    Instant at)
    implements Stored {
  public static final String PREFIX = "ORIGINAL#";
  public static final int MOST_PARTS = 2;

  /** All parts together: 5 MB. */
  public static final int LONGEST = 5 * 1024 * 1024;

  /** One part, 3.5 MB: a transaction holds 4 MB, and as base64 a Lambda event 6 MB. */
  public static final int LONGEST_PART = 3_500 * 1024;

  /** What an original can be. */
  public enum Type {
    PDF("application/pdf"),
    JPEG("image/jpeg"),
    TEXT("text/plain");

    private final String media;

    Type(String media) {
      this.media = media;
    }

    public static Optional<Type> parse(String media) {
      return Arrays.stream(values()).filter(t -> t.media.equals(media)).findFirst();
    }

    public String media() {
      return media;
    }

    /**
     * Whether {@code content} begins as this type does; text is UTF-8 from end to end.
     *
     * @param first it is the beginning of the original
     */
    public boolean fits(byte[] content, boolean first) {
      return switch (this) {
        case PDF -> !first || begins(content, '%', 'P', 'D', 'F', '-');
        case JPEG -> !first || begins(content, 0xff, 0xd8, 0xff);
        case TEXT -> isText(content);
      };
    }

    private static boolean begins(byte[] content, int... magic) {
      if (content.length < magic.length) return false;
      for (int i = 0; i < magic.length; i++) {
        if ((content[i] & 0xff) != magic[i]) return false;
      }
      return true;
    }

    /** UTF-8 without control characters but those of lines and tabs. */
    private static boolean isText(byte[] content) {
      try {
        return StandardCharsets.UTF_8
            .newDecoder()
            .decode(ByteBuffer.wrap(content))
            .chars()
            .allMatch(c -> c >= ' ' || c == '\t' || c == '\n' || c == '\r' || c == '\f');
      } catch (CharacterCodingException e) {
        return false;
      }
    }
  }

  public static Key<Original> key(String receipt, int part) {
    return new Key<>(Original.class, Receipt.partition(receipt), PREFIX + part);
  }

  @Override
  public Key<Original> key() {
    return key(receipt, part);
  }
}
