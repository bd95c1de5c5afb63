package org.onroll.world.feed;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.onroll.world.county.Dice;
import org.onroll.world.county.School;
import org.onroll.world.county.Slot;
import org.onroll.world.feed.FeedFault.Content;
import org.onroll.world.truth.Truth;

/** Which roll is sent when, and what is wrong with it. */
public final class FeedPlan {
  /**
   * Seven kinds twice, three more once: the seven alone stay above a twentieth of all school days.
   */
  private static final List<FeedFault> CYCLE =
      List.of(
          FeedFault.MISSING,
          FeedFault.EMPTY,
          FeedFault.OUT_OF_ORDER,
          FeedFault.LATE,
          FeedFault.HEADER_ONLY,
          FeedFault.CUT,
          FeedFault.DOUBLED,
          FeedFault.UNREADABLE_ROWS,
          FeedFault.LATE,
          FeedFault.CUT,
          FeedFault.DUPLICATE_NUMBER,
          FeedFault.DOUBLED,
          FeedFault.MISSING,
          FeedFault.OUT_OF_ORDER,
          FeedFault.EMPTY,
          FeedFault.WRONG_SCHOOL,
          FeedFault.HEADER_ONLY);

  private static final double FAULTS = 0.085;
  private static final double CORRECTED = 0.5;
  private static final int MANY_LEAVERS = 6;

  /** A school on one of its own school days. */
  public record SchoolDay(String urn, LocalDate day) {}

  private final Truth truth;
  private final Dice dice;
  private final Map<SchoolDay, FeedFault> faults = new HashMap<>();
  private final Set<SchoolDay> taken = new HashSet<>();
  private final Map<LocalDate, List<RollSend>> sends = new HashMap<>();
  private int schoolDays;

  private FeedPlan(Truth truth, Dice dice) {
    this.truth = truth;
    this.dice = dice;
  }

  public static FeedPlan draw(Truth truth, Dice dice) {
    FeedPlan plan = new FeedPlan(truth, dice);
    plan.drawFaults();
    truth.schools().all().filter(School::hasFeed).forEach(plan::planSends);
    plan.sends
        .values()
        .forEach(
            day -> day.sort(Comparator.comparing(RollSend::urn).thenComparing(RollSend::order)));
    return plan;
  }

  private void drawFaults() {
    keepMassMovesClear();
    keepShortStaysClear();
    List<SchoolDay> all = new ArrayList<>();
    truth
        .schools()
        .all()
        .filter(School::hasFeed)
        .forEach(s -> truth.period().daysOf(s).forEach(d -> all.add(new SchoolDay(s.urn(), d))));
    schoolDays = all.size();
    int wanted = Math.max(CYCLE.size(), (int) Math.ceil(schoolDays * FAULTS));
    int next = 0;
    for (SchoolDay at : dice.shuffled(all)) {
      if (faults.size() >= wanted) return;
      if (place(CYCLE.get(next % CYCLE.size()), at)) next++;
    }
  }

  /**
   * The roll that shows a mass move, and the next, come whole: the officers' decision is what is
   * played there.
   */
  private void keepMassMovesClear() {
    record Day(String urn, LocalDate last) {}
    Map<Day, Integer> leavers = new HashMap<>();
    truth.departures().forEach(d -> leavers.merge(new Day(d.urn(), d.last()), 1, Integer::sum));
    leavers.forEach(
        (at, count) -> {
          if (count <= MANY_LEAVERS) return;
          List<LocalDate> after =
              truth.period().schoolDays().stream()
                  .filter(d -> !d.isBefore(at.last()))
                  .limit(4)
                  .toList();
          after.forEach(d -> taken.add(new SchoolDay(at.urn(), d)));
        });
  }

  /** A stay of days must be on one roll at least, or no roll could ever tell of it. */
  private void keepShortStaysClear() {
    truth
        .timelines()
        .flatMap(t -> t.registrations().stream())
        .filter(r -> r.first().isAfter(truth.period().start()) && !r.isOpen())
        .forEach(
            r ->
                truth.period().schoolDays().stream()
                    .filter(d -> !d.isBefore(r.first()))
                    .limit(2)
                    .forEach(d -> taken.add(new SchoolDay(r.urn(), d))));
    truth
        .schools()
        .all()
        .forEach(
            s ->
                truth.period().daysOf(s).stream()
                    .skip(1)
                    .limit(1)
                    .forEach(d -> taken.add(new SchoolDay(s.urn(), d))));
  }

  private boolean place(FeedFault fault, SchoolDay at) {
    List<LocalDate> days = truth.period().daysOf(truth.schools().at(at.urn()));
    int i = days.indexOf(at.day());
    int span =
        switch (fault) {
          case LATE -> 2;
          case OUT_OF_ORDER -> 3;
          case MISSING,
              EMPTY,
              HEADER_ONLY,
              CUT,
              DOUBLED,
              WRONG_SCHOOL,
              DUPLICATE_NUMBER,
              UNREADABLE_ROWS ->
              1;
        };
    boolean firstDay = i == 0 && fault != FeedFault.MISSING && fault != FeedFault.DOUBLED;
    if (firstDay || i + span > days.size()) return false;
    List<SchoolDay> touched =
        days.subList(i, i + span).stream().map(d -> new SchoolDay(at.urn(), d)).toList();
    if (touched.stream().anyMatch(taken::contains)) return false;
    taken.addAll(touched);
    touched.subList(0, Math.max(1, span - 1)).forEach(t -> faults.put(t, fault));
    return true;
  }

  private void planSends(School school) {
    List<LocalDate> days = truth.period().daysOf(school);
    Slot usual = List.of(Slot.DAWN, Slot.EARLY, Slot.MORNING, Slot.REGISTRATION).get(dice.below(4));
    List<LocalDate> keptBack = new ArrayList<>();
    for (LocalDate day : days) {
      FeedFault fault = faults.get(new SchoolDay(school.urn(), day));
      if (fault == FeedFault.LATE || fault == FeedFault.OUT_OF_ORDER) {
        keptBack.add(day);
        continue;
      }
      if (keptBack.size() == 2) {
        send(school, keptBack.get(1), day, usual, 0, Content.WHOLE);
        send(school, keptBack.get(0), day, usual, 1, Content.WHOLE);
      }
      if (fault != FeedFault.MISSING) {
        send(school, day, day, usual, 2, fault == null ? Content.WHOLE : fault.content());
      }
      if (fault == FeedFault.DOUBLED)
        send(school, day, day, dice.chance(0.5) ? usual : Slot.NOON, 3, Content.WHOLE);
      if (fault != null && !fault.content().isGenuine() && dice.chance(CORRECTED)) {
        send(school, day, day, Slot.NOON, 3, Content.WHOLE);
      }
      if (keptBack.size() == 1) send(school, keptBack.get(0), day, Slot.NOON, 3, Content.WHOLE);
      keptBack.clear();
    }
  }

  private void send(
      School school, LocalDate rollDate, LocalDate on, Slot slot, int order, Content content) {
    sends
        .computeIfAbsent(on, d -> new ArrayList<>())
        .add(new RollSend(school.urn(), rollDate, on, slot, order, content));
  }

  /** What is sent on that day in that slot, school by school. */
  public List<RollSend> sends(LocalDate on, Slot slot) {
    return sends.getOrDefault(on, List.of()).stream().filter(s -> s.slot() == slot).toList();
  }

  /** All school days of all schools with a feed. */
  public int schoolDays() {
    return schoolDays;
  }

  /** School days on which that went wrong. */
  public long count(FeedFault fault) {
    return faults.values().stream().filter(fault::equals).count();
  }
}
