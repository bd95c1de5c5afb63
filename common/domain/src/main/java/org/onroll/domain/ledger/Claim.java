package org.onroll.domain.ledger;

import java.time.LocalDate;

/**
 * Who claimed a leaver.
 *
 * @param school URN; blank for a parent's notice or a decision
 * @param on the day from which the child is in education again
 * @param evidence in words, without names
 * @param source receipt of the roll or notice, or id of the case
 */
public record Claim(
    By by, Grade grade, String school, LocalDate on, String evidence, String source) {

  /** What can claim a leaver (requirement C5). */
  public enum By {
    ROLL("roll"),
    HOME_EDUCATION_NOTICE("home-education-notice"),
    CLOSURE("closure");

    private final String id;

    By(String id) {
      this.id = id;
    }

    public String id() {
      return id;
    }
  }

  /** How good evidence of where a child is can be (requirement C10). */
  public enum Grade {
    DECLARED("declared"),
    CONFIRMED("confirmed"),
    ON_ROLL("on-roll"),
    SEEN("seen");

    private final String id;

    Grade(String id) {
      this.id = id;
    }

    public String id() {
      return id;
    }
  }
}
