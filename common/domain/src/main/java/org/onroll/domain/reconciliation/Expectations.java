package org.onroll.domain.reconciliation;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.onroll.domain.calendar.Calendars;
import org.onroll.domain.deadline.Deadline;
import org.onroll.domain.identity.ChildId;
import org.onroll.domain.identity.IdentityKey;
import org.onroll.domain.law.DueDate;
import org.onroll.domain.law.Rules;
import org.onroll.domain.records.Change;
import org.onroll.domain.records.Key;
import org.onroll.domain.records.Records;
import org.onroll.domain.school.Authority;
import org.onroll.domain.school.School;

/** The returns that observations make owed: deadlines of the school, until the return comes. */
final class Expectations {
  private final Records records;
  private final IdentityKey key;
  private final Authority authority;
  private final Calendars calendars;

  Expectations(Records records, IdentityKey key, Authority authority, Calendars calendars) {
    this.records = records;
    this.key = key;
    this.authority = authority;
    this.calendars = calendars;
  }

  /**
   * A return that is owed.
   *
   * @param sort of its deadline; blank for {@link #NONE}
   */
  record Expectation(String sort, @Nullable LocalDate due) {
    static final Expectation NONE = new Expectation("", null);
  }

  /**
   * Expects a return of a pupil's movement.
   *
   * @param number of the movement
   */
  Expectation open(
      School school,
      ChildId child,
      int number,
      String rule,
      LocalDate start,
      List<Change> changes) {
    String owner = School.partition(school.urn());
    String about = child.value() + "#" + number;
    DueDate due =
        DueDate.of(authority.rules().rule(rule, start), start, calendars.of(school.urn()));
    Deadline deadline =
        Deadline.open(
            due,
            new Deadline.Subject(
                owner,
                about,
                Movement.key(school.urn(), child, number).sort(),
                child,
                school.urn().value(),
                key.reference('R', owner, rule, about)));
    changes.add(Change.create(deadline));
    return new Expectation(deadline.key().sort(), due.due());
  }

  /** The name goes: what was waited for before it might is over with it. */
  void deleted(School school, ChildId child, LocalDate today, List<Change> changes) {
    String mayDelete = Deadline.PREFIX + Rules.GROUND_I_EARLIEST + "#" + child.value() + "#";
    records.list(Deadline.class, School.partition(school.urn()), mayDelete).stream()
        .filter(Deadline::isOpen)
        .forEach(d -> changes.add(Change.save(d.met(today))));
  }

  /** The return has come. */
  void meet(Movement move, LocalDate today, List<Change> changes) {
    if (move.expected().isEmpty()) return;
    records
        .find(new Key<>(Deadline.class, School.partition(move.urn()), move.expected()))
        .filter(Deadline::isOpen)
        .ifPresent(d -> changes.add(Change.save(d.met(today))));
  }
}
