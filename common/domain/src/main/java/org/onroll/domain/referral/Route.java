package org.onroll.domain.referral;

import java.util.Arrays;
import java.util.Optional;

/** The routes of the authority's page, as the referrer sees them (requirement B4). */
public enum Route {
  /** The child has left a school, and no new school has confirmed. */
  LEFT("left-without-new-school"),
  /** The child has stopped attending or did not return. */
  STOPPED("stopped-attending"),
  /** A place was allocated and the family cannot be reached. */
  NOT_TAKEN_UP("place-not-taken-up"),
  /** Somebody tells of a child and knows no more of the schooling. */
  NOT_SURE("not-sure");

  private final String id;

  Route(String id) {
    this.id = id;
  }

  public static Optional<Route> parse(String id) {
    return Arrays.stream(values()).filter(r -> r.id.equals(id)).findFirst();
  }

  public String id() {
    return id;
  }
}
