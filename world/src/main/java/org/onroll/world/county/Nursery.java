package org.onroll.world.county;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;

/**
 * Brings children into the world, one at a time: those of the first day and those who come later.
 */
public final class Nursery {
  private static final double NUMBER_FROM_ELSEWHERE = 0.08;
  private static final double INDEPENDENT_WITHOUT_NUMBER = 0.3;
  private static final List<String> OTHER_AUTHORITIES =
      List.of("8259", "8509", "8679", "9169", "9339");

  private final Names names;
  private final Households households;
  private final UpnIssuer issuer;
  private final List<School> allocating;
  private final Dice dice;
  private int born;

  public Nursery(Names names, Households households, UpnIssuer issuer, Schools schools, Dice dice) {
    this.names = names;
    this.households = households;
    this.issuer = issuer;
    this.allocating = schools.all().filter(s -> s.teaches(Age.RECEPTION)).toList();
    this.dice = dice;
  }

  /**
   * A child of a new family, of the age of that year group on that day, with the number of a first
   * school.
   */
  public Child child(int yearGroup, LocalDate on, School at) {
    Sex sex = dice.chance(0.5) ? Sex.M : Sex.F;
    LocalDate first = Age.firstBirthday(yearGroup, SchoolCalendar.schoolYear(on));
    LocalDate bornOn =
        first.plusDays(dice.below((int) first.until(first.plusYears(1), ChronoUnit.DAYS)));
    Family family = households.found();
    born++;
    return new Child(
        "c-%05d".formatted(born),
        family,
        nameIn(family, sex),
        bornOn,
        sex,
        firstNumber(yearGroup, on, at),
        false);
  }

  /** A full name that fits the family. */
  public Spelling nameIn(Family family, Sex sex) {
    return names.child(family.name(), family.heritage(), sex, dice);
  }

  private String firstNumber(int yearGroup, LocalDate on, School at) {
    if (at.kind() == School.Kind.INDEPENDENT && dice.chance(INDEPENDENT_WITHOUT_NUMBER)) return "";
    int year = SchoolCalendar.schoolYear(on) - Math.max(0, yearGroup);
    if (dice.chance(NUMBER_FROM_ELSEWHERE)) {
      return issuer.permanent(
          dice.pick(OTHER_AUTHORITIES) + "%03d".formatted(dice.below(1000)), year);
    }
    School by = at.teaches(Age.RECEPTION) ? at : dice.pick(allocating);
    return issuer.permanent(by.dfeNumber(), year);
  }

  /** A new permanent number from that school. */
  public String newNumber(School school, LocalDate on) {
    return issuer.permanent(school.dfeNumber(), SchoolCalendar.schoolYear(on));
  }

  /** A temporary number from that school. */
  public String temporaryNumber(School school, LocalDate on) {
    return issuer.temporary(school.dfeNumber(), SchoolCalendar.schoolYear(on));
  }
}
