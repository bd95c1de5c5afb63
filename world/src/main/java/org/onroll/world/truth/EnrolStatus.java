package org.onroll.world.truth;

/** Codes of registration as rolls carry them. */
public enum EnrolStatus {
  /** The only school. */
  C,
  /** The main one of two schools. */
  M,
  /** The subsidiary one of two schools. */
  S,
  /** A guest from another authority's school. */
  G;

  /** The registration that the authority's duty looks at. */
  public boolean isMain() {
    return this == C || this == M;
  }
}
