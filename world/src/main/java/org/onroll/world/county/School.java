package org.onroll.world.county;

import java.time.LocalDate;
import java.util.Set;

/**
 * A school.
 *
 * @param dfeNumber {@code 931/9001}
 * @param lowYear the most junior year group, see {@link Age}
 * @param highYear the most senior one
 * @param intake its share of a year group of the county
 * @param partner the URN of the junior school that an infant school feeds, or empty
 * @param closures its own days without school inside a term
 */
public record School(
    String urn,
    String name,
    String dfeNumber,
    Kind kind,
    int lowYear,
    int highYear,
    double intake,
    String partner,
    Software software,
    ReturnHabit habit,
    Set<LocalDate> closures) {

  /** Kinds of school, with the phase and type that OnRoll's register of schools uses. */
  public enum Kind {
    PRIMARY("primary", "maintained", "Primary School"),
    INFANT("infant", "maintained", "Infant School"),
    JUNIOR("junior", "academy", "Junior School"),
    SECONDARY("secondary", "academy", "School"),
    SPECIAL("special", "special", "Special School"),
    PRU("pru", "pru", "Pupil Referral Unit"),
    INDEPENDENT("independent", "independent", "College");

    private final String phase;
    private final String type;
    private final String title;

    Kind(String phase, String type, String title) {
      this.phase = phase;
      this.type = type;
      this.title = title;
    }

    public String phase() {
      return phase;
    }

    public String type() {
      return type;
    }

    String title() {
      return title;
    }
  }

  public boolean hasFeed() {
    return software != Software.NONE;
  }

  public boolean teaches(int yearGroup) {
    return yearGroup >= lowYear && yearGroup <= highYear;
  }

  public int lowAge() {
    return lowYear + 4;
  }

  public int highAge() {
    return highYear + 5;
  }
}
