package org.onroll.platform.http;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import org.onroll.domain.returns.Safeguarding;

/** What every form answers to a safeguarding concern (requirement B5). */
public final class Signposts {
  private static final String REFER =
      "Make the safeguarding referral yourself: telling us here is not one.";

  private Signposts() {}

  /** Puts {@code signposts} into an answer; empty where there is no concern. */
  public static void put(ObjectNode answer, Safeguarding safeguarding) {
    ArrayNode signposts = answer.putArray("signposts");
    if (!safeguarding.concern()) return;
    signpost(signposts, "Police", "If a child is in immediate danger, call 999.");
    signpost(
        signposts,
        "MASH",
        "Refer to the Multi-Agency Safeguarding Hub through the authority's own route.");
    signpost(
        signposts,
        "LCSS",
        "Unsure? The Locality and Community Support Service talks a worry through with you.");
  }

  /** What remains to be done about a concern. */
  public static List<String> remaining(Safeguarding safeguarding) {
    return safeguarding.concern() && !safeguarding.referralMade() ? List.of(REFER) : List.of();
  }

  private static void signpost(ArrayNode signposts, String service, String text) {
    signposts.addObject().put("service", service).put("text", text);
  }
}
