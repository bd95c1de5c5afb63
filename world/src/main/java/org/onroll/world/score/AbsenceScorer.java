package org.onroll.world.score;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.function.Predicate;
import org.onroll.world.county.Slot;
import org.onroll.world.office.Says;
import org.onroll.world.onroll.ReportedAbsence;
import org.onroll.world.truth.Attendance;
import org.onroll.world.truth.Spell;
import org.onroll.world.truth.Spell.Cause;

/** Holds the absences that OnRoll lists against the truth, and against what it was told. */
public final class AbsenceScorer {
  private static final int FIFTEEN = 15;

  private final Attendance attendance;
  private final Evidence evidence;
  private final Identities identities;
  private final Books books;

  public AbsenceScorer(
      Attendance attendance, Evidence evidence, Identities identities, Books books) {
    this.attendance = attendance;
    this.evidence = evidence;
    this.identities = identities;
    this.books = books;
  }

  /** The score, from the two lists that OnRoll shows its officers. */
  public AbsenceScore score(List<ReportedAbsence> absent, List<ReportedAbsence> ill) {
    Set<String> absentChildren = children(absent);
    Set<String> illChildren = children(ill);
    check(absent, ill);
    List<Spell> longAbsent = attendance.longAbsent();
    List<Spell> known =
        longAbsent.stream().filter(s -> absentChildren.contains(s.childId())).toList();
    List<Spell> irregular = of(s -> s.cause() == Cause.IRREGULAR);
    return new AbsenceScore(
        longAbsent.size(),
        count(longAbsent, s -> s.cause().isGone()),
        known.size(),
        count(known, s -> s.cause().isGone()),
        count(longAbsent, s -> s.cause() == Cause.SAID_ILL),
        median(known),
        attendanceOwed(longAbsent),
        count(
            of(s -> true),
            s ->
                first(s)
                    .filter(day -> s.cause() != Cause.IRREGULAR && isBeforeTheTenth(s, day))
                    .isPresent()),
        irregular.size(),
        count(irregular, s -> absentChildren.contains(s.childId())),
        count(irregular, this::isToldMonthly),
        sicknessOwed(),
        count(of(s -> s.cause() == Cause.SAID_ILL), s -> illChildren.contains(s.childId())));
  }

  private List<Spell> of(Predicate<Spell> wanted) {
    return attendance.spells().stream().filter(wanted).toList();
  }

  private static int count(List<Spell> spells, Predicate<Spell> wanted) {
    return (int) spells.stream().filter(wanted).count();
  }

  private Set<String> children(List<ReportedAbsence> listed) {
    Set<String> children = new HashSet<>();
    listed.forEach(a -> identities.of(a.child(), a.urn()).ifPresent(children::add));
    return children;
  }

  /** What was taken is one record for each pupil, with all its returns and days. */
  private void check(List<ReportedAbsence> absent, List<ReportedAbsence> ill) {
    for (Spell spell : attendance.spells()) {
      List<Evidence.Taken> told = told(spell, Says.Absent.class);
      if (!told.isEmpty()) {
        int days =
            told.stream()
                .mapToInt(t -> run(spell, (Says.Absent) t.message().says()))
                .max()
                .orElse(0);
        check("absence", spell, absent, told.size(), days);
      }
      List<Evidence.Taken> sick = told(spell, Says.Ill.class);
      if (!sick.isEmpty()) {
        int days =
            sick.stream().mapToInt(t -> ((Says.Ill) t.message().says()).days()).max().orElse(0);
        check("spell of sickness", spell, ill, sick.size(), days);
      }
    }
  }

  private void check(
      String what, Spell spell, List<ReportedAbsence> listed, int returns, int days) {
    List<ReportedAbsence> own =
        listed.stream()
            .filter(a -> a.urn().equals(spell.urn()))
            .filter(
                a -> identities.of(a.child(), a.urn()).filter(spell.childId()::equals).isPresent())
            .toList();
    String which =
        what + " of " + spell.childId() + " at " + spell.urn() + " from " + spell.first();
    books.require(own.size() == 1, "Listed " + own.size() + " times: " + which);
    if (own.size() != 1) return;
    ReportedAbsence one = own.getFirst();
    books.require(
        one.returns() == returns,
        "With " + one.returns() + " returns instead of " + returns + ": " + which);
    books.require(
        one.schoolDays() == days,
        "With " + one.schoolDays() + " school days instead of " + days + ": " + which);
  }

  /** School days of the run at the end of what the return lists. */
  private int run(Spell spell, Says.Absent said) {
    if (said.days() == 0) return 0;
    Set<LocalDate> missed = new HashSet<>(attendance.missed(spell, said.until()));
    List<LocalDate> days =
        attendance.days().between(attendance.school(spell), spell.first(), said.until());
    int run = 0;
    for (int i = days.size() - 1; i >= 0 && missed.contains(days.get(i)); i--) run++;
    return run;
  }

  private List<Evidence.Taken> told(Spell spell, Class<? extends Says> kind) {
    return evidence
        .about(spell.childId())
        .filter(t -> kind.isInstance(t.message().says()))
        .toList();
  }

  private Optional<LocalDate> first(Spell spell) {
    return told(spell, Says.Absent.class).stream().map(t -> Slot.dayOf(t.at())).findFirst();
  }

  private boolean isBeforeTheTenth(Spell spell, LocalDate told) {
    return attendance
        .missedFor(spell, Attendance.CONTINUOUS)
        .filter(t -> !told.isBefore(t))
        .isEmpty();
  }

  /** From the tenth day on which the child was away to the return; 0 where it came before. */
  private OptionalDouble median(List<Spell> known) {
    List<Integer> waits = new ArrayList<>();
    for (Spell spell : known) {
      Optional<LocalDate> tenth = attendance.missedFor(spell, Attendance.CONTINUOUS);
      first(spell)
          .ifPresent(
              day ->
                  tenth.ifPresent(
                      t ->
                          waits.add(
                              attendance
                                  .days()
                                  .between(attendance.school(spell), t.plusDays(1), day)
                                  .size())));
    }
    return Medians.of(waits);
  }

  /** In time: on the tenth day or the school's next one. */
  private AbsenceScore.Owed attendanceOwed(List<Spell> longAbsent) {
    int inTime = 0;
    int late = 0;
    int never = 0;
    for (Spell spell : longAbsent) {
      if (spell.cause().isCodedIll()) continue;
      LocalDate tenth = attendance.missedFor(spell, Attendance.CONTINUOUS).orElseThrow();
      LocalDate due = attendance.days().after(attendance.school(spell), tenth, 1);
      Optional<LocalDate> told = lastTold(spell, Says.Absent.class, tenth);
      if (told.isEmpty()) never++;
      else if (told.get().isAfter(due)) late++;
      else inTime++;
    }
    return new AbsenceScore.Owed(inTime, late, never);
  }

  /** The first day from {@code from} on that such a return came. */
  private Optional<LocalDate> lastTold(Spell spell, Class<? extends Says> kind, LocalDate from) {
    return told(spell, kind).stream()
        .map(t -> Slot.dayOf(t.at()))
        .filter(day -> !day.isBefore(from))
        .findFirst();
  }

  /** In time: before fifteen days are over. */
  private AbsenceScore.Owed sicknessOwed() {
    int inTime = 0;
    int late = 0;
    int never = 0;
    for (Spell spell : of(s -> s.cause().isCodedIll())) {
      Optional<LocalDate> fifteenth = attendance.missedFor(spell, FIFTEEN);
      Optional<LocalDate> told = lastTold(spell, Says.Ill.class, LocalDate.MIN);
      if (told.isEmpty() && fifteenth.isEmpty()) continue;
      if (told.isEmpty()) never++;
      else if (fifteenth.filter(told.get()::isAfter).isPresent()) late++;
      else inTime++;
    }
    return new AbsenceScore.Owed(inTime, late, never);
  }

  /** No calendar month between one return and the next, nor between the last one and the end. */
  private boolean isToldMonthly(Spell spell) {
    List<LocalDate> days =
        told(spell, Says.Absent.class).stream().map(t -> Slot.dayOf(t.at())).toList();
    if (days.isEmpty()) return false;
    LocalDate at = days.getFirst();
    for (LocalDate next : days) {
      if (next.isAfter(at.plusMonths(1))) return false;
      at = next;
    }
    return !attendance.end().isAfter(at.plusMonths(1));
  }
}
