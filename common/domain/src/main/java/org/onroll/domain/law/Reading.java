package org.onroll.domain.law;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/**
 * A question about a rule that authorities answer differently, with the answer that is set here.
 *
 * @param answers those that OnRoll knows, the usual one first; {@link #A_DAY} stands for any date
 * @param rule id of the rule that it is about
 * @param source who answers how
 */
public record Reading(
    String id, String question, List<String> answers, String answer, String rule, String source) {
  /** Whether the fifth day is a calendar day or a school day. */
  public static final String FIFTH_DAY = "fifth-day";

  /** Whether returns are wanted for joiners of the most junior class, and since when. */
  public static final String JUNIOR_JOINERS = "junior-joiners";

  /** Whether a roll counts as the return. */
  public static final String FEED_IS_RETURN = "feed-is-return";

  /** In place of an answer: the day from which the authority reads it so. */
  public static final String A_DAY = "YYYY-MM-DD";

  public Reading {
    answers = List.copyOf(answers);
  }

  /** The answer where it is a date. */
  public Optional<LocalDate> day() {
    return date(answer);
  }

  private static Optional<LocalDate> date(String text) {
    try {
      return Optional.of(LocalDate.parse(text));
    } catch (DateTimeException e) {
      return Optional.empty();
    }
  }

  Reading answered(String other) {
    boolean known =
        date(other).isPresent()
            ? answers.contains(A_DAY)
            : answers.contains(other) && !other.equals(A_DAY);
    if (!known) {
      throw new IllegalArgumentException(id + " is one of " + answers + ", not " + other);
    }
    return new Reading(id, question, answers, other, rule, source);
  }
}
