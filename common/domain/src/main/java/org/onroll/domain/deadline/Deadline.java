package org.onroll.domain.deadline;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.onroll.domain.calendar.London;
import org.onroll.domain.identity.ChildId;
import org.onroll.domain.law.DueDate;
import org.onroll.domain.law.Rule;
import org.onroll.domain.law.Rule.Stage;
import org.onroll.domain.records.DueKind;
import org.onroll.domain.records.Key;
import org.onroll.domain.records.Versioned;

/**
 * A rule applied to a fact. It is in the index of what is due at the time of its next stage, and
 * leaves it when it is met, withdrawn, or at the end of its ladder.
 *
 * @param owner partition of the school, child or case that it belongs to
 * @param number tells it from others of the same rule and owner
 * @param subject sort key of the movement, ledger entry or case that it is about
 * @param school URN of the school that it concerns; blank for none
 * @param notBefore for rules of kind earliest: the first day on which one may act
 * @param stage the last stage reached; null before the first
 * @param nextStageAt null when nothing more happens by itself
 * @param follows the calendar that may move it: {@link #COUNTY}, a URN, or blank for none
 * @param moved how changed calendars moved it, the oldest first
 * @param reference for people and mails
 */
public record Deadline(
    String owner,
    String rule,
    String number,
    String subject,
    ChildId child,
    String school,
    LocalDate start,
    LocalDate due,
    @Nullable LocalDate notBefore,
    boolean provisional,
    Status status,
    @Nullable Stage stage,
    @Nullable Instant nextStageAt,
    @Nullable LocalDate metOn,
    String follows,
    List<Moved> moved,
    String reference,
    long version)
    implements Versioned {
  public static final String PREFIX = "DEADLINE#";

  private static final String OF_SCHOOL = "SCHOOL#";

  /** Follows the county's days. */
  public static final String COUNTY = "COUNTY";

  public Deadline {
    moved = List.copyOf(moved);
  }

  /** Whether it still asks for something. */
  public enum Status {
    OPEN,
    MET,
    WITHDRAWN
  }

  /**
   * A changed calendar gave it another date.
   *
   * @param why the calendar, and whether that made it overdue
   */
  public record Moved(LocalDate on, LocalDate from, LocalDate to, String why) {}

  /** What a deadline is about. */
  public record Subject(
      String owner, String number, String sort, ChildId child, String school, String reference) {}

  /** Opens the deadline that {@code due} explains. */
  public static Deadline open(DueDate due, Subject subject) {
    return new Deadline(
        subject.owner(),
        due.rule().id(),
        subject.number(),
        subject.sort(),
        subject.child(),
        subject.school(),
        due.start(),
        due.due(),
        due.notBefore(),
        due.provisional(),
        Status.OPEN,
        null,
        due.rule().ladder().isEmpty()
            ? null
            : at(due.rule().ladder().getFirst(), due.due(), due.notBefore()),
        null,
        follows(due.rule(), subject.owner()),
        List.of(),
        subject.reference(),
        1);
  }

  public static Key<Deadline> key(String owner, String rule, String number) {
    return new Key<>(Deadline.class, owner, PREFIX + rule + "#" + number);
  }

  @Override
  public Key<Deadline> key() {
    return key(owner, rule, number);
  }

  @Override
  public Optional<Due> toDo() {
    Instant next = nextStageAt;
    return status == Status.OPEN && next != null
        ? Optional.of(new Due(DueKind.DEADLINE, next))
        : Optional.empty();
  }

  /** Those that a changed calendar may move; days of the calendar year are moved by none. */
  @Override
  public Optional<Listed> listed() {
    return isOpen() && !follows.isEmpty()
        ? Optional.of(new Listed(following(follows), due + "#" + owner + "#" + number))
        : Optional.empty();
  }

  /**
   * The worklist of the open deadlines that follow a calendar.
   *
   * @param calendar {@link #COUNTY}, or a URN
   */
  public static String following(String calendar) {
    return "DEADLINES#" + calendar;
  }

  /** What lies with a school is counted in the school's days, all else in the county's. */
  private static String follows(Rule rule, String owner) {
    if (!rule.unit().followsCalendar()) return "";
    return owner.startsWith(OF_SCHOOL) ? owner.substring(OF_SCHOOL.length()) : COUNTY;
  }

  /** The day that people look at: when one may act, else when it is due. */
  public LocalDate day() {
    return notBefore == null ? due : notBefore;
  }

  public boolean isOpen() {
    return status == Status.OPEN;
  }

  /**
   * The stage to act on at {@code now}: the last one whose time has come, those before it skipped.
   */
  public Optional<Stage> reached(Rule law, Instant now) {
    Stage reached = null;
    for (Stage step : law.ladder()) {
      boolean ahead = stage == null || step.compareTo(stage) > 0;
      if (ahead && isOpen() && !now.isBefore(timeOf(step, law))) reached = step;
    }
    return Optional.ofNullable(reached);
  }

  /** Having acted on {@code reached}. */
  public Deadline at(Rule law, Stage reached) {
    Instant next =
        law.ladder().stream()
            .filter(s -> s.compareTo(reached) > 0)
            .findFirst()
            .map(s -> at(s, due, notBefore))
            .orElse(null);
    return with(status, reached, next, metOn);
  }

  public Deadline met(LocalDate day) {
    return with(Status.MET, stage, null, day);
  }

  public Deadline withdrawn() {
    return with(Status.WITHDRAWN, stage, null, metOn);
  }

  /**
   * Counted again by a changed calendar. Stages that were reached stay so; the next one is at its
   * new time, or where the ladder was begun early, when it was.
   */
  public Deadline moved(DueDate again, LocalDate on, String why) {
    List<Moved> history = new ArrayList<>(moved);
    history.add(new Moved(on, due, again.due(), why));
    Rule law = again.rule();
    Stage reached = stage;
    Instant next =
        law.ladder().stream()
            .filter(s -> reached == null || s.compareTo(reached) > 0)
            .findFirst()
            .map(s -> at(s, again.due(), again.notBefore()))
            .orElse(null);
    Instant early = nextStageAt;
    boolean begunEarly =
        reached == null
            && early != null
            && early.isBefore(at(law.ladder().getFirst(), due, notBefore));
    return new Deadline(
        owner,
        rule,
        number,
        subject,
        child,
        school,
        start,
        again.due(),
        again.notBefore(),
        again.provisional(),
        status,
        stage,
        begunEarly ? early : next,
        metOn,
        follows,
        history,
        reference,
        version + 1);
  }

  /** Nothing is to be waited for: its one stage is reached now. */
  public Deadline now(Instant now) {
    return new Deadline(
        owner,
        rule,
        number,
        subject,
        child,
        school,
        start,
        due,
        notBefore,
        provisional,
        status,
        stage,
        now,
        metOn,
        follows,
        moved,
        reference,
        version);
  }

  /** When this step is reached. The first may have been put earlier, by {@link #now}. */
  public Instant timeOf(Stage step, Rule law) {
    Instant usual = at(step, due, notBefore);
    Instant next = nextStageAt;
    boolean first = stage == null && step == law.ladder().getFirst();
    return first && next != null && next.isBefore(usual) ? next : usual;
  }

  private static Instant at(Stage step, LocalDate due, @Nullable LocalDate notBefore) {
    LocalDate next = due.plusDays(1);
    return London.morning(
        switch (step) {
          case DUE -> due;
          case OVERDUE, RUN_OUT -> next;
          case MAY_ACT -> notBefore == null ? next : notBefore;
        });
  }

  private Deadline with(
      Status newStatus, @Nullable Stage newStage, @Nullable Instant next, @Nullable LocalDate met) {
    return new Deadline(
        owner,
        rule,
        number,
        subject,
        child,
        school,
        start,
        due,
        notBefore,
        provisional,
        newStatus,
        newStage,
        next,
        met,
        follows,
        moved,
        reference,
        version + 1);
  }
}
