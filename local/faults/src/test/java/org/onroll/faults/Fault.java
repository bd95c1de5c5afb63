package org.onroll.faults;

/** What happens at one external call. */
enum Fault {
  /** The process ends, and the call is not made. */
  KILLED_BEFORE("killed before", true),
  /** The call is done, and the process ends without its answer. */
  KILLED_AFTER("killed after", true),
  /** The call is done, its answer is lost, and the SDK makes it again. */
  ANSWER_LOST("answer lost", false),
  /** The call is done, and the caller is told that time ran out. */
  TIMED_OUT("timed out", false),
  /** The call is refused however often the SDK makes it. */
  THROTTLED("throttled", false),
  /** Of a batch, every other item is left unprocessed. */
  UNPROCESSED("unprocessed", false),
  /** Somebody else does the same, or what the scenario says, from beginning to end just before. */
  OVERTAKEN("overtaken", false);

  private final String text;
  private final boolean kills;

  Fault(String text, boolean kills) {
    this.text = text;
    this.kills = kills;
  }

  boolean kills() {
    return kills;
  }

  @Override
  public String toString() {
    return text;
  }
}
