package org.onroll.domain.referral;

import static org.onroll.domain.referral.Question.Say.NO;
import static org.onroll.domain.referral.Question.Say.YES;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.onroll.domain.enquiry.CaseReason;
import org.onroll.domain.referral.Question.Say;

/**
 * Where a referral goes, decided by one table from what was said and nothing else.
 *
 * @param reason of the case that it opens; null where it opens none
 * @param next what happens, in words for the referrer
 * @param remaining what remains theirs to do
 * @param unanswered what would have been decided by, and was not said
 * @param mayAskFrom the day from which a school may ask LCSS for a home visit; null elsewhere
 */
public record Decision(
    Outcome outcome,
    @Nullable CaseReason reason,
    List<String> next,
    List<String> remaining,
    Set<Question> unanswered,
    @Nullable LocalDate mayAskFrom) {

  /** One row: the first whose conditions all hold decides. */
  private record Row(
      @Nullable Route route,
      Map<Question, Say> when,
      Outcome outcome,
      @Nullable CaseReason reason,
      List<String> next,
      List<String> remaining) {
    boolean on(Route said) {
      return route == null || route == said;
    }
  }

  private static final String AT_ONCE =
      "Put the pupil on roll from the day of the allocated place, at once.";
  private static final String KEEP_TRYING =
      "Go on trying every contact of the family, each school day, and note when and whom.";
  private static final String KEEP_ON_ROLL =
      "Keep the name on roll until a ground of regulation 9 is met, then send the deletion return.";
  private static final String TELL_NEWS = "Tell the authority at once what you learn.";

  private static final List<Row> TABLE =
      List.of(
          row(
              null,
              Map.of(Question.HOME_EDUCATED, YES, Question.FOUND_UNSUITABLE, YES),
              Outcome.CME,
              CaseReason.HOME_EDUCATION_UNSUITABLE,
              "The child counts as missing education until the education is suitable or a school"
                  + " has entered the child.",
              TELL_NEWS),
          row(
              null,
              Map.of(Question.HOME_EDUCATED, YES),
              Outcome.EHE_POLICY,
              null,
              "The elective home education team takes it on and asks for an assurance that the"
                  + " education is suitable. A child educated at home is not missing education.",
              "Ask the parent for the written notice, with the date from which it holds, and pass"
                  + " it on."),
          row(
              Route.LEFT,
              Map.of(Question.WHEREABOUTS_KNOWN, YES, Question.PLACE_SOUGHT, YES),
              Outcome.CME,
              CaseReason.AWAITING_PLACE,
              "A case is opened, since the child is on no roll until the next school enters the"
                  + " child, and admissions are asked for the place.",
              TELL_NEWS),
          row(
              Route.LEFT,
              Map.of(Question.WHEREABOUTS_KNOWN, YES),
              Outcome.CME,
              CaseReason.ON_NO_ROLL,
              "A case is opened: the child is here and on no roll, and a place is looked for.",
              TELL_NEWS),
          row(
              Route.LEFT,
              Map.of(),
              Outcome.ENQUIRY,
              CaseReason.DESTINATION_UNKNOWN,
              "An enquiry is opened, and the child is looked for here and elsewhere.",
              "Send the deletion return if you have not, with all that you know of where the family"
                  + " went. "
                  + TELL_NEWS),
          row(
              Route.STOPPED,
              Map.of(Question.FAMILY_LEFT, YES),
              Outcome.CME,
              CaseReason.FAMILY_LEFT,
              "A case is opened, and the family is looked for at once.",
              KEEP_ON_ROLL),
          row(
              Route.STOPPED,
              Map.of(Question.CHILD_AT_ADDRESS, YES),
              Outcome.COUNTY_ATTENDANCE_TEAM,
              null,
              "The county attendance team takes it on: the child is at the address and does not"
                  + " attend.",
              KEEP_ON_ROLL),
          row(
              Route.STOPPED,
              Map.of(Question.HOME_VISIT_MADE, YES),
              Outcome.ENQUIRY,
              CaseReason.STOPPED_ATTENDING,
              "An enquiry is opened: the visit has not found out where the child is.",
              KEEP_TRYING + " " + KEEP_ON_ROLL),
          row(
              Route.STOPPED,
              Map.of(Question.THIRD_DAY, NO),
              Outcome.LCSS_HOME_VISIT,
              null,
              "From the third school day of absence you may ask the Locality and Community Support"
                  + " Service for a home visit.",
              KEEP_TRYING),
          row(
              Route.STOPPED,
              Map.of(Question.CONTACT_TRIED, YES, Question.THIRD_DAY, YES),
              Outcome.LCSS_HOME_VISIT,
              null,
              "You may ask the Locality and Community Support Service for a home visit now.",
              "Ask for the visit, and refer again with what it finds."),
          row(
              Route.STOPPED,
              Map.of(),
              Outcome.LCSS_HOME_VISIT,
              null,
              "When every contact has been tried, and from the third school day of absence, you may"
                  + " ask the Locality and Community Support Service for a home visit.",
              KEEP_TRYING),
          row(
              Route.NOT_TAKEN_UP,
              Map.of(Question.ADMISSIONS_ASKED, YES, Question.ON_ROLL, YES),
              Outcome.CME,
              CaseReason.PLACE_NOT_TAKEN_UP,
              "A case is opened, and the family is looked for.",
              KEEP_TRYING),
          row(
              Route.NOT_TAKEN_UP,
              Map.of(Question.ADMISSIONS_ASKED, YES),
              Outcome.CME,
              CaseReason.AWAITING_PLACE,
              "A case is opened, and the family is looked for.",
              AT_ONCE + " " + KEEP_TRYING),
          row(
              Route.NOT_TAKEN_UP,
              Map.of(),
              Outcome.ADMISSIONS,
              null,
              "The admissions team comes first: it may know of another school or a new address.",
              "Ask the admissions team. "
                  + AT_ONCE
                  + " If the family is still not reached then,"
                  + " refer again."),
          row(
              Route.NOT_SURE,
              Map.of(Question.IN_SCHOOL, YES, Question.CONCERN, YES),
              Outcome.MASH_OR_POLICE,
              null,
              "The child goes to school; the concern is for the Multi-Agency Safeguarding Hub, or"
                  + " the police where there is danger.",
              "Make the safeguarding referral: this one is none."),
          row(
              Route.NOT_SURE,
              Map.of(Question.IN_SCHOOL, YES),
              Outcome.COUNTY_ATTENDANCE_TEAM,
              null,
              "The county attendance team looks at it: the child has a school.",
              TELL_NEWS),
          row(
              Route.NOT_SURE,
              Map.of(Question.IN_SCHOOL, NO, Question.PLACE_SOUGHT, YES),
              Outcome.CME,
              CaseReason.AWAITING_PLACE,
              "A case is opened, since the child is on no roll yet, and admissions are asked.",
              TELL_NEWS),
          row(
              Route.NOT_SURE,
              Map.of(),
              Outcome.ENQUIRY,
              CaseReason.EDUCATION_NOT_KNOWN,
              "An enquiry is opened: whether and where the child is educated is found out.",
              TELL_NEWS));

  public Decision {
    next = List.copyOf(next);
    remaining = List.copyOf(remaining);
    unanswered = Set.copyOf(unanswered);
  }

  /**
   * Decides.
   *
   * @param mayAskFrom the third school day of the absence ({@code third-day-contact}); null where
   *     its first day was not given
   * @param day on which the referral was received
   */
  public static Decision of(Referral said, @Nullable LocalDate mayAskFrom, LocalDate day) {
    Map<Question, Say> facts = said.facts(mayAskFrom, day);
    Set<Question> unanswered = EnumSet.noneOf(Question.class);
    for (Row row : TABLE) {
      if (!row.on(said.route()) || contradicted(row, facts)) continue;
      Set<Question> open = EnumSet.noneOf(Question.class);
      open.addAll(row.when().keySet());
      open.removeAll(facts.keySet());
      if (open.isEmpty()) {
        boolean visit = row.outcome() == Outcome.LCSS_HOME_VISIT;
        return new Decision(
            row.outcome(),
            row.reason(),
            row.next(),
            row.remaining(),
            unanswered,
            visit ? mayAskFrom : null);
      }
      open.removeIf(q -> !q.askedOn(said.route()));
      unanswered.addAll(open);
    }
    throw new IllegalStateException("the last row of each route has no condition");
  }

  private static boolean contradicted(Row row, Map<Question, Say> facts) {
    return row.when().entrySet().stream()
        .anyMatch(
            c ->
                Optional.ofNullable(facts.get(c.getKey()))
                    .filter(said -> said != c.getValue())
                    .isPresent());
  }

  private static Row row(
      @Nullable Route route,
      Map<Question, Say> when,
      Outcome outcome,
      @Nullable CaseReason reason,
      String next,
      String remaining) {
    return new Row(route, when, outcome, reason, List.of(next), sentences(remaining));
  }

  private static List<String> sentences(String remaining) {
    List<String> all = new ArrayList<>();
    for (String sentence : remaining.split("(?<=\\.) ", -1)) all.add(sentence);
    return all;
  }
}
