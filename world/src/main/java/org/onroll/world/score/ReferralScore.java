package org.onroll.world.score;

import java.util.List;

/**
 * What came of referrals.
 *
 * @param sources by who referred
 * @param leads by what was true of the child
 * @param underEnquiry truly missing children with an open case on the last day, however it began
 * @param throughReferralAlone those of them whose case a referral opened
 * @param secondCases opened by a referral although the child had an open case
 */
public record ReferralScore(
    List<Row> sources,
    List<Row> leads,
    int underEnquiry,
    int throughReferralAlone,
    int secondCases) {
  /**
   * Referrals of one kind, by what they ended in.
   *
   * @param joined a case that was open already
   * @param open a case of their own, open on the last day
   * @param closed a case of their own, closed since with evidence
   * @param elsewhere another team, and no case
   */
  public record Row(String name, int joined, int open, int closed, int elsewhere) {
    public int all() {
      return joined + open + closed + elsewhere;
    }
  }
}
