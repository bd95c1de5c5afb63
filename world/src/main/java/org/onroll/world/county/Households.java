package org.onroll.world.county;

import java.util.List;
import org.onroll.world.county.Family.Address;
import org.onroll.world.county.Family.Parent;

/**
 * Founds families: a name, a place that does not exist, and parents with numbers that reach nobody.
 */
public final class Households {
  private static final List<String> STREETS =
      List.of(
          "Sample Street",
          "Example Road",
          "Specimen Lane",
          "Placeholder Avenue",
          "Pattern Close",
          "Model Terrace");
  private static final List<String> TOWNS =
      List.of("Exampleton", "Sampleford", "Little Specimen", "Patternham");

  private final Names names;
  private final Dice dice;
  private int founded;

  public Households(Names names, Dice dice) {
    this.names = names;
    this.dice = dice;
  }

  public Family found() {
    founded++;
    Heritage heritage = names.heritage(dice);
    Surname surname = names.surname(heritage, dice);
    Parent mother = parent(surname, heritage, Sex.F);
    List<Parent> parents =
        dice.chance(0.7) ? List.of(mother, parent(surname, heritage, Sex.M)) : List.of(mother);
    return new Family("f-%05d".formatted(founded), surname, heritage, address(), parents);
  }

  private Parent parent(Surname surname, Heritage heritage, Sex sex) {
    return new Parent(
        names.parent(surname, heritage, sex, dice), "01632 960%03d".formatted(dice.below(1000)));
  }

  private Address address() {
    String flat = dice.chance(0.2) ? "Flat " + dice.between(1, 30) + ", " : "";
    return new Address(
        flat + dice.between(1, 180) + " " + dice.pick(STREETS),
        dice.pick(TOWNS),
        "ZZ" + dice.between(1, 99) + " " + dice.between(1, 9) + "ZZ");
  }
}
