package org.onroll.world.truth;

/** What became of a child whose name left a register. */
public enum Fate {
  MOVED("moved to a school with a feed"),
  MOVED_WITHOUT_FEED("moved to a school without a feed"),
  CAME_BACK("came back to the same school"),
  MOVED_AWAY("moved to another part of England"),
  ABROAD("emigrated"),
  EDUCATED_ELSEWHERE("goes to school outside the county"),
  HOME_EDUCATED("educated at home"),
  VANISHED("vanished without a word"),
  ENTERED_AND_VANISHED("entered a new school, then vanished"),
  NEVER_ARRIVED("never arrived at the school that was named"),
  FALSE_HOME_EDUCATION("said to be educated at home, is not"),
  FALSE_ABROAD("said to be abroad, is not"),
  LEAVE_OVERRUN("not back from leave (ground h)"),
  LONG_ABSENCE("absent for twenty days (ground i)"),
  NOT_TURNED_UP("did not turn up at the next school in September"),
  TOO_YOUNG("left before compulsory school age, in no education"),
  OVER_AGE("over compulsory school age"),
  SECOND_REGISTRATION("second registration ended");

  private final String words;

  Fate(String words) {
    this.words = words;
  }

  public String words() {
    return words;
  }

  /** Leaves the county or its schools for good. */
  public boolean isOutOfCounty() {
    return this == MOVED_AWAY || this == ABROAD || this == EDUCATED_ELSEWHERE;
  }

  /** Ends in no education at all. */
  public boolean isMissing() {
    return switch (this) {
      case VANISHED,
          NEVER_ARRIVED,
          FALSE_HOME_EDUCATION,
          FALSE_ABROAD,
          LEAVE_OVERRUN,
          LONG_ABSENCE,
          NOT_TURNED_UP,
          TOO_YOUNG ->
          true;
      case MOVED,
          MOVED_WITHOUT_FEED,
          CAME_BACK,
          MOVED_AWAY,
          ABROAD,
          EDUCATED_ELSEWHERE,
          HOME_EDUCATED,
          ENTERED_AND_VANISHED,
          OVER_AGE,
          SECOND_REGISTRATION ->
          false;
    };
  }

  /** The office's return says what is not so: without such a return there is no such fate. */
  public boolean isLie() {
    return this == NEVER_ARRIVED || this == FALSE_HOME_EDUCATION || this == FALSE_ABROAD;
  }

  /** The office knows no more than that the child is gone. */
  public boolean isUnknownToTheSchool() {
    return this == VANISHED || this == LEAVE_OVERRUN || this == LONG_ABSENCE || this == TOO_YOUNG;
  }
}
