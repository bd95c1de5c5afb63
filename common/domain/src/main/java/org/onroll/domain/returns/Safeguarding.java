package org.onroll.domain.returns;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The answer to the question that every form asks. Saying so here is not a safeguarding referral.
 *
 * @param asked the form answered the question at all
 * @param referralOn the day on which a referral is to be made; null where none was promised
 */
public record Safeguarding(
    boolean asked,
    boolean concern,
    boolean referralMade,
    @Nullable LocalDate referredOn,
    String reference,
    @Nullable LocalDate referralOn) {
  private static final String CITATION = "the authority's policy on children missing education";
  public static final Safeguarding NOT_ASKED =
      new Safeguarding(false, false, false, null, "", null);

  public Safeguarding(
      boolean asked,
      boolean concern,
      boolean referralMade,
      @Nullable LocalDate referredOn,
      String reference) {
    this(asked, concern, referralMade, referredOn, reference, null);
  }

  /** Made, with the day and the reference: only that ends a promise. */
  public boolean referralShown() {
    return referralMade && referredOn != null && !reference.isBlank();
  }

  /** What the form leaves out. */
  public List<Finding> findings() {
    if (!asked) return List.of(finding("concern", "say whether there is a safeguarding concern"));
    if (!concern) return List.of();
    if (referralMade && !referralShown()) {
      return List.of(
          finding("referral", "give the day and the reference of the safeguarding referral"));
    }
    if (!referralMade && referralOn == null) {
      return List.of(
          finding("referral", "say that a safeguarding referral was made, or when it will be"));
    }
    return List.of();
  }

  private static Finding finding(String field, String message) {
    return new Finding("safeguarding." + field, message, CITATION);
  }
}
