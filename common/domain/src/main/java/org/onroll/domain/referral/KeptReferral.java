package org.onroll.domain.referral;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.onroll.domain.identity.ChildId;
import org.onroll.domain.identity.Identity;
import org.onroll.domain.records.Key;
import org.onroll.domain.records.Versioned;
import org.onroll.domain.returns.Receipt;

/**
 * A referral as officers work through it: it waits until somebody has acknowledged it. What was
 * said in full is on its receipt.
 *
 * @param receipt also its id
 * @param reference for people and mails
 * @param received how and when it came, where an officer keyed it; null for what came over HTTPS
 * @param caseId the case that it opened or joined; blank for none
 * @param joined the case was open before
 * @param acknowledgedBy an officer; blank while it waits
 */
public record KeptReferral(
    String receipt,
    String reference,
    Referrer by,
    String legalBasis,
    String sender,
    Route route,
    Outcome outcome,
    ChildId child,
    Identity identity,
    boolean safeguarding,
    Instant takenAt,
    @Nullable Received received,
    LocalDate due,
    String caseId,
    boolean joined,
    String acknowledgedBy,
    @Nullable Instant acknowledgedAt,
    String note,
    long version)
    implements Versioned {
  public static final String WAITING = "REFERRALS#WAITING";
  public static final String ACKNOWLEDGED = "REFERRALS#ACKNOWLEDGED";

  public static Key<KeptReferral> key(String receipt) {
    return new Key<>(KeptReferral.class, Receipt.partition(receipt), "REFERRAL");
  }

  @Override
  public Key<KeptReferral> key() {
    return key(receipt);
  }

  public boolean waits() {
    return acknowledgedBy.isEmpty();
  }

  @Override
  public Optional<Listed> listed() {
    return Optional.of(new Listed(waits() ? WAITING : ACKNOWLEDGED, due + "#" + receipt));
  }

  /** Somebody has told the referrer what happens. */
  public KeptReferral acknowledged(String officer, String words, Instant at) {
    return next(due, officer, at, words);
  }

  /** It is to be acknowledged by another day. */
  public KeptReferral dueBy(LocalDate day) {
    return next(day, acknowledgedBy, acknowledgedAt, note);
  }

  private KeptReferral next(LocalDate day, String officer, @Nullable Instant at, String words) {
    return new KeptReferral(
        receipt,
        reference,
        by,
        legalBasis,
        sender,
        route,
        outcome,
        child,
        identity,
        safeguarding,
        takenAt,
        received,
        day,
        caseId,
        joined,
        officer,
        at,
        words,
        version + 1);
  }

  /** Never prints a child. */
  @Override
  public String toString() {
    return "KeptReferral[" + receipt + "]";
  }
}
