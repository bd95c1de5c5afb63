package org.onroll.domain.returns;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * The answer to the question that every form asks. Saying so here is not a safeguarding referral.
 *
 * @param asked the form answered the question at all
 */
public record Safeguarding(
    boolean asked,
    boolean concern,
    boolean referralMade,
    @Nullable LocalDate referredOn,
    String reference) {
  public static final Safeguarding NOT_ASKED = new Safeguarding(false, false, false, null, "");
}
