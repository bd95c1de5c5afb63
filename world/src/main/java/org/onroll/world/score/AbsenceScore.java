package org.onroll.world.score;

import java.util.OptionalDouble;

/**
 * What the authority knows, by returns, of pupils who stay on the roll and are not in school.
 *
 * @param longAbsent away for ten continuous school days or more without leave or sickness, in truth
 * @param gone those of them whom nobody would find at the address
 * @param known those of whom an attendance return has told
 * @param goneKnown those who are gone and of whom one has told
 * @param codedIll those whom the school codes as ill, so that it owes no attendance return
 * @param medianDaysUntilKnown school days from the tenth day to the first return, of those known
 * @param attendance attendance returns owed for ten continuous days
 * @param beforeTheTenth absences told of although ten days were not over
 * @param irregular pupils who miss days of every week
 * @param irregularKnown those of whom a return has told
 * @param irregularMonthly those of whom one has told at least monthly since
 * @param sickness sickness returns owed for fifteen days
 * @param questionable spells told of as sickness that are none
 */
public record AbsenceScore(
    int longAbsent,
    int gone,
    int known,
    int goneKnown,
    int codedIll,
    OptionalDouble medianDaysUntilKnown,
    Owed attendance,
    int beforeTheTenth,
    int irregular,
    int irregularKnown,
    int irregularMonthly,
    Owed sickness,
    int questionable) {
  /** Returns that were owed, by what became of them. */
  public record Owed(int inTime, int late, int never) {
    public int all() {
      return inTime + late + never;
    }
  }
}
