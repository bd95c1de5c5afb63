package org.onroll.domain.returns;

import java.time.Instant;
import java.time.LocalDate;
import org.onroll.domain.records.Key;
import org.onroll.domain.records.Stored;

/**
 * What an officer recorded of a child's education at home (requirement B8): immutable, the last one
 * counts.
 *
 * @param notice receipt of the parent's notice
 * @param receipt of this record
 * @param on the day of the assurance
 * @param basis what it rests on, in words
 * @param by the officer
 */
public record HomeEducationAssurance(
    String notice,
    String receipt,
    Suitable suitable,
    LocalDate on,
    String basis,
    String by,
    Instant recordedAt,
    boolean safetyConcern,
    boolean qualityConcern)
    implements Stored {
  public static final String PREFIX = "ASSURANCE#";

  /** Whether the education was found suitable. */
  public enum Suitable {
    YES,
    NO,
    NOT_YET_KNOWN
  }

  @Override
  public Key<HomeEducationAssurance> key() {
    return new Key<>(
        HomeEducationAssurance.class,
        Receipt.key(notice).partition(),
        PREFIX + recordedAt + "#" + receipt);
  }

  @Override
  public String toString() {
    return "HomeEducationAssurance[" + receipt + "]";
  }
}
