package org.onroll.domain.returns;

import java.time.Instant;
import org.onroll.domain.records.Key;
import org.onroll.domain.records.Stored;

/**
 * What was accepted and what the sender was told, never changed again. Its id follows from its
 * content, so that the same content finds the first receipt.
 *
 * @param kind {@code roll}, {@code new-pupil}, {@code deletion}, {@code home-education-notice},
 *     {@code referral}
 * @param urn blank for what no school sent
 * @param content as sent
 * @param answer as given, JSON
 */
public record Receipt(
    String id,
    String kind,
    String urn,
    String sender,
    Instant receivedAt,
    String content,
    String answer)
    implements Stored {

  public static final String SORT = "RECEIPT";

  public static String partition(String id) {
    return "RECEIPT#" + id;
  }

  public static Key<Receipt> key(String id) {
    return new Key<>(Receipt.class, partition(id), SORT);
  }

  @Override
  public Key<Receipt> key() {
    return key(id);
  }

  @Override
  public String toString() {
    return "Receipt[" + id + "]";
  }
}
