package org.onroll.domain.returns;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.onroll.domain.identity.Identity;
import org.onroll.domain.law.CompulsorySchoolAge;
import org.onroll.domain.roll.Address;
import org.onroll.domain.school.Urn;

/**
 * A school's word that a pupil does not attend: ten continuous school days of codes G, N, O or U,
 * or irregularly; at least once a calendar month (SI 2024/208 reg 13).
 *
 * @param from the first day of the absence; the day of receipt where the return gives none
 * @param until the last day that it speaks of; null where it gives none
 * @param cause as far as it is known; blank where it is not
 */
public record AttendanceReturn(
    Urn urn,
    Identity pupil,
    Address address,
    Pattern pattern,
    LocalDate from,
    boolean fromGiven,
    @Nullable LocalDate until,
    String cause,
    List<Session> sessions,
    Safeguarding safeguarding) {
  private static final String CITATION = "SI 2024/208 reg 13 (attendance return)";
  private static final Set<String> UNAUTHORISED = Set.of("G", "N", "O", "U");
  private static final Set<String> GROUND_I = Set.of("G", "N", "O");
  private static final int TEN = 10;

  public AttendanceReturn {
    sessions = List.copyOf(sessions);
  }

  /** Why the return is owed. */
  public enum Pattern {
    CONTINUOUS,
    IRREGULAR,
    UNSAID
  }

  /**
   * Whether the days of this absence may become those of ground (i): continuous, and no code listed
   * but G, N and O; U makes a return owed and breaks that ground's run.
   */
  public boolean mayBecomeGroundI() {
    return pattern == Pattern.CONTINUOUS
        && fromGiven
        && sessions.stream().noneMatch(s -> s.hasOtherThan(GROUND_I));
  }

  /** School days of the run at the end of what is listed. */
  public int schoolDays(Circumstances at) {
    return AbsenceRun.of(sessions, UNAUTHORISED, at).days().size();
  }

  /** What the regulations ask for and the return does not give. */
  public List<Finding> findings(Circumstances at) {
    List<Finding> findings = new ArrayList<>(PupilFindings.of(pupil, address, CITATION));
    if (!fromGiven) add(findings, "from", "give the first day of the absence");
    if (until == null) add(findings, "until", "give the last day that the return speaks of");
    if (until != null && until.isBefore(from)) {
      add(findings, "until", "is before the first day of the absence");
    }
    if (pattern == Pattern.UNSAID) {
      add(findings, "pattern", "say whether the absence is continuous or irregular");
    }
    if (pupil.birthKnown() && !CompulsorySchoolAge.covers(pupil.dateOfBirth(), from)) {
      add(findings, "pupil.dateOfBirth", "the pupil is not of compulsory school age on that day");
    }
    if (sessions.isEmpty()) {
      add(findings, "sessions", "list the codes of both sessions of each day of the absence");
    } else {
      findings.addAll(sessions(at));
    }
    findings.addAll(safeguarding.findings());
    return findings;
  }

  private List<Finding> sessions(Circumstances at) {
    AbsenceRun run = AbsenceRun.of(sessions, UNAUTHORISED, at);
    List<Finding> findings = new ArrayList<>(run.codeN());
    if (pattern == Pattern.IRREGULAR) return findings;
    if (run.days().size() < TEN) {
      add(
          findings,
          "sessions",
          "the run of G, N, O and U has "
              + run.days().size()
              + " of the school's own days; ten make a return owed, and irregular attendance does");
    }
    return findings;
  }

  private static void add(List<Finding> findings, String field, String message) {
    findings.add(new Finding(field, message, CITATION));
  }

  @Override
  public String toString() {
    return "AttendanceReturn[" + urn + "]";
  }
}
