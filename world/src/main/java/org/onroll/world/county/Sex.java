package org.onroll.world.county;

/** As rolls code it. */
public enum Sex {
  M,
  F
}
