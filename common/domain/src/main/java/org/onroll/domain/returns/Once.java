package org.onroll.domain.returns;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.onroll.domain.records.Key;
import org.onroll.domain.records.Stored;

/**
 * An idempotency key that was used.
 *
 * @param id keyed hash of client, route and key
 * @param content hash of the body that came with it
 */
public record Once(String id, String content, String receipt, Instant usedAt) implements Stored {
  public static final Duration KEPT = Duration.ofHours(24);

  public static Key<Once> key(String id) {
    return new Key<>(Once.class, "ONCE#" + id, "ONCE");
  }

  @Override
  public Key<Once> key() {
    return key(id);
  }

  @Override
  public Optional<Instant> expires() {
    return Optional.of(usedAt.plus(KEPT));
  }
}
