package org.onroll.domain.law;

import java.util.List;

/**
 * A question about a rule that authorities answer differently, with the answer that is set here.
 *
 * @param answers those that OnRoll knows; the first is the usual one
 * @param rule id of the rule that it is about
 * @param source who answers how
 */
public record Reading(
    String id, String question, List<String> answers, String answer, String rule, String source) {
  /** Whether the fifth day is a calendar day or a school day. */
  public static final String FIFTH_DAY = "fifth-day";

  /** Whether returns are wanted for joiners of the most junior class. */
  public static final String JUNIOR_JOINERS = "junior-joiners";

  /** Whether a roll counts as the return. */
  public static final String FEED_IS_RETURN = "feed-is-return";

  public Reading {
    answers = List.copyOf(answers);
  }

  Reading answered(String other) {
    if (!answers.contains(other)) {
      throw new IllegalArgumentException(id + " is one of " + answers + ", not " + other);
    }
    return new Reading(id, question, answers, other, rule, source);
  }
}
