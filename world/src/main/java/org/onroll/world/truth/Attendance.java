package org.onroll.world.truth;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.onroll.world.county.OwnDays;
import org.onroll.world.county.School;
import org.onroll.world.county.Schools;

/** Who of those on the registers does not attend, or not full time. Only the world knows it. */
public final class Attendance {
  /** So many continuous school days without leave make a return owed, and a child absent. */
  public static final int CONTINUOUS = 10;

  private final Schools schools;
  private final OwnDays days;
  private final LocalDate end;
  private final List<Spell> spells;
  private final List<PartTime> partTimes;

  /**
   * Spells and timetables of children who stay on the registers.
   *
   * @param end the last day that is played
   */
  public Attendance(
      Schools schools, OwnDays days, LocalDate end, List<Spell> spells, List<PartTime> partTimes) {
    this.schools = schools;
    this.days = days;
    this.end = end;
    this.spells = List.copyOf(spells);
    this.partTimes = List.copyOf(partTimes);
  }

  public List<Spell> spells() {
    return spells;
  }

  public List<PartTime> partTimes() {
    return partTimes;
  }

  public OwnDays days() {
    return days;
  }

  public LocalDate end() {
    return end;
  }

  public School school(Spell spell) {
    return schools.at(spell.urn());
  }

  /** The school's days that were missed up to that day, oldest first. */
  public List<LocalDate> missed(Spell spell, LocalDate until) {
    LocalDate last = spell.last().isBefore(until) ? spell.last() : until;
    return days.between(school(spell), spell.first(), last).stream()
        .filter(spell::isMissed)
        .toList();
  }

  /** The day on which the {@code count}th school day of it was missed, where that is played. */
  public Optional<LocalDate> missedFor(Spell spell, int count) {
    List<LocalDate> missed = missed(spell, end);
    return missed.size() < count ? Optional.empty() : Optional.of(missed.get(count - 1));
  }

  /** Away for ten continuous school days without leave or sickness, whatever the school codes. */
  public List<Spell> longAbsent() {
    return spells.stream()
        .filter(Spell::isContinuousWithoutLeave)
        .filter(s -> missedFor(s, CONTINUOUS).isPresent())
        .toList();
  }
}
