package org.onroll.domain.returns;

/** What a form says to a question that it need not answer. */
public enum Said {
  YES,
  NO,
  UNSAID
}
