package org.onroll.world.onroll;

import com.fasterxml.jackson.databind.JsonNode;

/**
 * A referral as OnRoll keeps it.
 *
 * @param id the receipt that the referrer was given
 * @param outcome where it went
 * @param caseId the case that it opened or joined; empty where there is none
 */
public record KeptReferral(
    String id, String referrer, String outcome, String caseId, boolean joined) {
  /** The form of the contract. */
  public static KeptReferral of(JsonNode node) {
    return new KeptReferral(
        Json.text(node, "id"),
        Json.text(node, "referrer"),
        Json.text(node, "outcome"),
        Json.text(node.path("case"), "id"),
        node.path("case").path("joined").asBoolean());
  }

  /** The case that came into being by this referral; empty where there is none. */
  public String opened() {
    return joined ? "" : caseId;
  }
}
