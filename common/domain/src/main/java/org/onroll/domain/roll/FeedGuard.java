package org.onroll.domain.roll;

import static org.onroll.domain.roll.HoldReason.Code.DUPLICATE_UPN;
import static org.onroll.domain.roll.HoldReason.Code.EMPTY;
import static org.onroll.domain.roll.HoldReason.Code.HEADER_ONLY;
import static org.onroll.domain.roll.HoldReason.Code.LEAVERS;
import static org.onroll.domain.roll.HoldReason.Code.SIZE;
import static org.onroll.domain.roll.HoldReason.Code.TRUNCATED;
import static org.onroll.domain.roll.HoldReason.Code.UNREADABLE_ROWS;
import static org.onroll.domain.roll.HoldReason.Code.WRONG_SCHOOL;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * Decides whether a roll is trusted enough to be compared (requirement C3): a broken feed must open
 * nothing and close nothing. Pupils who leave in the ordinary way at the turn of the school year do
 * not count.
 */
public final class FeedGuard {
  private final GuardLevels levels;

  public FeedGuard(GuardLevels levels) {
    this.levels = levels;
  }

  /**
   * What the file is held against.
   *
   * @param roll the last accepted one
   * @param endedWithLineBreak whether its file did
   */
  public record Accepted(Roll roll, boolean endedWithLineBreak) {}

  /**
   * Why {@code reading} is to be held; empty where it may be accepted.
   *
   * @param accepted empty for the first roll of a school
   * @param ordinaryLeaver pupils whose leaving today is expected
   */
  public List<HoldReason> check(
      RollReading reading, Optional<Accepted> accepted, Predicate<Pupil> ordinaryLeaver) {
    switch (reading.shape()) {
      case EMPTY -> {
        return List.of(new HoldReason(EMPTY, "The file is empty."));
      }
      case HEADER_ONLY -> {
        return List.of(new HoldReason(HEADER_ONLY, "The file has a header and no pupils."));
      }
      case TRUNCATED -> {
        return List.of(new HoldReason(TRUNCATED, "The file ends in the middle of a line."));
      }
      case WHOLE -> {}
    }
    List<HoldReason> reasons = new ArrayList<>();
    checkAlone(reading, reasons);
    accepted.ifPresent(a -> checkAgainst(a, reading, ordinaryLeaver, reasons));
    return reasons;
  }

  private void checkAlone(RollReading reading, List<HoldReason> reasons) {
    if (reading.otherSchool() > 0) {
      reasons.add(
          new HoldReason(
              WRONG_SCHOOL, reading.otherSchool() + " lines carry the URN of another school."));
    }
    Map<String, Integer> doubled = Roll.doubledUpns(reading.rows());
    if (!doubled.isEmpty()) {
      reasons.add(
          new HoldReason(
              DUPLICATE_UPN,
              doubled.size()
                  + " UPN"
                  + (doubled.size() == 1 ? " stands" : "s stand")
                  + " on more than one line."));
    }
    if (reading.rows().stream().noneMatch(p -> p.status().onRoll())
        && reading.setAside().isEmpty()) {
      reasons.add(new HoldReason(EMPTY, "No line is of a pupil on the register today."));
    }
    int unreadable = reading.setAside().size();
    int allowed = levels.unreadable(reading.lines());
    if (unreadable > allowed) {
      reasons.add(
          new HoldReason(
              UNREADABLE_ROWS,
              unreadable + " lines cannot be read; at most " + allowed + " may be set aside."));
    }
  }

  private void checkAgainst(
      Accepted accepted,
      RollReading reading,
      Predicate<Pupil> ordinaryLeaver,
      List<HoldReason> reasons) {
    Roll before = accepted.roll();
    List<Pupil> staying = before.lines().stream().filter(p -> !ordinaryLeaver.test(p)).toList();
    Roll after = reading.rollAfter(before);
    RollDiff diff = RollDiff.between(before, after);
    long leavers = diff.leavers().stream().filter(p -> !ordinaryLeaver.test(p)).count();
    int fewest = staying.isEmpty() ? before.size() : staying.size();

    long kept = before.size() - (long) diff.leavers().size();
    long keptOfStaying = staying.size() - leavers;
    if (!staying.isEmpty() ? keptOfStaying * 2 < staying.size() : kept * 2 < before.size()) {
      reasons.add(
          new HoldReason(
              WRONG_SCHOOL,
              "Fewer than half of the pupils of the last accepted roll are on this one: "
                  + "is it another school's file?"));
    }
    int allowed = levels.leavers(before.size());
    if (leavers > allowed) {
      reasons.add(
          new HoldReason(
              LEAVERS,
              leavers
                  + " pupils of the last accepted roll are gone; at most "
                  + allowed
                  + " pass without a check."));
    }
    if (after.size() * 100L < (long) fewest * levels.fewestPercent()) {
      reasons.add(
          new HoldReason(
              SIZE,
              "The roll has " + after.size() + " pupils where " + fewest + " were expected."));
    }
    boolean cutAtALine =
        accepted.endedWithLineBreak()
            && !reading.endsWithLineBreak()
            && after.size() < before.size();
    if (cutAtALine) {
      reasons.add(
          new HoldReason(
              TRUNCATED, "The file ends without a line break and has fewer pupils than before."));
    }
  }
}
