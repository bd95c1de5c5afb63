package org.onroll.notificationintake;

import static java.util.Map.entry;

import java.util.Map;
import org.onroll.platform.function.Spine;
import org.onroll.platform.http.Callers;
import org.onroll.platform.http.HttpEdge.Route;

/** Routes of referrals and of what comes with them: a return's first answer does without. */
final class ReferralRoutes {
  private ReferralRoutes() {}

  static Map<String, Route> all(Spine spine, Callers callers, Receipts receipts, FollowUps later) {
    ReferralIntake referrals = new ReferralIntake(spine, callers, receipts);
    Originals originals = new Originals(spine, callers);
    RollQuestions questions = new RollQuestions(spine, callers, receipts);
    return Map.ofEntries(
        entry("POST /referrals", referrals::referral),
        entry("POST /receipts/{id}/safeguarding-referral", later::referralOfSender),
        entry("PUT /receipts/{id}/original", originals::put),
        entry("GET /receipts/{id}/original", originals::get),
        entry("POST /roll-questions", questions::ask));
  }
}
