package org.onroll.domain.reconciliation;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.onroll.domain.calendar.Calendars;
import org.onroll.domain.calendar.London;
import org.onroll.domain.deadline.Deadline;
import org.onroll.domain.identity.ChildId;
import org.onroll.domain.identity.Identity;
import org.onroll.domain.identity.IdentityKey;
import org.onroll.domain.identity.Sighting;
import org.onroll.domain.law.CompulsorySchoolAge;
import org.onroll.domain.law.DueDate;
import org.onroll.domain.law.Rules;
import org.onroll.domain.law.TurnOfYear;
import org.onroll.domain.ledger.Ledger;
import org.onroll.domain.ledger.LedgerEntry;
import org.onroll.domain.ledger.Whereabouts;
import org.onroll.domain.reconciliation.Movement.Declaration;
import org.onroll.domain.reconciliation.Movement.Kind;
import org.onroll.domain.reconciliation.Movement.Observation;
import org.onroll.domain.records.Attempts;
import org.onroll.domain.records.Change;
import org.onroll.domain.records.Key;
import org.onroll.domain.records.Records;
import org.onroll.domain.returns.DeletionReturn;
import org.onroll.domain.returns.HomeEducationNotice;
import org.onroll.domain.returns.NewPupilReturn;
import org.onroll.domain.roll.Pupil;
import org.onroll.domain.roll.RollHead;
import org.onroll.domain.school.Authority;
import org.onroll.domain.school.EnrolStatus;
import org.onroll.domain.school.School;
import org.onroll.domain.school.Urn;
import org.onroll.domain.school.YearGroup;

/**
 * Holds what rolls show against what returns say (requirement C4). Each observation and each return
 * is one transaction whose parts follow from its content: repeated, it finds itself done.
 */
public final class Reconciler {
  private final Records records;
  private final IdentityKey key;
  private final Authority authority;
  private final Calendars calendars;
  private final Ledger ledger;

  public Reconciler(
      Records records, IdentityKey key, Authority authority, Calendars calendars, Ledger ledger) {
    this.records = records;
    this.key = key;
    this.authority = authority;
    this.calendars = calendars;
    this.ledger = ledger;
  }

  /** A roll that shows something, and the receipt it was taken under. */
  public record Showing(Observation roll, String receipt) {}

  /**
   * What a return was reconciled to.
   *
   * @param onRoll the school's last applied roll shows the pupil
   * @param lastRoll date of the school's last accepted roll; null where it has none
   */
  public record Outcome(
      boolean late,
      boolean onRoll,
      boolean neverOnRoll,
      boolean exempt,
      @Nullable LocalDate lastRoll,
      boolean saidBefore) {

    Outcome again() {
      return new Outcome(late, onRoll, neverOnRoll, exempt, lastRoll, true);
    }
  }

  /** What the caller keeps in the same transaction: the receipt that says what came of it. */
  public interface AlongWith {
    List<Change> of(Outcome outcome);
  }

  // ---- what rolls show

  /** A pupil of the roll before is not on this one. */
  public void left(School school, Pupil pupil, Showing showing, Instant now) {
    ChildId child = key.child(pupil.identity(), school.urn().value());
    Optional<Ledger.Booking> booked =
        Attempts.of(() -> leftOnce(school, pupil, child, showing, now));
    booked.ifPresentOrElse(b -> ledger.settle(b, now), () -> ledger.settle(child, now));
  }

  /** The booking, where this is not said already or already declared. */
  private Optional<Ledger.Booking> leftOnce(
      School school, Pupil pupil, ChildId child, Showing showing, Instant now) {
    Observation roll = showing.roll();
    ChildId formerly = formerly(school, pupil.identity());
    List<Movement> moves = movements(school.urn(), child, formerly);
    if (shown(moves, Kind.LEFT, roll)) return Optional.empty();
    boolean endOfPhase =
        TurnOfYear.ordinaryLeaver(
            school, pupil.year(), pupil.identity(), roll.date(), calendars.of(school.urn()));
    List<Change> changes = new ArrayList<>();
    Optional<Ledger.Booking> booked = Optional.empty();
    Optional<Movement> declared = unobserved(moves, Kind.LEFT);
    if (declared.isPresent()) {
      Movement move = declared.get();
      changes.add(Change.save(move.observedBy(roll)));
      changes.addAll(
          ledger.shown(
              move.entry(),
              loss(school, pupil, move.child(), roll.date(), true, null, endOfPhase),
              now));
    } else {
      Ledger.Booking booking =
          ledger.lose(loss(school, pupil, child, roll.date(), true, null, endOfPhase), now);
      changes.addAll(booking.changes());
      booked = Optional.of(booking);
      boolean owed =
          !endOfPhase && !pupil.status().secondary() && ofCompulsoryAge(pupil, roll.date());
      Expectation expected =
          owed
              ? expect(school, child, next(moves), Rules.DELETION_RETURN, roll.date(), changes)
              : Expectation.NONE;
      changes.add(
          Change.create(
              move(
                  school,
                  child,
                  next(moves),
                  Kind.LEFT,
                  pupil.identity(),
                  pupil.year().code(),
                  roll,
                  null,
                  expected,
                  booking.sort())));
    }
    leaveSightings(school.urn(), child, formerly, pupil, roll.date(), showing.receipt(), changes);
    records.commit(changes);
    return booked;
  }

  /** A pupil who was not on the roll before is on this one. */
  public void joined(School school, Pupil pupil, Showing showing, Instant now) {
    ChildId child = key.child(pupil.identity(), school.urn().value());
    Attempts.run(() -> joinedOnce(school, pupil, child, showing));
    ledger.settle(child, now);
  }

  private void joinedOnce(School school, Pupil pupil, ChildId child, Showing showing) {
    Observation roll = showing.roll();
    List<Movement> moves = movements(school.urn(), child, null);
    if (shown(moves, Kind.JOINED, roll)) return;
    List<Change> changes = new ArrayList<>();
    Optional<Movement> declared = unobserved(moves, Kind.JOINED);
    if (declared.isPresent()) {
      changes.add(Change.save(declared.get().observedBy(roll)));
    } else {
      LocalDate entered = pupil.entered() == null ? roll.date() : pupil.entered();
      boolean owed =
          (pupil.status().claims() || pupil.status() == EnrolStatus.S)
              && ofCompulsoryAge(pupil, entered)
              && !TurnOfYear.exemptEntry(school, pupil.year(), entered, calendars.of(school.urn()));
      Expectation expected =
          owed
              ? expect(school, child, next(moves), Rules.NEW_PUPIL_RETURN, entered, changes)
              : Expectation.NONE;
      changes.add(
          Change.create(
              move(
                  school,
                  child,
                  next(moves),
                  Kind.JOINED,
                  pupil.identity(),
                  pupil.year().code(),
                  roll,
                  null,
                  expected,
                  "")));
    }
    for (Sighting s : sightings(school.urn(), child, pupil, showing, false, null)) {
      changes.add(Change.put(s));
      // Back again, perhaps on the very day: having left here is no longer what is known.
      changes.add(
          Change.remove(
              Sighting.key(s.partition(), Sighting.Kind.LEFT, school.urn().value(), child)));
    }
    records.commit(changes);
  }

  /** The school changed who a pupil is, or how and since when registered. */
  public void changed(School school, Pupil before, Pupil after, Showing showing, Instant now) {
    Urn urn = school.urn();
    ChildId was = key.child(before.identity(), urn.value());
    ChildId is = key.child(after.identity(), urn.value());
    Optional<Sighting> old =
        records.find(
            Sighting.key(
                key.namePartition(before.identity()), Sighting.Kind.ON_ROLL, urn.value(), was));
    List<Change> changes = new ArrayList<>();
    for (String partition : key.partitions(before.identity())) {
      Key<Sighting> key = Sighting.key(partition, Sighting.Kind.ON_ROLL, urn.value(), was);
      // Two pupils who change places: the other's new line may stand there already.
      records
          .find(key)
          .filter(s -> !s.source().equals(showing.receipt()))
          .ifPresent(s -> changes.add(Change.remove(key)));
    }
    ChildId formerly = was.equals(is) ? old.map(Sighting::formerly).orElse(null) : was;
    boolean baseline = old.map(Sighting::baseline).orElse(false);
    Showing since =
        old.map(s -> new Showing(new Observation(s.since(), ""), showing.receipt()))
            .orElse(showing);
    for (Sighting s : sightings(urn, is, after, since, baseline, formerly)) {
      changes.removeIf(c -> c instanceof Change.Remove r && r.key().equals(s.key()));
      changes.add(Change.put(s));
    }
    records.commit(changes);
    ledger.settle(is, now);
  }

  /** Pupils of a first roll: known to be there, nobody knows since when. */
  public List<Change> baseline(School school, List<Pupil> pupils, Showing showing) {
    List<Change> changes = new ArrayList<>();
    for (Pupil pupil : pupils) {
      ChildId child = key.child(pupil.identity(), school.urn().value());
      for (Sighting s : sightings(school.urn(), child, pupil, showing, true, null)) {
        changes.add(Change.put(s));
      }
    }
    return changes;
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

  /** The child that a pupil of this school is. */
  public ChildId child(School school, Pupil pupil) {
    return key.child(pupil.identity(), school.urn().value());
  }

  // ---- what returns say

  /** Reconciles a deletion return. */
  public Outcome deleted(
      School school, DeletionReturn word, String receipt, AlongWith alongWith, Instant now) {
    Subject subject = subject(school.urn(), word.pupil());
    Outcome outcome =
        Attempts.of(() -> deletedOnce(school, word, receipt, subject, alongWith, now));
    ledger.settle(subject.child(), now);
    return outcome;
  }

  private Outcome deletedOnce(
      School school,
      DeletionReturn word,
      String receipt,
      Subject subject,
      AlongWith alongWith,
      Instant now) {
    LocalDate today = London.day(now);
    List<Movement> moves = movements(school.urn(), subject.child(), subject.formerly());
    boolean late = word.deletionDate().isBefore(today);
    Outcome outcome =
        new Outcome(late, subject.onRoll(), subject.never(), false, lastRoll(school.urn()), false);
    if (said(moves, receipt)) return outcome.again();
    List<Change> changes = new ArrayList<>(alongWith.of(outcome));
    LedgerEntry.Declared declared =
        new LedgerEntry.Declared(
            receipt, word.deletionDate(), word.ground(), word.next(), word.socialCare());
    Declaration declaration = new Declaration(receipt, word.deletionDate(), now, late);
    Optional<Movement> open = awaiting(moves, Kind.LEFT, word.deletionDate());
    if (open.isPresent()) {
      Movement move = open.get();
      changes.add(Change.save(move.declaredBy(declaration)));
      meet(move, today, changes);
      boolean current =
          moves.stream().filter(m -> m.kind() == Kind.LEFT).toList().getLast().equals(move);
      if (current)
        changes.addAll(
            ledger.learn(
                move.child(),
                move.entry(),
                e -> e.declared(declared).leftBy(word.deletionDate()),
                "The school's deletion return came: ground (" + word.ground().letter() + ").",
                now));
    } else {
      boolean endOfPhase =
          TurnOfYear.ordinaryLeaver(
              school,
              subject.year(),
              subject.identity(),
              word.deletionDate(),
              calendars.of(school.urn()));
      Ledger.Loss loss =
          new Ledger.Loss(
              subject.child(),
              subject.identity(),
              subject.year().code(),
              word.address(),
              school.urn().value(),
              word.deletionDate(),
              false,
              declared,
              subject.status().secondary(),
              endOfPhase);
      Ledger.Booking booking = ledger.lose(loss, now);
      changes.addAll(booking.changes());
      changes.add(
          Change.create(
              move(
                  school,
                  subject.child(),
                  next(moves),
                  Kind.LEFT,
                  subject.identity(),
                  subject.year().code(),
                  null,
                  declaration,
                  Expectation.NONE,
                  booking.sort())));
      // What a roll showed before today is no evidence against the school's word of today.
      LocalDate known = late ? today : word.deletionDate();
      for (String partition : key.partitions(subject.identity())) {
        changes.add(
            Change.put(
                new Sighting(
                    partition,
                    Sighting.Kind.LEFT,
                    school.urn().value(),
                    subject.child(),
                    subject.identity(),
                    subject.status(),
                    subject.year(),
                    null,
                    known,
                    false,
                    null,
                    receipt)));
      }
    }
    records.commit(changes);
    return outcome;
  }

  /** Reconciles a new-pupil return: it is the school's word, and claims nobody. */
  public Outcome entered(
      School school, NewPupilReturn word, String receipt, AlongWith alongWith, Instant now) {
    Subject subject = subject(school.urn(), word.pupil());
    return Attempts.of(() -> enteredOnce(school, word, receipt, subject, alongWith, now));
  }

  private Outcome enteredOnce(
      School school,
      NewPupilReturn word,
      String receipt,
      Subject subject,
      AlongWith alongWith,
      Instant now) {
    LocalDate today = London.day(now);
    List<Movement> moves = movements(school.urn(), subject.child(), subject.formerly());
    DueDate due =
        DueDate.of(
            authority.rules().rule(Rules.NEW_PUPIL_RETURN),
            word.entered(),
            calendars.of(school.urn()));
    boolean late = today.isAfter(due.due());
    YearGroup year = YearGroup.parse(word.yearGroup()).orElse(subject.year());
    LocalDate starting = word.startingDay() == null ? word.entered() : word.startingDay();
    boolean exempt = TurnOfYear.exemptEntry(school, year, starting, calendars.of(school.urn()));
    Outcome outcome =
        new Outcome(
            late && !exempt,
            subject.onRoll(),
            subject.never(),
            exempt,
            lastRoll(school.urn()),
            false);
    if (said(moves, receipt)) return outcome.again();
    List<Change> changes = new ArrayList<>(alongWith.of(outcome));
    Declaration declaration = new Declaration(receipt, word.entered(), now, late && !exempt);
    Optional<Movement> open = awaiting(moves, Kind.JOINED, word.entered());
    if (open.isPresent()) {
      changes.add(Change.save(open.get().declaredBy(declaration)));
      meet(open.get(), today, changes);
    } else {
      changes.add(
          Change.create(
              move(
                  school,
                  subject.child(),
                  next(moves),
                  Kind.JOINED,
                  subject.identity(),
                  year.code(),
                  null,
                  declaration,
                  Expectation.NONE,
                  "")));
    }
    for (String partition : key.partitions(word.pupil())) {
      changes.add(
          Change.put(
              new Sighting(
                  partition,
                  Sighting.Kind.NEW_PUPIL_RETURN,
                  school.urn().value(),
                  subject.child(),
                  word.pupil(),
                  EnrolStatus.C,
                  year,
                  word.entered(),
                  word.entered(),
                  false,
                  null,
                  receipt)));
    }
    records.commit(changes);
    return outcome;
  }

  /** A parent's notice of home education: kept where the child is looked for, now and later. */
  public void homeEducated(
      HomeEducationNotice notice, String receipt, List<Change> record, Instant now) {
    Identity identity = notice.child();
    ChildId child = key.child(identity, "");
    List<Change> changes = new ArrayList<>(record);
    for (String partition : key.partitions(identity)) {
      changes.add(
          Change.put(
              new Sighting(
                  partition,
                  Sighting.Kind.HOME_EDUCATION_NOTICE,
                  "",
                  child,
                  identity,
                  EnrolStatus.C,
                  YearGroup.X,
                  null,
                  notice.from(),
                  false,
                  null,
                  receipt)));
    }
    records.commit(changes);
    for (ChildId leaver : Whereabouts.of(identity, key, records).leavers()) {
      ledger.settle(leaver, now);
    }
  }

  // ---- parts

  private record Subject(
      ChildId child,
      @Nullable ChildId formerly,
      Identity identity,
      EnrolStatus status,
      YearGroup year,
      boolean onRoll,
      boolean never) {}

  /** Whom of this school a return speaks of; itself where the school has never shown the pupil. */
  private Subject subject(Urn urn, Identity identity) {
    List<Sighting> here = Whereabouts.of(identity, key, records).at(urn, identity);
    if (here.isEmpty()) {
      return new Subject(
          key.child(identity, urn.value()),
          null,
          identity,
          EnrolStatus.C,
          YearGroup.X,
          false,
          true);
    }
    ChildId surest = here.getFirst().child();
    Sighting best =
        here.stream()
            .filter(s -> s.kind() == Sighting.Kind.ON_ROLL && s.child().equals(surest))
            .findFirst()
            .orElse(here.getFirst());
    boolean onRoll = best.kind() == Sighting.Kind.ON_ROLL;
    boolean never = here.stream().allMatch(s -> s.kind() == Sighting.Kind.NEW_PUPIL_RETURN);
    return new Subject(
        best.child(), best.formerly(), best.identity(), best.status(), best.year(), onRoll, never);
  }

  private @Nullable ChildId formerly(School school, Identity identity) {
    ChildId child = key.child(identity, school.urn().value());
    return records
        .find(
            Sighting.key(
                key.namePartition(identity), Sighting.Kind.ON_ROLL, school.urn().value(), child))
        .map(Sighting::formerly)
        .orElse(null);
  }

  private List<Movement> movements(Urn urn, ChildId child, @Nullable ChildId formerly) {
    List<Movement> moves =
        new ArrayList<>(
            records.list(Movement.class, School.partition(urn), Movement.prefix(child)));
    if (formerly != null) {
      moves.addAll(records.list(Movement.class, School.partition(urn), Movement.prefix(formerly)));
      moves.sort(Comparator.comparing(Reconciler::when).thenComparing(Movement::number));
    }
    return moves;
  }

  private static LocalDate when(Movement move) {
    Observation roll = move.observed();
    Declaration word = move.declared();
    if (roll != null) return roll.date();
    return word == null ? LocalDate.MIN : word.date();
  }

  /** The number of the next movement, also of a child who was known as another before. */
  private static int next(List<Movement> moves) {
    return moves.stream().mapToInt(Movement::number).max().orElse(0) + 1;
  }

  private static boolean shown(List<Movement> moves, Kind kind, Observation roll) {
    return moves.stream().anyMatch(m -> m.kind() == kind && roll.equals(m.observed()));
  }

  private static boolean said(List<Movement> moves, String receipt) {
    return moves.stream()
        .anyMatch(m -> m.declared() != null && m.declared().receipt().equals(receipt));
  }

  /** The latest declared movement that no roll has shown, if nothing was shown after it. */
  private static Optional<Movement> unobserved(List<Movement> moves, Kind kind) {
    Movement candidate = null;
    for (Movement m : moves) {
      if (m.observed() != null) candidate = null;
      else if (m.kind() == kind) candidate = m;
    }
    return Optional.ofNullable(candidate);
  }

  /** The latest movement of that kind that no return has said. */
  private static Optional<Movement> awaiting(List<Movement> moves, Kind kind, LocalDate day) {
    for (int i = 0; i < moves.size(); i++) {
      Movement m = moves.get(i);
      boolean since = i == 0 || !when(moves.get(i - 1)).isAfter(day);
      boolean before = i == moves.size() - 1 || when(moves.get(i + 1)).isAfter(day);
      if (m.kind() == kind && m.declared() == null && since && before) return Optional.of(m);
    }
    Optional<Movement> last = moves.stream().filter(m -> m.kind() == kind).reduce((a, b) -> b);
    boolean superseded =
        last.isPresent()
            && last.get().declared() != null
            && moves.getLast().key().equals(last.get().key());
    return superseded ? last : last.filter(m -> m.declared() == null);
  }

  private record Expectation(String sort, @Nullable LocalDate due) {
    static final Expectation NONE = new Expectation("", null);
  }

  private Expectation expect(
      School school,
      ChildId child,
      int number,
      String rule,
      LocalDate start,
      List<Change> changes) {
    String owner = School.partition(school.urn());
    String about = child.value() + "#" + number;
    DueDate due = DueDate.of(authority.rules().rule(rule), start, calendars.of(school.urn()));
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

  private void meet(Movement move, LocalDate today, List<Change> changes) {
    if (move.expected().isEmpty()) return;
    records
        .find(new Key<>(Deadline.class, School.partition(move.urn()), move.expected()))
        .filter(Deadline::isOpen)
        .ifPresent(d -> changes.add(Change.save(d.met(today))));
  }

  private static Movement move(
      School school,
      ChildId child,
      int number,
      Kind kind,
      Identity identity,
      String year,
      @Nullable Observation observed,
      @Nullable Declaration declared,
      Expectation expected,
      String entry) {
    return new Movement(
        school.urn(),
        child,
        number,
        kind,
        identity,
        year,
        observed,
        declared,
        expected.sort(),
        expected.due(),
        entry,
        1);
  }

  private static Ledger.Loss loss(
      School school,
      Pupil pupil,
      ChildId child,
      LocalDate day,
      boolean observed,
      LedgerEntry.@Nullable Declared declared,
      boolean endOfPhase) {
    return new Ledger.Loss(
        child,
        pupil.identity(),
        pupil.year().code(),
        pupil.address(),
        school.urn().value(),
        day,
        observed,
        declared,
        pupil.status().secondary(),
        endOfPhase);
  }

  private static boolean ofCompulsoryAge(Pupil pupil, LocalDate day) {
    return !pupil.identity().birthKnown()
        || CompulsorySchoolAge.covers(pupil.identity().dateOfBirth(), day);
  }

  private List<Sighting> sightings(
      Urn urn,
      ChildId child,
      Pupil pupil,
      Showing showing,
      boolean baseline,
      @Nullable ChildId formerly) {
    return key.partitions(pupil.identity()).stream()
        .map(
            partition ->
                new Sighting(
                    partition,
                    Sighting.Kind.ON_ROLL,
                    urn.value(),
                    child,
                    pupil.identity(),
                    pupil.status(),
                    pupil.year(),
                    pupil.entered(),
                    showing.roll().date(),
                    baseline,
                    formerly,
                    showing.receipt()))
        .toList();
  }

  private void leaveSightings(
      Urn urn,
      ChildId child,
      @Nullable ChildId formerly,
      Pupil pupil,
      LocalDate day,
      String receipt,
      List<Change> changes) {
    for (String partition : key.partitions(pupil.identity())) {
      changes.add(
          Change.remove(Sighting.key(partition, Sighting.Kind.ON_ROLL, urn.value(), child)));
      changes.add(
          Change.put(
              new Sighting(
                  partition,
                  Sighting.Kind.LEFT,
                  urn.value(),
                  child,
                  pupil.identity(),
                  pupil.status(),
                  pupil.year(),
                  pupil.entered(),
                  day,
                  false,
                  formerly,
                  receipt)));
    }
  }

  private @Nullable LocalDate lastRoll(Urn urn) {
    return records.find(RollHead.key(urn)).map(RollHead::date).orElse(null);
  }
}
