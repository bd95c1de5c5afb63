package org.onroll.domain.attendance;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.onroll.domain.calendar.Calendars;
import org.onroll.domain.calendar.London;
import org.onroll.domain.deadline.Deadline;
import org.onroll.domain.identity.Identity;
import org.onroll.domain.identity.IdentityKey;
import org.onroll.domain.law.DueDate;
import org.onroll.domain.law.Rules;
import org.onroll.domain.ledger.Interval;
import org.onroll.domain.reconciliation.ReturnReconciler;
import org.onroll.domain.reconciliation.ReturnReconciler.Whom;
import org.onroll.domain.records.Attempts;
import org.onroll.domain.records.Change;
import org.onroll.domain.records.Key;
import org.onroll.domain.records.Records;
import org.onroll.domain.returns.ReducedTimetableReturn;
import org.onroll.domain.school.Authority;
import org.onroll.domain.school.School;

/**
 * Takes what schools say of reduced timetables (requirement B7): the time on one is measured from
 * its first day, and each review starts the wait for the next.
 */
public final class ReducedTimetables {
  private final Records records;
  private final IdentityKey key;
  private final Authority authority;
  private final Calendars calendars;
  private final ReturnReconciler reconciler;

  public ReducedTimetables(
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
   * A timetable as it is kept now.
   *
   * @param review when the next review is due; null where none is to come
   * @param reviewLate the review that the return tells of was held after its day
   * @param began by this return
   */
  public record Reported(
      ReducedTimetable timetable,
      @Nullable DueDate review,
      boolean reviewLate,
      boolean began,
      boolean onRoll,
      boolean neverOnRoll,
      boolean saidBefore) {}

  /** What the caller keeps in the same transaction. */
  public interface AlongWith {
    List<Change> of(Reported reported);
  }

  public Reported take(
      School school, ReducedTimetableReturn word, String receipt, AlongWith along, Instant now) {
    Whom whom = whom(school, word.pupil());
    return Attempts.of(() -> once(school, word, whom, receipt, along, now));
  }

  private Whom whom(School school, Identity pupil) {
    Whom whom = reconciler.whom(school.urn(), pupil);
    if (!whom.neverOnRoll()) return whom;
    List<ReducedTimetable> earlier =
        records.list(
            ReducedTimetable.class, School.partition(school.urn()), ReducedTimetable.PREFIX);
    return ToldBefore.of(whom, earlier, ReducedTimetable::identity, ReducedTimetable::child);
  }

  private Reported once(
      School school,
      ReducedTimetableReturn word,
      Whom whom,
      String receipt,
      AlongWith along,
      Instant now) {
    LocalDate today = London.day(now);
    Optional<ReducedTimetable> known = known(school, word, whom);
    if (known.filter(t -> t.receipt().equals(receipt)).isPresent()) {
      return reported(known.get(), null, false, false, whom, true);
    }
    LocalDate start = known.map(ReducedTimetable::start).orElse(word.start());
    Optional<Deadline> open = known.flatMap(this::review);
    Optional<LocalDate> held =
        Optional.ofNullable(word.reviewedOn())
            .filter(day -> !day.isAfter(today) && !day.isBefore(start));
    boolean reviewed = held.isPresent();
    boolean over = word.fullTimeFrom() != null;
    boolean waits = !over && (open.isEmpty() || reviewed);
    int reviews = known.map(ReducedTimetable::reviews).orElse(0) + (reviewed ? 1 : 0);

    List<Change> changes = new ArrayList<>();
    if (over || reviewed) open.ifPresent(d -> changes.add(Change.save(d.met(today))));
    DueDate review =
        over
            ? null
            : DueDate.of(
                authority.rules().rule(Rules.TIMETABLE_REVIEW),
                held.or(() -> open.map(Deadline::start)).orElse(start),
                calendars.of(school.urn()));
    String sort = over ? "" : open.map(d -> d.key().sort()).orElse("");
    if (waits && review != null) {
      Deadline next = opened(school, whom, start, reviews, review);
      changes.add(Change.create(next));
      sort = next.key().sort();
    }
    ReducedTimetable kept =
        new ReducedTimetable(
            school.urn(),
            whom.child(),
            whom.identity(),
            start,
            word.hours() == null
                ? known.map(ReducedTimetable::hours).orElse("")
                : word.hours().toPlainString(),
            word.plannedEnd() == null
                ? known.map(ReducedTimetable::plannedEnd).orElse(null)
                : word.plannedEnd(),
            word.fullTimeFrom(),
            reviews,
            sort,
            receipt,
            known.map(ReducedTimetable::version).orElse(0L) + 1);
    changes.add(Change.save(kept));
    LocalDate to = word.fullTimeFrom();
    changes.add(
        Change.put(
            new Interval(
                whom.child(),
                Interval.Kind.REDUCED_TIMETABLE,
                start,
                to != null && to.isBefore(start) ? start : to)));
    boolean late =
        held.filter(day -> open.filter(d -> day.isAfter(d.due())).isPresent()).isPresent();
    Reported reported = reported(kept, review, late, known.isEmpty(), whom, false);
    changes.addAll(along.of(reported));
    records.commit(changes);
    return reported;
  }

  /** The one that lasts; else the one of the same first day. */
  private Optional<ReducedTimetable> known(School school, ReducedTimetableReturn word, Whom whom) {
    List<ReducedTimetable> all =
        records.list(
            ReducedTimetable.class,
            School.partition(school.urn()),
            ReducedTimetable.prefix(whom.child()));
    return all.stream()
        .filter(ReducedTimetable::lasts)
        .findFirst()
        .or(() -> all.stream().filter(t -> t.start().equals(word.start())).findFirst());
  }

  private Optional<Deadline> review(ReducedTimetable timetable) {
    if (timetable.review().isEmpty()) return Optional.empty();
    return records
        .find(new Key<>(Deadline.class, School.partition(timetable.urn()), timetable.review()))
        .filter(Deadline::isOpen);
  }

  private Deadline opened(School school, Whom whom, LocalDate start, int reviews, DueDate review) {
    String owner = School.partition(school.urn());
    String about = whom.child().value() + "#" + start + "#" + (reviews + 1);
    return Deadline.open(
        review,
        new Deadline.Subject(
            owner,
            about,
            ReducedTimetable.key(school.urn(), whom.child(), start).sort(),
            whom.child(),
            school.urn().value(),
            key.reference('R', owner, Rules.TIMETABLE_REVIEW, about)));
  }

  private static Reported reported(
      ReducedTimetable timetable,
      @Nullable DueDate review,
      boolean late,
      boolean began,
      Whom whom,
      boolean saidBefore) {
    return new Reported(
        timetable, review, late, began, whom.onRoll(), whom.neverOnRoll(), saidBefore);
  }
}
