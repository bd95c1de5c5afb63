package org.onroll.domain.records;

/** The drains: each scheduled function empties one of them. */
public enum DueKind {
  DEADLINE,
  DIFF,
  CALENDAR,
  MAIL,
  UPLOAD
}
