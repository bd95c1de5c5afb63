package org.onroll.domain.referral;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.EnumMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.onroll.domain.identity.Identity;
import org.onroll.domain.referral.Question.Say;
import org.onroll.domain.returns.Finding;
import org.onroll.domain.returns.Safeguarding;
import org.onroll.domain.roll.Address;

@DisplayName("B4: where a referral goes")
class DecisionTest {
  private static final LocalDate DAY = LocalDate.parse("2026-09-16");
  private static final Safeguarding NO_CONCERN = new Safeguarding(true, false, false, null, "");
  private static final Identity ADA =
      new Identity("", "Ashdown", "Ada", "", LocalDate.parse("2017-05-01"), "F");

  /** Answers as {@code question=say}; the third day reached or not; what it opens as. */
  @ParameterizedTest(name = "{0}: {1} -> {2} {3}, asks {4}")
  @CsvSource({
    // route 1: left, no new school has confirmed
    "left-without-new-school, whereaboutsKnown=no homeEducated=no, enquiry, destination-unknown,"
        + " ''",
    "left-without-new-school, whereaboutsKnown=unknown homeEducated=no, enquiry,"
        + " destination-unknown, ''",
    "left-without-new-school, whereaboutsKnown=yes placeSought=no homeEducated=no, cme, on-no-roll,"
        + " ''",
    "left-without-new-school, whereaboutsKnown=yes placeSought=yes homeEducated=no, cme,"
        + " awaiting-place, ''", // A2: awaiting place
    "left-without-new-school, homeEducated=yes, ehe-policy, '', ''", // A3: is not CME
    "left-without-new-school, homeEducated=yes foundUnsuitable=yes, cme, home-education-unsuitable,"
        + " ''", // A3
    "left-without-new-school, '', enquiry, destination-unknown, homeEducated whereaboutsKnown"
        + " placeSought",
    "left-without-new-school, whereaboutsKnown=yes homeEducated=no, cme, on-no-roll, placeSought",
    // route 2: stopped attending or did not return
    "stopped-attending, familyLeft=yes, cme, family-left, ''",
    "stopped-attending, familyLeft=no childAtAddress=yes, county-attendance-team, '', ''",
    "stopped-attending, familyLeft=no childAtAddress=no homeVisitMade=yes, enquiry,"
        + " stopped-attending, ''",
    "stopped-attending, familyLeft=unknown childAtAddress=unknown homeVisitMade=no"
        + " contactTried=yes day=3, lcss-home-visit, '', ''",
    "stopped-attending, familyLeft=unknown childAtAddress=unknown homeVisitMade=no"
        + " contactTried=yes day=2, lcss-home-visit, '', ''",
    "stopped-attending, familyLeft=unknown childAtAddress=unknown homeVisitMade=no contactTried=no"
        + " day=3, lcss-home-visit, '', ''",
    "stopped-attending, homeVisitMade=no contactTried=yes, lcss-home-visit, '', familyLeft"
        + " childAtAddress firstDayAbsent",
    "stopped-attending, familyLeft=yes homeEducated=yes, ehe-policy, '', ''",
    // route 3: place allocated, family not reached
    "place-not-taken-up, admissionsAsked=no, admissions, '', ''",
    "place-not-taken-up, admissionsAsked=yes onRoll=no, cme, awaiting-place, ''",
    "place-not-taken-up, admissionsAsked=yes onRoll=yes, cme, place-not-taken-up, ''",
    "place-not-taken-up, '', admissions, '', admissionsAsked onRoll",
    // somebody tells of a child and knows no more (B6)
    "not-sure, inSchool=no placeSought=no, enquiry, education-not-known, ''",
    "not-sure, inSchool=unknown, enquiry, education-not-known, ''",
    "not-sure, inSchool=no placeSought=yes, cme, awaiting-place, ''",
    "not-sure, inSchool=yes, county-attendance-team, '', ''",
    "not-sure, inSchool=yes concern=yes, mash-or-police, '', ''",
    "not-sure, '', enquiry, education-not-known, inSchool placeSought",
  })
  void each_route_ends_in_one_place(
      String route, String answers, String outcome, String reason, String asks) {
    Decision decision = decide(route, answers);
    assertThat(decision.outcome().id()).isEqualTo(outcome);
    assertThat(decision.reason() == null ? "" : decision.reason().id()).isEqualTo(reason);
    assertThat(decision.unanswered())
        .extracting(Question::field)
        .containsExactlyInAnyOrder(asks.isEmpty() ? new String[0] : asks.split(" ", -1));
    assertThat(decision.next()).isNotEmpty();
    assertThat(decision.remaining()).isNotEmpty();
    assertThat(decision.outcome().opens().isPresent()).isEqualTo(decision.reason() != null);
    if (decision.reason() != null) {
      assertThat(decision.outcome().opens()).contains(decision.reason().kind()); // A2
    }
  }

  @Test
  void until_the_third_day_the_school_is_told_from_when_it_may_ask_for_a_visit() {
    Decision early = decide("stopped-attending", "contactTried=yes homeVisitMade=no day=2");
    Decision then = decide("stopped-attending", "contactTried=yes homeVisitMade=no day=3");
    assertThat(early.mayAskFrom()).isEqualTo(DAY.plusDays(1));
    assertThat(early.next().getFirst()).startsWith("From the third school day");
    assertThat(then.next().getFirst()).contains("now");
  }

  @Test
  void an_allocated_place_means_a_name_on_the_roll_at_once() {
    assertThat(decide("place-not-taken-up", "admissionsAsked=no").remaining().toString())
        .contains("Ask the admissions team", "on roll", "at once");
    assertThat(
            decide("place-not-taken-up", "admissionsAsked=yes onRoll=yes").remaining().toString())
        .doesNotContain("on roll");
  }

  @ParameterizedTest
  @EnumSource(Route.class)
  void nothing_said_is_still_a_decision(Route route) {
    assertThat(decide(route.id(), "").next()).isNotEmpty();
  }

  @ParameterizedTest(name = "{0} names a legal basis: {1}")
  @CsvSource({
    "school, false",
    "police, true",
    "camhs, true",
    "young-carers, true",
    "youth-justice, true",
    "youth-service, true",
    "housing, true",
    "admissions, false", // a team of the authority itself
    "border-agency, true",
    "other-authority, true",
    "health, true",
    "data-match, true",
    "resident, false"
  })
  void a_partner_agency_names_its_legal_basis_and_is_taken_without(String by, boolean asked) { // B6
    Referrer referrer = Referrer.parse(by).orElseThrow();
    assertThat(fields(said(referrer, "not-sure", "inSchool=no placeSought=no", NO_CONCERN)))
        .isEqualTo(asked ? java.util.List.of("legalBasis") : java.util.List.of());
  }

  @ParameterizedTest(name = "asked {0}, concern {1}, made {2}, promised {3}: {4}")
  @CsvSource({
    "false, false, false, false, safeguarding.concern",
    "true, false, false, false, ''",
    "true, true, false, false, safeguarding.referral",
    "true, true, false, true, ''",
    "true, true, true, false, safeguarding.referral"
  })
  void every_form_asks_about_safeguarding_and_what_was_done( // B5
      boolean asked, boolean concern, boolean made, boolean promised, String findings) {
    Safeguarding word = new Safeguarding(asked, concern, made, null, "", promised ? DAY : null);
    assertThat(
            String.join(
                " ",
                fields(said(Referrer.SCHOOL, "not-sure", "inSchool=no" + " placeSought=no", word))))
        .isEqualTo(findings);
  }

  private static java.util.List<String> fields(Referral said) {
    return said.findings(Decision.of(said, null, DAY)).stream().map(Finding::field).toList();
  }

  private static Decision decide(String route, String answers) {
    Safeguarding word =
        answers.contains("concern=yes")
            ? new Safeguarding(true, true, false, null, "", DAY)
            : NO_CONCERN;
    LocalDate from = null;
    if (answers.contains("day=3")) from = DAY;
    if (answers.contains("day=2")) from = DAY.plusDays(1);
    return Decision.of(said(Referrer.SCHOOL, route, answers, word), from, DAY);
  }

  private static Referral said(
      Referrer by, String route, String answers, Safeguarding safeguarding) {
    Map<Question, Say> said = new EnumMap<>(Question.class);
    for (String answer : answers.split(" ", -1)) {
      String[] parts = answer.split("=", -1);
      for (Question question : Question.values()) {
        if (question.answered() && question.field().equals(parts[0])) {
          said.put(question, Say.parse(parts[1]).orElseThrow());
        }
      }
    }
    @Nullable LocalDate none = null;
    return new Referral(
        by,
        "",
        Route.parse(route).orElseThrow(),
        said,
        ADA,
        "4",
        Address.NONE,
        "",
        none,
        none,
        safeguarding,
        null);
  }
}
