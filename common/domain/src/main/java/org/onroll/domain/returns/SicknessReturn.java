package org.onroll.domain.returns;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.onroll.domain.identity.Identity;
import org.onroll.domain.law.CompulsorySchoolAge;
import org.onroll.domain.roll.Address;
import org.onroll.domain.school.Urn;

/**
 * A school's word that a pupil misses fifteen days by sickness, code I, or is believed to:
 * consecutive or together; once for a continuous spell in a school year (SI 2024/208 reg 13).
 *
 * @param from the first day of the spell; the day of receipt where the return gives none
 * @param until the last day, past or expected; null where nobody knows
 * @param missed days of code I so far
 * @param expected further days that are believed to be missed
 */
public record SicknessReturn(
    Urn urn,
    Identity pupil,
    Address address,
    Pattern pattern,
    LocalDate from,
    boolean fromGiven,
    @Nullable LocalDate until,
    int missed,
    int expected,
    List<Session> sessions,
    Safeguarding safeguarding) {
  private static final String CITATION = "SI 2024/208 reg 13 (sickness return)";
  private static final String ILL = "I";
  private static final int FIFTEEN = 15;

  public SicknessReturn {
    sessions = List.copyOf(sessions);
  }

  /** How the days are counted. */
  public enum Pattern {
    CONSECUTIVE,
    CUMULATIVE,
    UNSAID
  }

  /** Days of code I so far: as listed, where the codes are listed. */
  public int daysMissed() {
    return sessions.isEmpty() ? missed : (int) sessions.stream().filter(Session::hasIll).count();
  }

  /** What the regulations ask for and the return does not give. */
  public List<Finding> findings(Circumstances at) {
    List<Finding> findings = new ArrayList<>(PupilFindings.of(pupil, address, CITATION));
    if (!fromGiven) add(findings, "from", "give the first day of code I");
    if (until != null && until.isBefore(from)) {
      add(findings, "until", "is before the first day of the spell");
    }
    if (pattern == Pattern.UNSAID) {
      add(findings, "pattern", "say whether the days are consecutive or cumulative");
    }
    if (pupil.birthKnown() && !CompulsorySchoolAge.covers(pupil.dateOfBirth(), from)) {
      add(findings, "pupil.dateOfBirth", "the pupil is not of compulsory school age on that day");
    }
    int days = daysMissed() + expected;
    if (days < FIFTEEN) {
      add(
          findings,
          "daysExpected",
          days + " days of code I are missed or expected; fifteen make a return owed");
    }
    if (pattern == Pattern.CONSECUTIVE && !sessions.isEmpty()) {
      AbsenceRun run = AbsenceRun.of(sessions, java.util.Set.of(ILL), at);
      run.tooWide().ifPresent(span -> findings.add(span.finding(CITATION)));
      run.breaks().stream()
          .findFirst()
          .ifPresent(
              b ->
                  add(
                      findings,
                      "sessions",
                      "a code other than I on "
                          + b.date()
                          + " breaks the spell: is it cumulative?"));
    }
    findings.addAll(safeguarding.findings());
    return findings;
  }

  private static void add(List<Finding> findings, String field, String message) {
    findings.add(new Finding(field, message, CITATION));
  }

  @Override
  public String toString() {
    return "SicknessReturn[" + urn + "]";
  }
}
