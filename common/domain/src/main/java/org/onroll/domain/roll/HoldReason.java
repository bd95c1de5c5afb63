package org.onroll.domain.roll;

/** Why a roll is held. */
public record HoldReason(Code code, String text) {
  /** Stable names of the reasons. */
  public enum Code {
    EMPTY("empty", false, false),
    HEADER_ONLY("header-only", false, false),
    TRUNCATED("truncated", false, false),
    LEAVERS("leavers", true, true),
    SIZE("size", true, true),
    DUPLICATE_UPN("duplicate-upn", true, false),
    WRONG_SCHOOL("wrong-school", false, false),
    UNREADABLE_ROWS("unreadable-rows", true, false);

    private final String id;
    private final boolean releasable;
    private final boolean needsSecond;

    Code(String id, boolean releasable, boolean needsSecond) {
      this.id = id;
      this.releasable = releasable;
      this.needsSecond = needsSecond;
    }

    public String id() {
      return id;
    }

    /** An officer may accept the roll all the same. */
    public boolean releasable() {
      return releasable;
    }

    /** Two different officers must say so. */
    public boolean needsSecond() {
      return needsSecond;
    }
  }
}
