package org.onroll.domain.identity;

/** As the Common Transfer File writes it. */
public enum Sex {
  M,
  F
}
