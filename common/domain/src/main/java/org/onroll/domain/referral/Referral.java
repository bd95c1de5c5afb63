package org.onroll.domain.referral;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.onroll.domain.identity.Identity;
import org.onroll.domain.referral.Question.Say;
import org.onroll.domain.returns.Finding;
import org.onroll.domain.returns.Safeguarding;
import org.onroll.domain.roll.Address;

/**
 * What somebody says of a child who may be missing education.
 *
 * @param legalBasis in the agency's words; blank where none was given
 * @param school URN of the school that it is about; blank for none
 * @param firstDayAbsent the first school day of the absence; null where not given
 * @param lastAttended the last day in school; null where not given
 * @param received how and when it came, where an officer keyed it; null for what came over HTTPS
 */
public record Referral(
    Referrer by,
    String legalBasis,
    Route route,
    Map<Question, Say> answers,
    Identity child,
    String year,
    Address address,
    String school,
    @Nullable LocalDate firstDayAbsent,
    @Nullable LocalDate lastAttended,
    Safeguarding safeguarding,
    @Nullable Received received) {
  private static final String POLICY = "Oxfordshire's policy; requirement ";

  public Referral {
    answers = Map.copyOf(answers);
  }

  /** With what follows from the rest: the third day, the concern. */
  Map<Question, Say> facts(@Nullable LocalDate mayAskFrom, LocalDate day) {
    Map<Question, Say> facts = new EnumMap<>(Question.class);
    facts.putAll(answers);
    if (mayAskFrom != null) {
      facts.put(Question.THIRD_DAY, day.isBefore(mayAskFrom) ? Say.NO : Say.YES);
    }
    if (safeguarding.asked()) {
      facts.put(Question.CONCERN, safeguarding.concern() ? Say.YES : Say.NO);
    }
    return facts;
  }

  /** What is still to be answered, by the decision and by every form. */
  public List<Finding> findings(Decision decision) {
    List<Finding> findings = new ArrayList<>();
    if (by.partner() && legalBasis.isBlank()) {
      findings.add(
          new Finding("legalBasis", "name the legal basis on which you share this", POLICY + "B6"));
    }
    if (!child.birthKnown()) {
      findings.add(
          new Finding(
              "child.dateOfBirth",
              "give the date of birth: it says whether the child is of compulsory school age",
              "Education Act 1996 s8"));
    }
    for (Question question : decision.unanswered()) {
      String field = question.answered() ? "answers." + question.field() : question.field();
      findings.add(new Finding(field, question.words(), POLICY + "B4"));
    }
    findings.addAll(safeguarding.findings());
    return findings;
  }

  /** Never prints a child. */
  @Override
  public String toString() {
    return "Referral[" + by.id() + ", " + route.id() + "]";
  }
}
