package org.onroll.domain.deadline;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;
import org.onroll.domain.attendance.Absence;
import org.onroll.domain.calendar.Calendars;
import org.onroll.domain.calendar.SchoolCalendar;
import org.onroll.domain.enquiry.EnquiryCase;
import org.onroll.domain.law.DueDate;
import org.onroll.domain.law.Rule;
import org.onroll.domain.law.Rules;
import org.onroll.domain.ledger.LedgerEntry;
import org.onroll.domain.ledger.Wait;
import org.onroll.domain.reconciliation.Movement;
import org.onroll.domain.records.Attempts;
import org.onroll.domain.records.Change;
import org.onroll.domain.records.ConflictException;
import org.onroll.domain.records.Key;
import org.onroll.domain.records.Page;
import org.onroll.domain.records.Records;
import org.onroll.domain.referral.KeptReferral;
import org.onroll.domain.school.Authority;
import org.onroll.domain.school.School;
import org.onroll.domain.school.Urn;

/**
 * Counts the open deadlines again that follow a changed calendar. What is done stays done, so a run
 * that is cut short or made twice does no harm (requirement D3).
 */
public final class CalendarMoves {
  private static final int PAGE = 50;
  private final Records records;
  private final Authority authority;
  private final Calendars calendars;

  public CalendarMoves(Records records, Authority authority, Calendars calendars) {
    this.records = records;
    this.authority = authority;
    this.calendars = calendars;
  }

  /** How far a run came. */
  public record Outcome(int moved, boolean finished) {}

  /**
   * Goes on with {@code change} while time is left; removes it at its end.
   *
   * @param today decides what a move makes overdue
   */
  public Outcome apply(CalendarChange change, LocalDate today, BooleanSupplier timeLeft) {
    int moved = 0;
    CalendarChange at = change;
    boolean ofSchool = Urn.isUrn(change.calendar());
    while (timeLeft.getAsBoolean()) {
      Page<?> page;
      if (ofSchool || at.county()) {
        String list = Deadline.following(ofSchool ? change.calendar() : Deadline.COUNTY);
        Page<Deadline> deadlines = records.worklist(Deadline.class, list, at.cursor(), PAGE);
        moved += each(deadlines.items(), change, today);
        page = deadlines;
      } else {
        Page<School> schools = records.worklist(School.class, School.LIST, at.cursor(), PAGE);
        for (School school : schools.items()) moved += all(school.urn(), change, today);
        page = schools;
      }
      String next = page.next();
      if (next == null && (ofSchool || !at.county())) {
        records.commit(List.of(Change.remove(at.key())));
        return new Outcome(moved, true);
      }
      at = next == null ? at.goneTo(false, null) : at.goneTo(at.county(), next);
      try {
        records.commit(List.of(Change.save(at)));
      } catch (ConflictException e) {
        return new Outcome(moved, false); // another run goes on with it
      }
    }
    return new Outcome(moved, false);
  }

  private int all(Urn school, CalendarChange change, LocalDate today) {
    int moved = 0;
    @Nullable String cursor = null;
    do {
      Page<Deadline> page =
          records.worklist(Deadline.class, Deadline.following(school.value()), cursor, PAGE);
      moved += each(page.items(), change, today);
      cursor = page.next();
    } while (cursor != null);
    return moved;
  }

  private int each(List<Deadline> deadlines, CalendarChange change, LocalDate today) {
    int moved = 0;
    for (Deadline deadline : deadlines) {
      if (Attempts.of(() -> move(deadline.key(), change, today))) moved++;
    }
    return moved;
  }

  private boolean move(Key<Deadline> key, CalendarChange change, LocalDate today) {
    Optional<Deadline> found = records.find(key).filter(Deadline::isOpen);
    if (found.isEmpty()) return false;
    Deadline deadline = found.get();
    Rule rule = authority.rules().rule(deadline.rule(), deadline.start());
    if (!rule.hasDate()) return false;
    DueDate again = DueDate.of(rule, deadline.start(), days(deadline));
    boolean same =
        again.due().equals(deadline.due())
            && again.earliest().equals(Optional.ofNullable(deadline.notBefore()));
    if (same) return false;
    List<Change> changes = new ArrayList<>();
    changes.add(Change.save(deadline.moved(again, today, why(deadline, again, change, today))));
    along(deadline, again.due()).ifPresent(changes::add);
    records.commit(changes);
    return true;
  }

  private SchoolCalendar days(Deadline deadline) {
    return Urn.isUrn(deadline.follows())
        ? calendars.of(new Urn(deadline.follows()))
        : calendars.county();
  }

  private static String why(
      Deadline deadline, DueDate again, CalendarChange change, LocalDate today) {
    boolean was = deadline.due().isBefore(today);
    boolean is = again.due().isBefore(today) && again.rule().kind() != Rule.Kind.EARLIEST;
    return is && !was ? change.why() + " It is overdue by that." : change.why();
  }

  /** What names the same day: the entry that waits, the case's next step, movement, referral. */
  private Optional<Change> along(Deadline deadline, LocalDate due) {
    String owner = deadline.owner();
    String subject = deadline.subject();
    if (subject.startsWith(Movement.PREFIX)) {
      return records
          .find(new Key<>(Movement.class, owner, subject))
          .filter(m -> m.expected().equals(deadline.key().sort()))
          .map(m -> Change.save(m.owedBy(due)));
    }
    if (subject.startsWith(Absence.PREFIX)) return Optional.empty();
    if (owner.startsWith("CASE#")) {
      return records
          .find(new Key<>(EnquiryCase.class, owner, subject))
          .filter(c -> deadline.due().equals(c.nextDue()))
          .map(c -> Change.save(c.dueBy(due)));
    }
    if (deadline.rule().equals(Rules.REFERRAL_ACKNOWLEDGEMENT)) {
      return records
          .find(new Key<>(KeptReferral.class, owner, subject))
          .filter(KeptReferral::waits)
          .map(r -> Change.save(r.dueBy(due)));
    }
    return records
        .find(new Key<>(LedgerEntry.class, owner, subject))
        .flatMap(e -> wait(e, deadline, due));
  }

  private static Optional<Change> wait(LedgerEntry entry, Deadline deadline, LocalDate due) {
    Wait wait = entry.waiting();
    if (wait == null || !wait.deadline().equals(deadline.key().sort())) return Optional.empty();
    return Optional.of(Change.save(entry.edit().waitMoved(wait.until(due)).done()));
  }
}
