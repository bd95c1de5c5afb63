package org.onroll.domain.identity;

/** Opaque, 26 letters and digits: a keyed hash, so that it can stand in URLs, keys and logs. */
public record ChildId(String value) {
  @Override
  public String toString() {
    return value;
  }
}
