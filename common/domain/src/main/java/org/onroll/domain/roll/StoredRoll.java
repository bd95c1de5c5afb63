package org.onroll.domain.roll;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.onroll.domain.records.Key;
import org.onroll.domain.records.Stored;
import org.onroll.domain.school.School;
import org.onroll.domain.school.Urn;

/**
 * A roll as it was taken, never changed again. An accepted one holds the pupils carried for lines
 * set aside; a held or late one what could be read, with the lines that could not.
 */
public record StoredRoll(
    Urn urn,
    LocalDate date,
    String hash,
    State state,
    Roll roll,
    List<SetAsideRow> setAside,
    boolean endsWithLineBreak,
    Instant receivedAt)
    implements Stored {
  public StoredRoll {
    setAside = List.copyOf(setAside);
  }

  public enum State {
    ACCEPTED,
    HELD,
    LATE
  }

  public static Key<StoredRoll> key(Urn urn, State state, LocalDate date, String hash) {
    return new Key<>(
        StoredRoll.class, School.partition(urn), "ROLL#" + date + "#" + hash + "#" + state);
  }

  @Override
  public Key<StoredRoll> key() {
    return key(urn, state, date, hash);
  }

  @Override
  public Optional<Instant> expires() {
    return Optional.of(receivedAt.plus(RollStep.KEPT));
  }
}
