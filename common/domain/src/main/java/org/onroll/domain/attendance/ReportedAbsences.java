package org.onroll.domain.attendance;

import java.time.LocalDate;
import org.onroll.domain.calendar.London;
import org.onroll.domain.identity.ChildId;
import org.onroll.domain.records.Records;
import org.onroll.domain.school.School;
import org.onroll.domain.school.Urn;

/**
 * Whether a school says that a pupil on its roll does not attend: then its roll says nothing of
 * where the child is (requirement C10).
 */
public final class ReportedAbsences {
  private final Records records;

  public ReportedAbsences(Records records) {
    this.records = records;
  }

  /**
   * Told within the last month, which is how often a school tells of an absence that lasts.
   *
   * @param school URN; blank or no URN for none
   */
  public boolean absent(String school, ChildId child, LocalDate today) {
    String prefix = Absence.prefix(Absence.Kind.ATTENDANCE, child);
    return Urn.isUrn(school)
        && records.list(Absence.class, School.partition(new Urn(school)), prefix).stream()
            .filter(Absence::lasts)
            .anyMatch(a -> !London.day(a.reportedAt()).isBefore(today.minusMonths(1)));
  }
}
