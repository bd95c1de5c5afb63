package org.onroll.world.feed;

/** What goes wrong with a school's feed on a day. */
public enum FeedFault {
  MISSING("missing", Content.WHOLE),
  EMPTY("empty", Content.EMPTY),
  HEADER_ONLY("header only", Content.HEADER_ONLY),
  CUT("cut in the middle", Content.CUT),
  /** The roll of the day comes on the next day, after the next day's. */
  LATE("late", Content.WHOLE),
  /** Two rolls are kept back and sent on the third day, the second before the first. */
  OUT_OF_ORDER("out of order", Content.WHOLE),
  DOUBLED("doubled", Content.WHOLE),
  WRONG_SCHOOL("another school's", Content.WRONG_SCHOOL),
  DUPLICATE_NUMBER("a number twice", Content.DUPLICATE_NUMBER),
  UNREADABLE_ROWS("unreadable rows", Content.UNREADABLE_ROWS);

  /** What a file holds. */
  public enum Content {
    WHOLE,
    EMPTY,
    HEADER_ONLY,
    CUT,
    WRONG_SCHOOL,
    DUPLICATE_NUMBER,
    UNREADABLE_ROWS;

    /** Shows the school's register as it is that day, but for rows that cannot be read. */
    public boolean isGenuine() {
      return this == WHOLE || this == UNREADABLE_ROWS;
    }

    /** Must never be accepted, by nobody. */
    public boolean isNeverARoll() {
      return this == EMPTY || this == HEADER_ONLY || this == CUT || this == WRONG_SCHOOL;
    }
  }

  private final String words;
  private final Content content;

  FeedFault(String words, Content content) {
    this.words = words;
    this.content = content;
  }

  public String words() {
    return words;
  }

  public Content content() {
    return content;
  }
}
