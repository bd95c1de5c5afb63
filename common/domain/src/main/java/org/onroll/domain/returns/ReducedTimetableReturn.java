package org.onroll.domain.returns;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.onroll.domain.identity.Identity;
import org.onroll.domain.roll.Address;
import org.onroll.domain.school.Urn;

/**
 * A school's word that a pupil attends part of the week only, for a time (requirement B7): the
 * start, a review or an extension, the end.
 *
 * @param start the first day of it; the day of receipt where the return gives none
 * @param hours a week; null where the return gives none
 * @param plannedEnd the day by which the pupil is to attend full time again; null for none
 * @param reviewedOn the day of the last review; null for none
 * @param fullTimeFrom the first day full time again: it is over; null while it lasts
 */
public record ReducedTimetableReturn(
    Urn urn,
    Identity pupil,
    Address address,
    LocalDate start,
    boolean startGiven,
    @Nullable BigDecimal hours,
    Said parentConsents,
    @Nullable LocalDate consentedOn,
    Said reintegrationPlan,
    @Nullable LocalDate plannedEnd,
    @Nullable LocalDate reviewedOn,
    @Nullable LocalDate fullTimeFrom,
    Safeguarding safeguarding) {
  private static final String CITATION =
      "Working together to improve school attendance (part-time timetables); code C2";
  private static final String REVIEW =
      "local service level (Oxfordshire): review at most every six weeks";
  private static final int SIX_WEEKS = 42;

  /** What guidance and the authority ask for and the return does not give. */
  public List<Finding> findings() {
    List<Finding> findings = new ArrayList<>(PupilFindings.of(pupil, address, CITATION));
    if (!startGiven) add(findings, "start", "give the first day of the reduced timetable");
    if (fullTimeFrom != null) {
      if (fullTimeFrom.isBefore(start)) add(findings, "fullTimeFrom", "is before the start");
      findings.addAll(safeguarding.findings());
      return findings;
    }
    if (hours == null) add(findings, "hoursPerWeek", "give the hours of each week");
    if (parentConsents != Said.YES) {
      add(
          findings,
          "parentalConsent.given",
          "a reduced timetable needs the parent's agreement: say that it was given");
    } else if (consentedOn == null) {
      add(findings, "parentalConsent.on", "give the day on which the parent agreed");
    }
    if (reintegrationPlan != Said.YES) {
      add(findings, "reintegrationPlan", "agree a plan for the way back to full time, and say so");
    }
    if (plannedEnd == null) {
      add(findings, "endDate", "give the day by which the pupil is to attend full time again");
    } else if (plannedEnd.isBefore(start)) {
      add(findings, "endDate", "is before the start");
    } else if (reviewedOn == null && plannedEnd.isAfter(start.plusDays(SIX_WEEKS))) {
      findings.add(
          new Finding("endDate", "is more than six weeks away: a review comes before it", REVIEW));
    }
    findings.addAll(safeguarding.findings());
    return findings;
  }

  private static void add(List<Finding> findings, String field, String message) {
    findings.add(new Finding(field, message, CITATION));
  }

  @Override
  public String toString() {
    return "ReducedTimetableReturn[" + urn + "]";
  }
}
