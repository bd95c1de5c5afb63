package org.onroll.world.county;

import java.util.List;

/** Draws names as England has them. */
public final class Names {
  private static final double DOUBLE_BARRELLED = 0.06;
  private static final double MIDDLE_NAME = 0.55;

  private final List<Heritage> heritages = Heritage.all();
  private final int total = heritages.stream().mapToInt(Heritage::weight).sum();

  public Heritage heritage(Dice dice) {
    int at = dice.below(total);
    for (Heritage heritage : heritages) {
      at -= heritage.weight();
      if (at < 0) return heritage;
    }
    return heritages.getLast();
  }

  /** A family name, now and then joined of two, the second perhaps from elsewhere. */
  public Surname surname(Heritage heritage, Dice dice) {
    Surname first = dice.pick(heritage.surnames());
    if (!dice.chance(DOUBLE_BARRELLED) || first.sons().matches(".*[- ].*")) return first;
    Surname second = dice.pick(heritage(dice).surnames());
    return second.equals(first) || second.sons().matches(".*[- ].*") ? first : first.joined(second);
  }

  /** The full name of a child of that family. */
  public Spelling child(Surname surname, Heritage heritage, Sex sex, Dice dice) {
    List<String> given = heritage.givenNames(sex);
    String forename = dice.pick(given);
    String middle = dice.chance(MIDDLE_NAME) ? dice.pick(given) : "";
    return new Spelling(surname.of(sex), forename, middle.equals(forename) ? "" : middle);
  }

  /** The name of a parent. */
  public String parent(Surname surname, Heritage heritage, Sex sex, Dice dice) {
    return dice.pick(heritage.givenNames(sex)) + " " + surname.of(sex);
  }
}
