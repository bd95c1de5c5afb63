package org.onroll.domain.reconciliation;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.onroll.domain.calendar.Calendars;
import org.onroll.domain.identity.ChildId;
import org.onroll.domain.identity.IdentityKey;
import org.onroll.domain.law.CompulsorySchoolAge;
import org.onroll.domain.law.Rules;
import org.onroll.domain.law.TurnOfYear;
import org.onroll.domain.ledger.Child;
import org.onroll.domain.ledger.Ledger;
import org.onroll.domain.ledger.Settlement;
import org.onroll.domain.reconciliation.Expectations.Expectation;
import org.onroll.domain.reconciliation.Movement.Kind;
import org.onroll.domain.reconciliation.Movement.Observation;
import org.onroll.domain.records.Attempts;
import org.onroll.domain.records.Change;
import org.onroll.domain.records.ConflictException;
import org.onroll.domain.records.Records;
import org.onroll.domain.roll.Pupil;
import org.onroll.domain.school.Authority;
import org.onroll.domain.school.EnrolStatus;
import org.onroll.domain.school.School;

/**
 * Writes what rolls show (requirement C4). Each observation is one transaction whose parts follow
 * from the roll: repeated, it finds itself done.
 */
public final class RollReconciler {
  private final Authority authority;
  private final Records records;
  private final IdentityKey key;
  private final Calendars calendars;
  private final Ledger ledger;
  private final Settlement settlement;
  private final Expectations expectations;
  private final RollSightings sightings;

  public RollReconciler(
      Records records,
      IdentityKey key,
      Authority authority,
      Calendars calendars,
      Ledger ledger,
      Settlement settlement) {
    this.records = records;
    this.key = key;
    this.calendars = calendars;
    this.ledger = ledger;
    this.settlement = settlement;
    this.authority = authority;
    this.expectations = new Expectations(records, key, authority, calendars);
    this.sightings = new RollSightings(records, key);
  }

  /** A roll that shows something, and the receipt it was taken under. */
  public record Showing(Observation roll, String receipt) {}

  /**
   * What was known of pupils when it was asked for.
   *
   * @param moved those of whom a movement is kept
   * @param children those who have a record
   * @param before what sightings said of them
   */
  public record Known(
      Set<ChildId> moved, Map<ChildId, Child> children, RollSightings.Before before) {}

  /** What is known of pupils of a school, read in one go. */
  public Known known(School school, List<Pupil> pupils, Showing showing) {
    Map<ChildId, Child> children = new HashMap<>();
    records
        .findAll(pupils.stream().map(p -> Child.key(child(school, p))).toList())
        .forEach(child -> children.put(child.id(), child));
    Set<ChildId> moved = new HashSet<>();
    records
        .findAll(
            pupils.stream()
                .map(p -> Movement.key(school.urn(), child(school, p), Movement.FIRST))
                .toList())
        .forEach(first -> moved.add(first.child()));
    return new Known(moved, children, sightings.before(school, pupils, showing));
  }

  /** A pupil of the roll before is not on this one. */
  public void left(School school, Pupil pupil, Known known, Showing showing, Instant now) {
    ChildId child = child(school, pupil);
    Optional<Ledger.Booking> booked;
    try {
      booked = leftOnce(school, pupil, child, known, showing, now);
    } catch (ConflictException e) {
      booked =
          Attempts.of(
              () ->
                  leftOnce(
                      school, pupil, child, known(school, List.of(pupil), showing), showing, now));
    }
    booked.ifPresentOrElse(b -> settlement.settle(b, now), () -> settlement.settle(child, now));
  }

  /** The booking, where this is not said already or already declared. */
  private Optional<Ledger.Booking> leftOnce(
      School school, Pupil pupil, ChildId child, Known known, Showing showing, Instant now) {
    Observation roll = showing.roll();
    Movements moves = moves(school, child, known);
    if (moves.shown(Kind.LEFT, roll)) return Optional.empty();
    boolean endOfPhase =
        TurnOfYear.ordinaryLeaver(
            school, pupil.year(), pupil.identity(), roll.date(), calendars.of(school.urn()));
    List<Change> changes = new ArrayList<>();
    Optional<Ledger.Booking> booked = Optional.empty();
    Optional<Movement> declared = moves.unobserved(Kind.LEFT);
    if (declared.isPresent()) {
      Movement move = declared.get();
      changes.add(Change.save(move.observedBy(roll)));
      changes.addAll(
          ledger.shown(
              move.entry(), loss(school, pupil, move.child(), roll.date(), endOfPhase), now));
    } else {
      Ledger.Booking booking =
          ledger.lose(
              loss(school, pupil, child, roll.date(), endOfPhase),
              Optional.ofNullable(known.children().get(child)),
              now);
      changes.addAll(booking.changes());
      booked = Optional.of(booking);
      boolean owed =
          !endOfPhase && !pupil.status().secondary() && ofCompulsoryAge(pupil, roll.date());
      Expectation expected =
          owed
              ? expectations.open(
                  school, child, moves.next(), Rules.DELETION_RETURN, roll.date(), changes)
              : Expectation.NONE;
      changes.add(
          Change.create(
              new Movement(
                  school.urn(),
                  child,
                  moves.next(),
                  Kind.LEFT,
                  pupil.identity(),
                  pupil.year().code(),
                  roll,
                  null,
                  expected.sort(),
                  expected.due(),
                  booking.sort(),
                  1)));
    }
    records.commit(changes);
    return booked;
  }

  /** A pupil who was not on the roll before is on this one; who claims whom is for settling. */
  public void joined(School school, Pupil pupil, Known known, Showing showing) {
    ChildId child = child(school, pupil);
    try {
      joinedOnce(school, pupil, child, known, showing);
    } catch (ConflictException e) {
      Attempts.run(
          () -> joinedOnce(school, pupil, child, known(school, List.of(pupil), showing), showing));
    }
  }

  private Movements moves(School school, ChildId child, Known known) {
    ChildId formerly = known.before().formerly().get(child);
    return formerly == null && !known.moved().contains(child)
        ? Movements.none(child)
        : Movements.of(records, school.urn(), child, formerly);
  }

  private void joinedOnce(School school, Pupil pupil, ChildId child, Known known, Showing showing) {
    Observation roll = showing.roll();
    Movements moves = moves(school, child, known);
    if (moves.shown(Kind.JOINED, roll)) return;
    List<Change> changes = new ArrayList<>();
    Optional<Movement> declared = moves.unobserved(Kind.JOINED);
    if (declared.isPresent()) {
      changes.add(Change.save(declared.get().observedBy(roll)));
    } else {
      LocalDate entered = pupil.entered() == null ? roll.date() : pupil.entered();
      boolean owed =
          (pupil.status().claims() || pupil.status() == EnrolStatus.S)
              && ofCompulsoryAge(pupil, entered)
              && (authority.rules().asksForExempt(entered)
                  || !TurnOfYear.exemptEntry(
                      school, pupil.year(), entered, calendars.of(school.urn())));
      Expectation expected =
          owed
              ? expectations.open(
                  school, child, moves.next(), Rules.NEW_PUPIL_RETURN, entered, changes)
              : Expectation.NONE;
      changes.add(
          Change.create(
              new Movement(
                  school.urn(),
                  child,
                  moves.next(),
                  Kind.JOINED,
                  pupil.identity(),
                  pupil.year().code(),
                  roll,
                  null,
                  expected.sort(),
                  expected.due(),
                  "",
                  1)));
    }
    // Back again, perhaps on the very day: having left here is no longer what is known.
    if (known.before().left().contains(child)) changes.addAll(sightings.back(school, pupil));
    records.commit(changes);
  }

  /** The school changed who a pupil is, or how and since when registered. */
  public void changed(School school, Pupil before, Pupil after, Showing showing, Instant now) {
    records.commit(sightings.changed(school, before, after, showing));
    settlement.settle(child(school, after), now);
  }

  /** What returns said before the first roll, and it shows. */
  public void shownByBaseline(School school, Set<ChildId> here, Showing showing) {
    for (Movement m :
        records.list(Movement.class, School.partition(school.urn()), Movement.PREFIX)) {
      boolean shows = here.contains(m.child()) == (m.kind() == Kind.JOINED);
      if (m.observed() == null && shows) {
        Attempts.run(
            () ->
                records
                    .find(m.key())
                    .filter(now -> now.observed() == null)
                    .ifPresent(
                        now ->
                            records.commit(List.of(Change.save(now.observedBy(showing.roll()))))));
      }
    }
  }

  /** What is written before any of them is said to have left or joined. */
  public RollSightings sightings() {
    return sightings;
  }

  /** The child that a pupil of this school is. */
  public ChildId child(School school, Pupil pupil) {
    return key.child(pupil.identity(), school.urn().value());
  }

  private static Ledger.Loss loss(
      School school, Pupil pupil, ChildId child, LocalDate day, boolean endOfPhase) {
    return new Ledger.Loss(
        child,
        pupil.identity(),
        pupil.year().code(),
        pupil.address(),
        school.urn().value(),
        day,
        true,
        null,
        pupil.status().secondary(),
        endOfPhase);
  }

  private static boolean ofCompulsoryAge(Pupil pupil, LocalDate day) {
    return !pupil.identity().birthKnown()
        || CompulsorySchoolAge.covers(pupil.identity().dateOfBirth(), day);
  }
}
