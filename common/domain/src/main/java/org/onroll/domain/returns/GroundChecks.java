package org.onroll.domain.returns;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.onroll.domain.identity.Identity;
import org.onroll.domain.law.CompulsorySchoolAge;
import org.onroll.domain.returns.GroundEvidence.OtherSchool;
import org.onroll.domain.school.School;
import org.onroll.domain.school.YearGroup;

/**
 * The tests that each ground of SI 2024/208 reg 9 brings with it. What fails is a finding: the
 * school decides, and a lawful deletion is never held up. A citation that says "not verified" rests
 * on wording that we have not seen in the regulation itself.
 */
final class GroundChecks {
  private static final String UNVERIFIED = ", not verified against the text";
  private static final Set<String> OWN_GROUND = Set.of("independent", "non-maintained-special");
  private static final Set<String> FEES = Set.of("maintained", "academy");
  private static final int SENTENCE_MONTHS = 4;

  private final DeletionReturn word;
  private final GroundEvidence said;
  private final Circumstances at;
  private final List<Finding> findings = new ArrayList<>();

  private GroundChecks(DeletionReturn word, Circumstances at) {
    this.word = word;
    this.said = word.evidence();
    this.at = at;
  }

  static List<Finding> of(DeletionReturn word, Circumstances at) {
    GroundChecks checks = new GroundChecks(word, at);
    checks.findings.addAll(AgeChecks.of(word));
    checks.ground();
    return checks.findings;
  }

  private void ground() {
    switch (word.ground()) {
      case A -> anotherSchool();
      case B -> nursery();
      case C -> everyOtherSchool();
      case D -> orderAmended();
      case E -> orderRevoked();
      case F -> educatedOtherwise();
      case G -> tooFar();
      case H -> findings.addAll(AbsenceChecks.afterLeave(word, at));
      case I -> findings.addAll(AbsenceChecks.twentyDays(word, at));
      case J -> detained();
      case K -> past("diedOn", said.ending().diedOn(), "give the date of death", "");
      case L -> beyondAge();
      case M -> feesUnpaid();
      case N -> ceased();
      case O -> excluded();
      case OF_REG_9_3 -> {}
    }
  }

  private void anotherSchool() {
    noOrder("(i)");
    noMobileChild("(ii)");
    if (said.registration().dualAgreed() == Said.YES) {
      find(
          "dualRegistrationAgreed",
          "it was agreed that the pupil is registered at more than one school: ground (a) is not"
              + " met; ground (c) may be",
          "(iii)");
    }
    if (word.destination() != null && word.destination().kind() != Destination.Kind.SCHOOL) {
      find(
          "destination",
          "ground (a) means that another school has registered the pupil: name that school",
          "");
    }
  }

  private void nursery() {
    if (at.school().mostJuniorClass().compareTo(YearGroup.R) >= 0) {
      find("ground", "this school has no nursery class in the register of schools", "");
    }
    notExpected("(ii)");
  }

  private void everyOtherSchool() {
    notExpected("(i)");
    List<OtherSchool> others = said.registration().others();
    if (others.isEmpty()) {
      find(
          "otherSchools",
          "name every other school where the pupil is registered, with the day of its consent",
          "(ii)");
    }
    for (int i = 0; i < others.size(); i++) {
      past(
          "otherSchools[" + i + "].consentedOn",
          others.get(i).consentedOn(),
          "every other school must have agreed to the deletion: give the day",
          "(ii)");
    }
    noOrder("(iii)");
    noMobileChild("(iv)");
  }

  private void orderAmended() {
    past(
        "attendanceOrder.amendedOn",
        said.order().amendedOn(),
        "give the day on which the authority put another school into the order",
        "");
    noOrder("");
  }

  private void orderRevoked() {
    past(
        "attendanceOrder.revokedOn",
        said.order().revokedOn(),
        "give the day on which the authority revoked the order",
        "");
  }

  private void educatedOtherwise() {
    if (word.destination() != null
        && word.destination().kind() != Destination.Kind.HOME_EDUCATION) {
      find(
          "destination",
          "ground (f) means education otherwise than at school: is the destination right?",
          "");
    }
    GroundEvidence.Notice notice = said.notice();
    if (notice.written() == Said.UNSAID) {
      find("parentNotice.written", "say whether the parent gave notice in writing", "");
    }
    if (notice.written() == Said.NO) {
      find(
          "parentNotice.written",
          "oral notice is not enough: ask the parent to write, and keep the name until then",
          "");
    }
    LocalDate from = notice.from();
    if (from == null) {
      find("parentNotice.from", "give the date from which the parent said so", "");
    } else if (!word.deletionDate().isAfter(from)) {
      find(
          "deletionDate",
          "the name goes after the date that the parent gave has passed, not on or before it",
          "");
    }
    noOrder("");
    if (notice.placedByAuthority() == Said.YES) {
      past(
          "parentNotice.consentedOn",
          notice.consentedOn(),
          "the authority arranged this special school place: its consent is needed; give the day",
          UNVERIFIED);
    }
  }

  private void tooFar() {
    if (said.registration().boarder() == Said.YES) {
      find("boarder", "ground (g) is not for boarders", UNVERIFIED);
    }
    noMobileChild(UNVERIFIED);
    notExpected(UNVERIFIED);
  }

  private void detained() {
    Integer months = said.ending().sentenceMonths();
    if (months == null) {
      find("sentenceMonths", "give the length of the sentence in months", UNVERIFIED);
    } else if (months < SENTENCE_MONTHS) {
      find("sentenceMonths", "ground (j) asks for a sentence of four months or more", UNVERIFIED);
    }
    notExpected(UNVERIFIED);
  }

  private void beyondAge() {
    if (said.ending().goesToSixthForm() == Said.UNSAID) {
      find("goesToSixthForm", "say whether the pupil goes on to the sixth form here", UNVERIFIED);
    }
    if (said.ending().goesToSixthForm() == Said.YES) {
      find("goesToSixthForm", "a pupil who goes on to the sixth form stays on", UNVERIFIED);
    }
    Identity pupil = word.pupil();
    if (pupil.birthKnown()
        && CompulsorySchoolAge.goesOn(pupil.dateOfBirth(), word.deletionDate())) {
      find(
          "pupil.dateOfBirth",
          "the pupil is of compulsory school age until "
              + CompulsorySchoolAge.ends(pupil.dateOfBirth())
              + ": the school meets again before that",
          UNVERIFIED);
    }
  }

  private void feesUnpaid() {
    if (!FEES.contains(at.school().type())) {
      find("ground", "ground (m) is for maintained schools and academies only", "");
    }
    if (said.registration().boarder() != Said.YES) {
      find("boarder", "ground (m) is for boarders: say that the pupil is one", "");
    }
    past(
        "feesUnpaidAt",
        said.ending().feesUnpaidAt(),
        "give the end of the term whose boarding fees are unpaid",
        "");
  }

  private void ceased() {
    School school = at.school();
    if (!OWN_GROUND.contains(school.type())) {
      find("ground", "ground (n) is for independent and non-maintained special schools only", "");
    }
    past("ceasedOn", said.ending().ceasedOn(), "give the day on which the pupil ceased", "");
  }

  private void excluded() {
    past("exclusion.on", said.ending().excludedOn(), "give the day of the exclusion", "");
    LocalDate reviewed = said.ending().reviewedOn();
    if (reviewed == null || reviewed.isAfter(word.deletionDate())) {
      find(
          "exclusion.reviewedOn",
          "the name goes only after the review of the exclusion has run its course: give the day",
          UNVERIFIED);
    }
  }

  private void noOrder(String item) {
    if (said.order().namesThisSchool() == Said.YES) {
      find(
          "attendanceOrder.namesThisSchool",
          "a school attendance order names this school: the name stays while it is in force",
          item);
    }
  }

  private void noMobileChild(String item) {
    if (said.registration().mobileHere() == Said.YES) {
      find(
          "mobileChild.mainSchool",
          "this is the main school of a mobile child: the name stays while the family travels",
          item);
    }
  }

  private void notExpected(String item) {
    switch (said.returnExpected()) {
      case YES ->
          find(
              "returnExpected",
              "there must be no reasonable grounds to believe that the pupil will attend again",
              item);
      case UNSAID ->
          find("returnExpected", "say whether the pupil is expected to attend again", item);
      case NO -> {}
    }
  }

  /** A day that must be given, and not lie after the deletion. */
  private void past(String field, @Nullable LocalDate day, String ask, String item) {
    if (day == null) find(field, ask, item);
    else if (day.isAfter(word.deletionDate()))
      find(field, "that day is after the deletion: the ground is not met before it", item);
  }

  private void find(String field, String message, String item) {
    findings.add(new Finding(field, message, word.ground().citation() + item));
  }
}
