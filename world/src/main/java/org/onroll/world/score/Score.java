package org.onroll.world.score;

import java.util.List;
import java.util.OptionalDouble;

/**
 * How well OnRoll knows who is missing, on the last day played.
 *
 * @param all every truly missing child
 * @param withFeed those whose last school had an accepted roll on each of its last six school days
 * @param falseAlarms cases opened on a child who that day was in education or out of scope
 * @param falseAlarmsAvoidable those of them that a message already in OnRoll's hands spoke against
 * @param wrongClosures ledger entries and cases closed for a child who was truly missing
 * @param wrongClosuresAvoidable those of them that OnRoll held evidence against
 * @param declaredOnlyWouldFind truly missing children of whom a return alone would have told
 * @param leavers names that left a register during play, second registrations included
 * @param diagnosis what is worth looking into, child by child
 */
public record Score(
    Group all,
    Group withFeed,
    int falseAlarms,
    int falseAlarmsAvoidable,
    int wrongClosures,
    int wrongClosuresAvoidable,
    int declaredOnlyWouldFind,
    int leavers,
    List<Finding> diagnosis) {

  /**
   * The figures of one group of children.
   *
   * @param underEnquiry with an open case
   * @param pending without one, while the wait that the rules set has not run out
   * @param medianSchoolDaysToEnquiry from the first day on no roll to the opening of the case
   * @param enquiriesPerMissingChild cases opened for each truly missing child
   */
  public record Group(
      int trulyMissing,
      int underEnquiry,
      int pending,
      OptionalDouble medianSchoolDaysToEnquiry,
      OptionalDouble enquiriesPerMissingChild) {
    public int overlooked() {
      return trulyMissing - underEnquiry - pending;
    }
  }

  /**
   * One child that the score counts against OnRoll.
   *
   * @param kind overlooked, avoidable false alarm, or wrong closure
   * @param child the world's synthetic id
   * @param timeline what happened, one line an event, in the order of time
   */
  public record Finding(Kind kind, String child, String upn, String urn, List<String> timeline) {}

  /** Kinds of finding. */
  public enum Kind {
    OVERLOOKED("missing, no enquiry"),
    OVERLOOKED_WITHOUT_FEED("missing, no enquiry, no feed"),
    AVOIDABLE_FALSE_ALARM("avoidable false alarm"),
    WRONG_CLOSURE("wrong closure"),
    AVOIDABLE_WRONG_CLOSURE("avoidable wrong closure");

    private final String words;

    Kind(String words) {
      this.words = words;
    }

    public String words() {
      return words;
    }
  }
}
