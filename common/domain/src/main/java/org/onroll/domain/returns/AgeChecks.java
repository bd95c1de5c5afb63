package org.onroll.domain.returns;

import java.util.ArrayList;
import java.util.List;
import org.onroll.domain.identity.Identity;
import org.onroll.domain.law.CompulsorySchoolAge;
import org.onroll.domain.law.Ground;

/**
 * Which list a ground must come from: pupils who are not of compulsory school age have reg 9(3).
 */
final class AgeChecks {
  private AgeChecks() {}

  static List<Finding> of(DeletionReturn word) {
    List<Finding> findings = new ArrayList<>();
    Identity pupil = word.pupil();
    boolean own = word.ground() == Ground.OF_REG_9_3;
    if (own) {
      findings.add(
          new Finding(
              "ground",
              "a ground of regulation 9(3) was taken as you wrote it: OnRoll does not hold that"
                  + " list, and an officer looks at it",
              word.ground().citation()));
    }
    if (!pupil.birthKnown()) {
      findings.add(
          new Finding(
              "pupil.dateOfBirth",
              "give the date of birth: it decides which grounds apply",
              word.ground().citation()));
      return findings;
    }
    boolean covered = CompulsorySchoolAge.covers(pupil.dateOfBirth(), word.deletionDate());
    if (covered && own) {
      findings.add(
          new Finding(
              "ground",
              "the pupil is of compulsory school age on that day: give a ground of regulation 9(1)",
              "SI 2024/208 reg 9(1)"));
    }
    if (!covered && !own) {
      findings.add(
          new Finding(
              "ground",
              "the pupil is not of compulsory school age on that day: regulation 9(3) has the"
                  + " grounds for such pupils; write it as 9(3) and its letter",
              "SI 2024/208 reg 9(3)"));
    }
    return findings;
  }
}
