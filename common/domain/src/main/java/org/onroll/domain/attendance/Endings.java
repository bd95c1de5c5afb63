package org.onroll.domain.attendance;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.onroll.domain.deadline.Deadline;
import org.onroll.domain.identity.ChildId;
import org.onroll.domain.law.Rules;
import org.onroll.domain.ledger.Interval;
import org.onroll.domain.records.Change;
import org.onroll.domain.records.Key;
import org.onroll.domain.records.Records;
import org.onroll.domain.school.School;
import org.onroll.domain.school.Urn;

/** What a school reported of a pupil's attendance ends with the name. */
public final class Endings {
  private final Records records;

  public Endings(Records records) {
    this.records = records;
  }

  /**
   * The school's deletion return has come.
   *
   * @param day of the deletion
   */
  public List<Change> deleted(Urn urn, ChildId child, LocalDate day, LocalDate today) {
    List<Change> changes = new ArrayList<>();
    String school = School.partition(urn);
    String mayDelete = Deadline.PREFIX + Rules.GROUND_I_EARLIEST + "#" + child.value() + "#";
    records.list(Deadline.class, school, mayDelete).stream()
        .filter(Deadline::isOpen)
        .forEach(d -> changes.add(Change.save(d.met(today))));
    for (Absence.Kind kind : Absence.Kind.values()) {
      records.list(Absence.class, school, Absence.prefix(kind, child)).stream()
          .filter(Absence::lasts)
          .forEach(a -> changes.add(Change.save(a.endedOn(day))));
    }
    records.list(ReducedTimetable.class, school, ReducedTimetable.prefix(child)).stream()
        .filter(ReducedTimetable::lasts)
        .forEach(
            t -> {
              changes.addAll(ended(t, day));
              if (t.review().isEmpty()) return;
              records
                  .find(new Key<>(Deadline.class, school, t.review()))
                  .filter(Deadline::isOpen)
                  .ifPresent(d -> changes.add(Change.save(d.met(today))));
            });
    return changes;
  }

  /** What ends a timetable that lasts, and the time that is measured of it. */
  public static List<Change> ended(ReducedTimetable timetable, LocalDate day) {
    ReducedTimetable over = timetable.endedOn(day);
    return List.of(
        Change.save(over),
        Change.put(
            new Interval(
                over.child(), Interval.Kind.REDUCED_TIMETABLE, over.start(), over.fullTimeFrom())));
  }
}
