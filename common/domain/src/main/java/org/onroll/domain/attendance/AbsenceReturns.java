package org.onroll.domain.attendance;

import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.onroll.domain.attendance.Absence.Kind;
import org.onroll.domain.calendar.Calendars;
import org.onroll.domain.calendar.London;
import org.onroll.domain.calendar.SchoolYear;
import org.onroll.domain.deadline.Deadline;
import org.onroll.domain.identity.ChildId;
import org.onroll.domain.identity.Identity;
import org.onroll.domain.identity.IdentityKey;
import org.onroll.domain.law.DueDate;
import org.onroll.domain.law.Rules;
import org.onroll.domain.reconciliation.ReturnReconciler;
import org.onroll.domain.reconciliation.ReturnReconciler.Whom;
import org.onroll.domain.records.Attempts;
import org.onroll.domain.records.Change;
import org.onroll.domain.records.Key;
import org.onroll.domain.records.Records;
import org.onroll.domain.returns.AttendanceReturn;
import org.onroll.domain.returns.SicknessReturn;
import org.onroll.domain.school.Authority;
import org.onroll.domain.school.School;
import org.onroll.domain.school.Urn;

/**
 * Takes what schools say of absences (requirement B3). The child stays on the roll: nothing is
 * opened by it, and an officer sees it in a worklist. Where it may become ground (i), school and
 * officer are told on the first day on which that may be looked at (kind earliest, never overdue).
 */
public final class AbsenceReturns {
  private final Records records;
  private final IdentityKey key;
  private final Authority authority;
  private final Calendars calendars;
  private final ReturnReconciler reconciler;

  public AbsenceReturns(
      Records records,
      IdentityKey key,
      Authority authority,
      Calendars calendars,
      ReturnReconciler reconciler) {
    this.records = records;
    this.key = key;
    this.authority = authority;
    this.calendars = calendars;
    this.reconciler = reconciler;
  }

  /**
   * An absence as it is kept now.
   *
   * @param reportedBefore the same absence was reported by an earlier return
   * @param earlier receipt of that one; blank where there is none
   */
  public record Reported(
      Absence absence,
      boolean reportedBefore,
      String earlier,
      boolean onRoll,
      boolean neverOnRoll,
      boolean saidBefore) {}

  /** What the caller keeps in the same transaction. */
  public interface AlongWith {
    List<Change> of(Reported reported);
  }

  private record Telling(
      Kind kind,
      LocalDate from,
      @Nullable LocalDate until,
      int days,
      boolean concern,
      boolean mayBecomeGroundI,
      Predicate<Absence> same) {}

  /** An attendance return: said again of the same absence, it continues it. */
  public Reported absent(
      School school,
      AttendanceReturn word,
      int days,
      String receipt,
      AlongWith along,
      Instant now) {
    Telling telling =
        new Telling(
            Kind.ATTENDANCE,
            word.from(),
            word.until(),
            days,
            word.safeguarding().concern(),
            word.mayBecomeGroundI(),
            a -> overlaps(a, word.from()));
    Whom whom = whom(school, telling.kind(), word.pupil());
    return Attempts.of(() -> once(school, telling, whom, receipt, along, now));
  }

  /** A sickness return: owed once for a continuous spell in a school year. */
  public Reported ill(
      School school, SicknessReturn word, String receipt, AlongWith along, Instant now) {
    SchoolYear year = SchoolYear.of(word.from());
    boolean together = word.pattern() == SicknessReturn.Pattern.CUMULATIVE;
    Telling telling =
        new Telling(
            Kind.SICKNESS,
            word.from(),
            word.until(),
            word.daysMissed(),
            word.safeguarding().concern(),
            false,
            a -> SchoolYear.of(a.from()).equals(year) && (together || overlaps(a, word.from())));
    Whom whom = whom(school, telling.kind(), word.pupil());
    return Attempts.of(() -> once(school, telling, whom, receipt, along, now));
  }

  private Whom whom(School school, Kind kind, Identity pupil) {
    Whom whom = reconciler.whom(school.urn(), pupil);
    if (!whom.neverOnRoll()) return whom;
    List<Absence> earlier =
        records.list(Absence.class, School.partition(school.urn()), Absence.prefix(kind));
    return ToldBefore.of(whom, earlier, Absence::identity, Absence::child);
  }

  /** One whose last day nobody gave goes on, for as long as it is told of each month. */
  private static boolean overlaps(Absence known, LocalDate from) {
    if (known.from().equals(from)) return true;
    if (!known.lasts() || from.isBefore(known.from())) return false;
    LocalDate until = known.until();
    if (until != null) return !from.isAfter(until);
    YearMonth next = YearMonth.from(London.day(known.reportedAt())).plusMonths(1);
    return !YearMonth.from(from).isAfter(next);
  }

  private Reported once(
      School school, Telling telling, Whom whom, String receipt, AlongWith along, Instant now) {
    Optional<Absence> known =
        records
            .list(
                Absence.class,
                School.partition(school.urn()),
                Absence.prefix(telling.kind(), whom.child()))
            .stream()
            .filter(telling.same())
            .min(Comparator.comparing(a -> !a.from().equals(telling.from())));
    if (known.filter(a -> a.receipt().equals(receipt)).isPresent()) {
      return new Reported(known.get(), true, receipt, whom.onRoll(), whom.neverOnRoll(), true);
    }
    Absence absence =
        known
            .map(a -> a.again(telling.until(), telling.days(), receipt, now, telling.concern()))
            .orElseGet(
                () ->
                    new Absence(
                        school.urn(),
                        whom.child(),
                        telling.kind(),
                        whom.identity(),
                        telling.from(),
                        telling.until(),
                        telling.days(),
                        1,
                        receipt,
                        now,
                        telling.concern(),
                        null,
                        1));
    Reported reported =
        new Reported(
            absence,
            known.isPresent(),
            known.map(Absence::receipt).orElse(""),
            whom.onRoll(),
            whom.neverOnRoll(),
            false);
    List<Change> changes = new ArrayList<>(along.of(reported));
    changes.add(Change.save(absence));
    if (known.isEmpty() && telling.mayBecomeGroundI()) {
      changes.add(Change.create(longAbsence(absence)));
    }
    records.commit(changes);
    return reported;
  }

  /** From when ground (i) may be looked at, if every day until then is coded G, N or O. */
  private Deadline longAbsence(Absence absence) {
    String owner = School.partition(absence.urn());
    String about = absence.child().value() + "#" + absence.from();
    DueDate due =
        DueDate.of(
            authority.rules().rule(Rules.GROUND_I_EARLIEST, absence.from()),
            absence.from(),
            calendars.of(absence.urn()));
    return Deadline.open(
        due,
        new Deadline.Subject(
            owner,
            about,
            absence.key().sort(),
            absence.child(),
            absence.urn().value(),
            key.reference('A', owner, Rules.GROUND_I_EARLIEST, about)));
  }

  /** The key of the deadline that an absence may have. */
  public static Key<Deadline> longAbsence(Urn urn, ChildId child, LocalDate from) {
    return Deadline.key(School.partition(urn), Rules.GROUND_I_EARLIEST, child.value() + "#" + from);
  }
}
