package org.onroll.domain.returns;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The answer to the question that every form asks. Saying so here is not a safeguarding referral.
 *
 * @param asked the form answered the question at all
 * @param promised a safeguarding referral is said to be made later
 */
public record Safeguarding(
    boolean asked,
    boolean concern,
    boolean referralMade,
    boolean promised,
    @Nullable LocalDate referredOn,
    String reference) {
  public static final Safeguarding NOT_ASKED = new Safeguarding(false, false, false, null, "");
  private static final String SOURCE = "requirement B5";

  /** Where nothing was promised. */
  public Safeguarding(
      boolean asked,
      boolean concern,
      boolean referralMade,
      @Nullable LocalDate referredOn,
      String reference) {
    this(asked, concern, referralMade, false, referredOn, reference);
  }

  /** What is still to be said of it. */
  public List<Finding> findings() {
    List<Finding> findings = new ArrayList<>();
    if (!asked) {
      findings.add(
          new Finding(
              "safeguarding.concern", "say whether there is a safeguarding concern", SOURCE));
    }
    if (concern && !referralMade && !promised) {
      findings.add(
          new Finding(
              "safeguarding.referral",
              "say that a safeguarding referral was made, when and with what reference, or that it"
                  + " will be",
              SOURCE));
    }
    if (concern && referralMade && referredOn == null) {
      findings.add(
          new Finding(
              "safeguarding.referral.on", "say when the safeguarding referral was made", SOURCE));
    }
    if (concern && referralMade && reference.isBlank()) {
      findings.add(
          new Finding(
              "safeguarding.referral.reference",
              "give the reference of the safeguarding referral",
              SOURCE));
    }
    return findings;
  }
}
