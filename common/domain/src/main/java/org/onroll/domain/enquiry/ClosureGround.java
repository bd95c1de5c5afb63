package org.onroll.domain.enquiry;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The ends that a case may have and the evidence that each asks for (requirement E3: the three
 * grounds of Oxfordshire's policy and the other recorded ends).
 */
public enum ClosureGround {
  ON_ROLL("on-roll", "school", "confirmedBy", "confirmedOn", "source"),
  HOME_EDUCATED("home-educated", "parentNotice", "suitabilityAssured", "confirmedOn"),
  CHECKS_EXHAUSTED("checks-exhausted", "panelOn", "s2sUploadedOn", "checks"),
  MOVED_AUTHORITY("moved-authority", "authority", "acknowledgedBy", "acknowledgedOn"),
  OVER_AGE("over-age", "lastDayOfCompulsoryAge"),
  DECEASED("deceased", "confirmedBy", "confirmedOn"),
  CUSTODY("custody", "confirmedBy", "confirmedOn"),
  DUPLICATE("duplicate", "caseReference");

  private final String id;

  @SuppressWarnings("ImmutableEnumChecker") // List.of is immutable
  private final List<String> evidence;

  ClosureGround(String id, String... evidence) {
    this.id = id;
    this.evidence = List.of(evidence);
  }

  public static Optional<ClosureGround> parse(String id) {
    return Arrays.stream(values()).filter(g -> g.id.equals(id)).findFirst();
  }

  public String id() {
    return id;
  }

  public List<String> evidence() {
    return evidence;
  }

  /** What {@code given} lacks, by name. */
  public List<String> missing(Map<String, String> given) {
    return evidence.stream().filter(e -> given.getOrDefault(e, "").isBlank()).toList();
  }
}
