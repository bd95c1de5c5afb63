package org.onroll.domain.identity;

import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.List;
import org.onroll.domain.records.Change;
import org.onroll.domain.records.ConflictException;
import org.onroll.domain.records.Key;
import org.onroll.domain.records.Records;
import org.onroll.domain.records.Stored;

/**
 * The secret of the {@link IdentityKey}, kept in the table that it stands for.
 *
 * @param secret 32 bytes in hexadecimal
 */
public record SecretKeyRecord(String secret) implements Stored {
  public static final Key<SecretKeyRecord> KEY =
      new Key<>(SecretKeyRecord.class, "AUTHORITY", "IDENTITY-KEY");

  @Override
  public Key<SecretKeyRecord> key() {
    return KEY;
  }

  /** The authority's key; made by whoever needs it first. */
  public static IdentityKey of(Records records) {
    SecretKeyRecord kept =
        records
            .find(KEY)
            .orElseGet(
                () -> {
                  byte[] secret = new byte[32];
                  new SecureRandom().nextBytes(secret);
                  try {
                    String text = HexFormat.of().formatHex(secret);
                    records.commit(List.of(Change.create(new SecretKeyRecord(text))));
                  } catch (ConflictException e) {
                    // somebody else made it; read below
                  }
                  return records.find(KEY).orElseThrow();
                });
    return kept.identityKey();
  }

  @Override
  public String toString() {
    return "SecretKeyRecord[…]";
  }

  public IdentityKey identityKey() {
    return new IdentityKey(HexFormat.of().parseHex(secret));
  }
}
