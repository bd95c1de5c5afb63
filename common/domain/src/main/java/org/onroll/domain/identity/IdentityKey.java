package org.onroll.domain.identity;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.LocalDate;
import java.util.List;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * The authority's secret for keyed hashes (HMAC-SHA-256, 128 bits kept). A plain hash of a UPN can
 * be enumerated; this cannot be without the key. The key lives in the table and is restored with
 * it: another key would make strangers of all children.
 */
public final class IdentityKey {
  private static final String BASE32 = "0123456789abcdefghjkmnpqrstvwxyz";
  private static final int ID_LETTERS = 26;
  private final SecretKeySpec key;

  public IdentityKey(byte[] secret) {
    if (secret.length < 32) throw new IllegalArgumentException("an identity key has 32 bytes");
    this.key = new SecretKeySpec(secret, "HmacSHA256");
  }

  /**
   * The child that a source speaks of. Two sources mean one child exactly when permanent UPN, date
   * of birth and given name agree (invariant 6); without a permanent UPN a child is known inside
   * one school only, by name and date of birth.
   */
  public ChildId child(Identity identity, String schoolUrn) {
    return new ChildId(
        identity
            .permanentUpn()
            .map(
                upn ->
                    hash(
                        "child",
                        upn.value(),
                        identity.dateOfBirth().toString(),
                        Names.fold(identity.forename())))
            .orElseGet(() -> hash("child-at", schoolUrn, named(identity))));
  }

  /** Partition of all that is known under one permanent UPN. */
  public String upnPartition(Upn upn) {
    return "UPN#" + hash("upn", upn.value());
  }

  /** Partition of all that is known under one date of birth, given and family name. */
  public String namePartition(Identity identity) {
    return "BLOCK#" + hash("block", named(identity));
  }

  /** The partitions under which a child of this identity is looked for, name first. */
  public List<String> partitions(Identity identity) {
    String name = namePartition(identity);
    return identity
        .permanentUpn()
        .map(upn -> List.of(name, upnPartition(upn)))
        .orElseGet(() -> List.of(name));
  }

  /** A keyed hash of {@code parts} for ids that follow from content; 26 letters and digits. */
  public String hash(String... parts) {
    try {
      Mac mac = Mac.getInstance("HmacSHA256");
      mac.init(key);
      for (String part : parts) {
        byte[] bytes = part.getBytes(StandardCharsets.UTF_8);
        mac.update((bytes.length + ":").getBytes(StandardCharsets.US_ASCII));
        mac.update(bytes);
      }
      return base32(mac.doFinal());
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("HMAC-SHA-256 is part of every JDK", e);
    }
  }

  /** A reference for people and emails, eight letters of {@link #hash}: {@code E-7K3Q-9PZD}. */
  public String reference(char kind, String... parts) {
    String h = hash(parts).toUpperCase(java.util.Locale.ROOT);
    return kind + "-" + h.substring(0, 4) + "-" + h.substring(4, 8);
  }

  private static String named(Identity identity) {
    LocalDate born = identity.dateOfBirth();
    return born + "|" + Names.fold(identity.forename()) + "|" + Names.fold(identity.surname());
  }

  private static String base32(byte[] bytes) {
    StringBuilder text = new StringBuilder(ID_LETTERS);
    long buffer = 0;
    int bits = 0;
    for (int i = 0; text.length() < ID_LETTERS; i++) {
      buffer = (buffer << 8) | (bytes[i] & 0xff);
      bits += 8;
      while (bits >= 5 && text.length() < ID_LETTERS) {
        bits -= 5;
        text.append(BASE32.charAt((int) (buffer >> bits) & 31));
      }
    }
    return text.toString();
  }
}
