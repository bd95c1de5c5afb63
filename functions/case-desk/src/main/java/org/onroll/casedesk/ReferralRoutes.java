package org.onroll.casedesk;

import static java.util.Map.entry;

import java.util.Map;
import org.onroll.platform.function.Spine;
import org.onroll.platform.http.Callers;
import org.onroll.platform.http.HttpEdge.Route;

/**
 * Routes of referrals, of a case's kind and of vulnerability groups, made when one is asked for.
 */
final class ReferralRoutes {
  private ReferralRoutes() {}

  static Map<String, Route> all(Spine spine, Callers callers, Casework cases) {
    ConversionDesk conversions = new ConversionDesk(spine, callers, cases);
    GroupDesk groups = new GroupDesk(spine, callers, cases);
    ReferralDesk referrals = new ReferralDesk(spine, callers);
    return Map.ofEntries(
        entry("POST /cases/{id}/conversion", conversions::convert),
        entry("POST /cases/{id}/groups", groups::record),
        entry("POST /cases/{id}/groups/taken-back", groups::takeBack),
        entry("GET /vulnerability-groups", groups::list),
        entry("GET /referrals", referrals::list),
        entry("GET /referrals/{id}", referrals::one),
        entry("POST /referrals/{id}/acknowledgement", referrals::acknowledge),
        entry("GET /roll-questions", referrals::questions));
  }
}
