package org.onroll.domain.reconciliation;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.onroll.domain.attendance.Endings;
import org.onroll.domain.calendar.Calendars;
import org.onroll.domain.calendar.London;
import org.onroll.domain.deadline.Deadline;
import org.onroll.domain.identity.ChildId;
import org.onroll.domain.identity.Identity;
import org.onroll.domain.identity.IdentityKey;
import org.onroll.domain.identity.Sighting;
import org.onroll.domain.law.DueDate;
import org.onroll.domain.law.Rules;
import org.onroll.domain.law.TurnOfYear;
import org.onroll.domain.ledger.Ledger;
import org.onroll.domain.ledger.LedgerEntry;
import org.onroll.domain.ledger.Settlement;
import org.onroll.domain.ledger.Whereabouts;
import org.onroll.domain.reconciliation.Movement.Declaration;
import org.onroll.domain.reconciliation.Movement.Kind;
import org.onroll.domain.records.Attempts;
import org.onroll.domain.records.Change;
import org.onroll.domain.records.Records;
import org.onroll.domain.returns.DeletionReturn;
import org.onroll.domain.returns.HomeEducationNotice;
import org.onroll.domain.returns.NewPupilReturn;
import org.onroll.domain.roll.RollHead;
import org.onroll.domain.school.Authority;
import org.onroll.domain.school.EnrolStatus;
import org.onroll.domain.school.School;
import org.onroll.domain.school.Urn;
import org.onroll.domain.school.YearGroup;

/**
 * Holds what returns say against what rolls show (requirement C4). A return, its receipt and what
 * follows from it are one transaction: repeated, it finds itself done.
 */
public final class ReturnReconciler {
  private final Records records;
  private final IdentityKey key;
  private final Authority authority;
  private final Calendars calendars;
  private final Ledger ledger;
  private final Settlement settlement;
  private final Expectations expectations;
  private final Endings endings;

  /** Each read once, as calendars are. */
  private final Map<Urn, Optional<LocalDate>> lastRolls = new ConcurrentHashMap<>();

  public ReturnReconciler(
      Records records,
      IdentityKey key,
      Authority authority,
      Calendars calendars,
      Ledger ledger,
      Settlement settlement) {
    this.records = records;
    this.key = key;
    this.authority = authority;
    this.calendars = calendars;
    this.ledger = ledger;
    this.settlement = settlement;
    this.expectations = new Expectations(records, key, authority, calendars);
    this.endings = new Endings(records);
  }

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

  /** Reconciles a deletion return. */
  public Outcome deleted(
      School school, DeletionReturn word, String receipt, AlongWith alongWith, Instant now) {
    Subject subject = subject(school.urn(), word.pupil());
    Deleted deleted =
        Attempts.of(() -> deletedOnce(school, word, receipt, subject, alongWith, now));
    if (deleted.lookAgain() != null) settlement.settle(deleted.lookAgain(), now);
    return deleted.outcome();
  }

  /**
   * A deletion return that is kept.
   *
   * @param lookAgain null where nobody need be looked for
   */
  private record Deleted(Outcome outcome, @Nullable Deadline lookAgain) {}

  private Deleted deletedOnce(
      School school,
      DeletionReturn word,
      String receipt,
      Subject subject,
      AlongWith alongWith,
      Instant now) {
    LocalDate today = London.day(now);
    Movements moves = Movements.of(records, school.urn(), subject.child(), subject.formerly());
    boolean late = word.deletionDate().isBefore(today);
    Outcome outcome =
        new Outcome(late, subject.onRoll(), subject.never(), false, lastRoll(school.urn()), false);
    if (moves.said(receipt)) return new Deleted(outcome.again(), null);
    List<Change> changes = new ArrayList<>(alongWith.of(outcome));
    LedgerEntry.Declared declared =
        new LedgerEntry.Declared(
            receipt,
            word.deletionDate(),
            word.ground(),
            word.next(),
            word.socialCare(),
            word.safeguarding().concern());
    Declaration declaration = new Declaration(receipt, word.deletionDate(), now, late);
    Optional<Movement> open = moves.awaiting(Kind.LEFT, word.deletionDate());
    changes.addAll(endings.deleted(school.urn(), subject.child(), word.deletionDate(), today));
    ChildId leaver = subject.child();
    String entry;
    if (open.isPresent()) {
      Movement move = open.get();
      leaver = move.child();
      entry = move.entry();
      changes.add(Change.save(move.declaredBy(declaration)));
      expectations.meet(move, today, changes);
      boolean current = moves.latest(Kind.LEFT).filter(move::equals).isPresent();
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
      entry = booking.sort();
      changes.addAll(booking.changes());
      changes.add(
          Change.create(
              new Movement(
                  school.urn(),
                  subject.child(),
                  moves.next(),
                  Kind.LEFT,
                  subject.identity(),
                  subject.year().code(),
                  null,
                  declaration,
                  "",
                  null,
                  booking.sort(),
                  1)));
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
                    subject.entered(),
                    known,
                    false,
                    subject.formerly(),
                    receipt)));
      }
    }
    Deadline lookAgain =
        entry.isEmpty()
            ? null
            : settlement.lookAgain(leaver, entry, school.urn().value(), receipt, now);
    if (lookAgain != null) changes.add(Change.create(lookAgain));
    records.commit(changes);
    return new Deleted(outcome, lookAgain);
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
    Movements moves = Movements.of(records, school.urn(), subject.child(), subject.formerly());
    DueDate due =
        DueDate.of(
            authority.rules().rule(Rules.NEW_PUPIL_RETURN, word.entered()),
            word.entered(),
            calendars.of(school.urn()));
    boolean late = today.isAfter(due.due());
    YearGroup year = YearGroup.parse(word.yearGroup()).orElse(subject.year());
    LocalDate starting = word.startingDay() == null ? word.entered() : word.startingDay();
    boolean exempt = TurnOfYear.exemptEntry(school, year, starting, calendars.of(school.urn()));
    boolean owed = !exempt || authority.rules().asksForExempt(word.entered());
    Outcome outcome =
        new Outcome(
            late && owed, subject.onRoll(), subject.never(), exempt, lastRoll(school.urn()), false);
    if (moves.said(receipt)) return outcome.again();
    List<Change> changes = new ArrayList<>(alongWith.of(outcome));
    Declaration declaration = new Declaration(receipt, word.entered(), now, late && owed);
    Optional<Movement> open = moves.awaiting(Kind.JOINED, word.entered());
    if (open.isPresent()) {
      changes.add(Change.save(open.get().declaredBy(declaration)));
      expectations.meet(open.get(), today, changes);
    } else {
      changes.add(
          Change.create(
              new Movement(
                  school.urn(),
                  subject.child(),
                  moves.next(),
                  Kind.JOINED,
                  subject.identity(),
                  year.code(),
                  null,
                  declaration,
                  "",
                  null,
                  "",
                  1)));
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
  public Outcome homeEducated(
      HomeEducationNotice notice, String receipt, AlongWith alongWith, Instant now) {
    Identity identity = notice.child();
    ChildId child = key.child(identity, "");
    Outcome outcome = new Outcome(false, false, false, false, null, false);
    List<Change> changes = new ArrayList<>(alongWith.of(outcome));
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
    if (records.find(HomeEducationNotice.assurance(receipt)).isEmpty()) {
      DueDate due = notice.assured(authority.rules(), calendars);
      changes.add(Change.create(notice.assurance(receipt, due, key)));
    }
    List<Deadline> lookAgain =
        settlement.withOpenEntry(Whereabouts.of(identity, key, records).leavers()).stream()
            .map(c -> settlement.lookAgain(c.id(), c.openEntry(), "", receipt, now))
            .toList();
    lookAgain.forEach(d -> changes.add(Change.create(d)));
    records.commit(changes);
    lookAgain.forEach(d -> settlement.settle(d, now));
    // Whoever left in between, and did not see the notice.
    Whereabouts.of(identity, key, records).leavers().stream()
        .filter(leaver -> lookAgain.stream().noneMatch(d -> d.child().equals(leaver)))
        .forEach(leaver -> settlement.settle(leaver, now));
    return outcome;
  }

  /**
   * Whom of a school somebody speaks of.
   *
   * @param neverOnRoll no roll of the school has shown the pupil
   */
  public record Whom(ChildId child, Identity identity, boolean onRoll, boolean neverOnRoll) {}

  public Whom whom(Urn urn, Identity identity) {
    Subject subject = subject(urn, identity);
    return new Whom(subject.child(), subject.identity(), subject.onRoll(), subject.never());
  }

  /** What a deletion return would be reconciled to; nothing is written. */
  public Outcome weigh(School school, DeletionReturn word, LocalDate today) {
    Subject subject = subject(school.urn(), word.pupil());
    boolean late = word.deletionDate().isBefore(today);
    LocalDate lastRoll = lastRoll(school.urn());
    return new Outcome(late, subject.onRoll(), subject.never(), false, lastRoll, false);
  }

  private record Subject(
      ChildId child,
      @Nullable ChildId formerly,
      Identity identity,
      EnrolStatus status,
      YearGroup year,
      @Nullable LocalDate entered,
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
          null,
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
        best.child(),
        best.formerly(),
        best.identity(),
        best.status(),
        best.year(),
        best.entered(),
        onRoll,
        never);
  }

  private @Nullable LocalDate lastRoll(Urn urn) {
    return lastRolls
        .computeIfAbsent(urn, u -> records.find(RollHead.key(u)).map(RollHead::date))
        .orElse(null);
  }
}
